import { readFileSync, writeFileSync } from 'node:fs';
import { descargar, firmasDePdf, muni, textoDePdf } from './soporte/comandos.ts';
import { municipalidadDe } from './soporte/personas.ts';
import {
  abrirCaso,
  cambiarDePersona,
  comoFuncionario,
  comoVecina,
  esperarEnlace,
  identificarse,
} from './soporte/recorridos.ts';
import { expect, test } from './soporte/sitio.ts';
import {
  declarar,
  leerFolio,
  pagarCon,
  pedirNumeroNuevo,
  responderPredio,
  subir,
} from './soporte/solicitud.ts';

test('certificado de número: de la ficha al documento firmado, con una corrección', async ({
  page,
  sitio,
}, info) => {
  const municipalidad = municipalidadDe(info);
  const { slug, vecina, revisor, firmante, lugar } = municipalidad;

  const costo = await test.step('la ficha dice qué, cuánto y cuándo', async () => {
    await sitio.ir(`/${slug}/tramites/certificado-numero`);
    const texto = (await page.locator('main').textContent()) ?? '';
    expect(texto).toContain('5 días hábiles');
    await sitio.enlace(/Empezar/);
    return /\$[\d.]+/.exec(texto)?.[0] ?? 'sin costo';
  });

  await test.step('se identifica y responde, una página a la vez', async () => {
    await identificarse(page, sitio, vecina);
    await sitio.boton('Continuar');
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await expect(page).toHaveTitle(/^Error: /);
    await responderPredio(page);
    await sitio.boton('Continuar');
    await pedirNumeroNuevo(page);
    await sitio.boton('Continuar');
  });

  await test.step('marca el punto en el mapa, guarda y sigue después', async () => {
    await Promise.all([
      page.waitForEvent('load'),
      page.locator('input[type=image]').click({ position: lugar }),
    ]);
    await expect(page.getByText(/Punto marcado/)).toBeVisible();
    await sitio.revisar();
    await sitio.boton('Guardar y seguir después');
    await cambiarDePersona(page);
    await sitio.ir('/mis-tramites');
    await identificarse(page, sitio, vecina);
    await sitio.pulsar(page.locator(`a[href^="/${slug}/solicitudes/"]`).first());
    await sitio.enlace('Croquis del predio');
  });

  await test.step('un archivo falso se rechaza sin perder nada; uno bueno pasa', async () => {
    await subir(page, 'croquis.pdf', 'application/pdf', Buffer.from('no soy un PDF'));
    await sitio.boton('Continuar');
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await subir(page, 'croquis.png', 'image/png');
    await sitio.boton('Continuar');
    await page.getByLabel('Correo electrónico').fill(`vecina-${slug}@example.cl`);
    await sitio.boton('Continuar');
  });

  const folio =
    await test.step('revisa, declara, paga lo que decía la ficha y recibe su número', async () => {
      await expect(page.getByText('croquis.png').first()).toBeVisible();
      await declarar(page, sitio);
      await expect(page.getByRole('button', { name: `Pagar ${costo}` })).toBeVisible();
      await pagarCon(page, sitio, 'Pagar');
      const recibido = await leerFolio(page);
      expect(recibido).toMatch(new RegExp(`^${municipalidad.cut}-\\d{4}-\\d{6}$`));
      await esperarEnlace(page, sitio, /Certificado de ingreso/);
      await sitio.enlace('Seguir mi solicitud');
      return recibido;
    });

  await test.step('el revisor toma el caso y pide corregir un dato exacto', async () => {
    await comoFuncionario(page, sitio, municipalidad, revisor);
    await abrirCaso(sitio, folio);
    await sitio.boton('Tomar el caso');
    await sitio.enlace('Pedir corrección');
    await page.getByRole('checkbox', { name: 'Primera calle cercana' }).check();
    await sitio.boton('Revisar antes de enviar');
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await page
      .getByLabel('Qué debe corregir en «Primera calle cercana»')
      .fill('Esa calle no cruza la cuadra.');
    await sitio.boton('Revisar antes de enviar');
    await sitio.boton('Pedir la corrección');
    await expect(page.getByText('En corrección').first()).toBeVisible();
  });

  await test.step('la vecina ve solo lo que debe corregir y lo corrige', async () => {
    await comoVecina(page, sitio, vecina, '/mis-tramites');
    await sitio.pulsar(page.locator(`a[href^="/${slug}/expedientes/"]`).first());
    await sitio.enlace('Responder ahora');
    await expect(page.getByLabel(/^Calle que enfrenta/)).toHaveCount(0);
    await expect(page.getByText('Esa calle no cruza la cuadra.')).toBeVisible();
    await sitio.enlace('English');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correct your application');
    await sitio.enlace('Español');
    await page.getByLabel(/^Primera calle cercana/).fill('Suecia');
    await sitio.boton(/Enviar/);
    await expect(page.getByText('En revisión').first()).toBeVisible();
  });

  await test.step('el revisor aprueba', async () => {
    await comoFuncionario(page, sitio, municipalidad, revisor);
    await abrirCaso(sitio, folio);
    await expect(page.getByText('Suecia').first()).toBeVisible();
    await sitio.enlace('Aprobar');
    await page.getByLabel(/^Número que se certifica/).fill('3552');
    await sitio.boton('Revisar antes de confirmar');
    await sitio.boton('Aprobar');
    await expect(page.getByText('Firmar el documento').first()).toBeVisible();
  });

  await test.step('quien firma lo firma y se emite el certificado', async () => {
    await comoFuncionario(page, sitio, municipalidad, firmante);
    await abrirCaso(sitio, folio);
    await sitio.enlace('Firmar');
    await sitio.boton('Firmar');
    await esperarEnlace(page, sitio, /Certificado de número/);
  });

  await test.step('el expediente exportado se comprueba con la línea de comandos', async () => {
    const zip = await descargar(page, page.getByRole('link', { name: /Descargar el expediente/ }));
    expect(muni('expediente', 'verificar', zip)).toBe(0);
    const bytes = readFileSync(zip);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(zip, bytes);
    expect(muni('expediente', 'verificar', zip)).toBe(1);
  });

  const codigo =
    await test.step('la vecina recibe los avisos y descarga su certificado', async () => {
      await comoVecina(page, sitio, vecina, '/mis-tramites');
      await sitio.pulsar(page.locator(`a[href^="/${slug}/expedientes/"]`).first());
      await expect(page.getByText('Aprobada').first()).toBeVisible();
      await expect(page.getByText('Le notificamos en su domicilio digital').first()).toBeVisible();
      const pdf = await descargar(
        page,
        page.getByRole('link', { name: /Certificado de número/ }).last(),
      );
      expect(firmasDePdf(pdf)).toContain('Signature is Valid');
      expect(muni('verificar', pdf)).toBe(0);
      const texto = textoDePdf(pdf);
      expect(texto).toContain('3552');
      await sitio.ir('/demostracion/correo');
      for (const asunto of [
        `Recibimos su solicitud ${folio}`,
        `Debe corregir su solicitud ${folio}`,
      ])
        await expect(page.getByRole('heading', { name: asunto }).first()).toBeVisible();
      return new RegExp(`${municipalidad.cut}-\\d{6}-[0-9A-Z]{10}`).exec(texto)?.[0] ?? '';
    });

  await test.step('cualquiera lo comprueba con su código; uno inventado no existe', async () => {
    await cambiarDePersona(page);
    await sitio.ir('/verificar');
    await page.getByRole('textbox').first().fill(codigo.toLowerCase());
    await sitio.pulsar(page.locator('main').getByRole('button', { name: 'Verificar' }));
    await expect(page.getByText('Documento vigente').first()).toBeVisible();
    await sitio.ir(`/verificar/${municipalidad.cut}-261124-0000000000`);
    await expect(page.getByText('Documento vigente')).toHaveCount(0);
  });
});
