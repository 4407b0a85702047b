import type { Page } from '@playwright/test';
import { pareceCastellano } from '../soporte/castellano.ts';
import { municipalidadDe, VECINOS } from './soporte/personas.ts';
import { identificarse } from './soporte/recorridos.ts';
import { expect, type Sitio, test } from './soporte/sitio.ts';
import { subir } from './soporte/solicitud.ts';

const CERTIFICADO = '/nunoa/tramites/certificado-numero';

/** Elige un idioma con el enlace del pie, como lo haría una persona. */
async function elegir(pagina: Page, sitio: Sitio, idioma: 'English' | 'Español'): Promise<void> {
  const direccion = pagina.url();
  await sitio.pulsar(pagina.locator('.pie-idiomas').getByRole('link', { name: idioma }));
  await expect(pagina).toHaveURL(direccion);
}

async function estaEn(pagina: Page, idioma: 'en' | 'es-CL', titulo: RegExp): Promise<void> {
  await expect(pagina.locator('html')).toHaveAttribute('lang', idioma);
  await expect(pagina).toHaveTitle(titulo);
}

test.describe('inglés para la ciudadanía', () => {
  for (const [ruta, enIngles, enCastellano] of [
    ['/', /^Municipal services in Chile/, /^Trámites municipales de Chile/],
    ['/buscar', /^Municipalities of Chile/, /^Municipalidades de Chile/],
    ['/buscar?q=xyzxyz', /^Results for “xyzxyz”/, /^Resultados para «xyzxyz»/],
    ['/regiones/13', /^Región Metropolitana/, /^Región Metropolitana/],
    ['/nunoa', /^Municipality of Ñuñoa/, /^Municipalidad de Ñuñoa/],
    ['/nunoa/tramites', /^Services/, /^Trámites/],
    [CERTIFICADO, /^Service: House number certificate/, /^Certificado de número/],
    ['/ingresar', /^Identify yourself/, /^Identifíquese/],
    ['/verificar', /^Check a document/, /^Verificar un documento/],
    ['/no-existe', /^We could not find that page/, /^No encontramos esa página/],
    ['/nunoa/tampoco', /^We could not find that page/, /^No encontramos esa página/],
    ['/ingresar?municipio=uno', /^Error: The request is not/, /^Error: La solicitud no es/],
    ['/accesibilidad', /^Accessibility statement/, /^Declaración de accesibilidad/],
  ] as const) {
    test(`${ruta} cambia a inglés y vuelve`, async ({ page, sitio }) => {
      await sitio.ir(ruta);
      await estaEn(page, 'es-CL', enCastellano);
      await elegir(page, sitio, 'English');
      await estaEn(page, 'en', enIngles);
      await expect(page.getByRole('link', { name: 'Check a document' }).first()).toBeVisible();
      await elegir(page, sitio, 'Español');
      await estaEn(page, 'es-CL', enCastellano);
    });
  }

  for (const [ruta, titulo] of [
    ['/madurez', 'Madurez digital'],
    ['/madurez/metodo', 'Método y límites'],
    ['/nunoa/funcionarios', 'Ingreso de funcionarias y funcionarios'],
  ] as const) {
    test(`${ruta}, sin traducir, lo avisa en inglés y marca su contenido`, async ({
      page,
      sitio,
    }) => {
      await sitio.ir(ruta);
      await expect(page.locator('main > [lang]')).toHaveCount(0);
      await elegir(page, sitio, 'English');
      await estaEn(page, 'en', new RegExp(`^In Spanish: ${titulo}`));
      await expect(page.getByText('The content of this page is only in Spanish.')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Check a document' }).first()).toBeVisible();
      await expect(page.locator('main [lang="es-CL"] h1')).toHaveCount(1);
      await elegir(page, sitio, 'Español');
      await estaEn(page, 'es-CL', new RegExp(`^${titulo}`));
    });
  }

  test('la sesión cerrada se dice en el idioma elegido', async ({ page, sitio }) => {
    await sitio.ir('/verificar');
    await elegir(page, sitio, 'English');
    const html = await (await page.request.get('/sesion-cerrada')).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('You are signed out');
  });

  test('la ficha va en inglés; la ley y lo de la municipalidad, marcados', async ({
    page,
    sitio,
  }) => {
    await sitio.ir(CERTIFICADO);
    expect(await page.locator('main [lang]').count()).toBe(0);
    await elegir(page, sitio, 'English');
    await expect(page.locator('h1')).toHaveText('House number certificate');
    await expect(page.getByRole('heading', { name: 'How long it takes' })).toBeVisible();
    await expect(page.getByText('5 working days').first()).toBeVisible();
    await expect(page.getByText('CLP 3,494').first()).toBeVisible();
    await expect(page.locator('main li [lang="es-CL"]').first()).toContainText('Ley General');
    await sinCastellano(page);
  });

  for (const ruta of ['/nunoa', '/nunoa/tramites?q=house+number', '/verificar', '/ingresar']) {
    test(`${ruta} no deja castellano sin marcar`, async ({ page, sitio }) => {
      await sitio.ir(ruta);
      await elegir(page, sitio, 'English');
      await sinCastellano(page);
      if (ruta.includes('tramites'))
        await expect(page.getByRole('link', { name: 'House number certificate' })).toBeVisible();
    });
  }

  test('toda la solicitud se hace en inglés, con sus errores', async ({ page, sitio }, info) => {
    const { slug, lugar } = municipalidadDe(info);
    await sitio.ir(`/${slug}/tramites/certificado-numero`);
    await elegir(page, sitio, 'English');
    await sitio.enlace(/Start now/);
    await expect(page).toHaveTitle(/^Identify yourself/);
    await identificarse(page, sitio, VECINOS.idioma);
    await expect(page).toHaveTitle(/^Step 1 of \d: Which property is it\?/);

    await test.step('cada página vacía dice en inglés qué falta', async () => {
      await fallar(page, sitio, 'Enter the roll number for “Property roll number');
      await elegir(page, sitio, 'Español');
      await expect(page.getByRole('button', { name: 'Guardar y seguir después' })).toBeVisible();
      await expect(page.locator('main [lang]')).toHaveCount(0);
      await elegir(page, sitio, 'English');
      await page.locator('[name="rol"]').fill('1234-56');
      await page.getByLabel(/^Street/).fill('Avenida Matta');
      await page.getByLabel(/^Number/).fill('3550');
      await sitio.boton('Continue');
      await fallar(page, sitio, 'Choose an option for “What you want to ask for”.');
      await page.getByLabel('A new number').check();
      await page.getByLabel(/^Street in front/).fill('Avenida Matta');
      await page.getByLabel(/^First nearby street/).fill('Carmen');
      await page.getByLabel('To sign a deed').check();
      await sitio.boton('Continue');
      await fallar(page, sitio, 'Mark the place on the map or describe where it is.');
      await Promise.all([
        page.waitForEvent('load'),
        page.locator('input[type=image]').click({ position: lugar }),
      ]);
      await expect(page.getByText(/^Marked point/)).toBeVisible();
      await sitio.boton('Continue');
      await fallar(page, sitio, 'Attach a file for “Sketch of the place”.');
      await subir(page, 'sketch.pdf', 'application/pdf', Buffer.from('no soy un PDF'));
      await fallar(page, sitio, '“sketch.pdf”: ');
      await subir(page, 'sketch.png', 'image/png');
      await sitio.boton('Continue');
      await page.locator('[name="correo"]').fill('x');
      await fallar(page, sitio, 'Enter a complete email address');
      await page.locator('[name="correo"]').fill('neighbour@example.com');
      await sitio.boton('Continue');
    });

    await test.step('revisa, declara y ve lo que pagará', async () => {
      await expect(page.getByText('A new number')).toBeVisible();
      await expect(page.locator('main [lang]')).toHaveCount(0);
      await fallar(page, sitio, '', /payment/);
      await page.getByRole('checkbox').check();
      await sitio.boton(/payment/);
      await expect(page.getByText('Fee for the number certificate')).toBeVisible();
      await sinCastellano(page);
      await sitio.ir('/mis-tramites');
      await expect(page.getByRole('link', { name: 'House number certificate' })).toBeVisible();
      await sinCastellano(page);
    });
  });
});

/** Envía la página y espera el error dado, en inglés y sin marcas de castellano. */
async function fallar(
  pagina: Page,
  sitio: Sitio,
  error: string,
  boton: string | RegExp = 'Continue',
): Promise<void> {
  await sitio.boton(boton);
  await expect(pagina.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(pagina.locator('.resumen-errores')).toContainText(error);
  await expect(pagina.locator('main [lang]')).toHaveCount(0);
  await sinCastellano(pagina);
}

/** Ningún texto de la página parece castellano, salvo lo marcado con `lang` y los nombres propios. */
async function sinCastellano(pagina: Page): Promise<void> {
  const textos = await pagina.evaluate(() => {
    const vistos = [document.title];
    const nodos = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let nodo = nodos.nextNode(); nodo !== null; nodo = nodos.nextNode()) {
      const ajeno = nodo.parentElement?.closest(
        'script, style, svg, [lang^="es"]:not(html), [href^="tel:"], .cabecera',
      );
      if (!ajeno) vistos.push(nodo.textContent?.trim() ?? '');
    }
    for (const imagen of document.querySelectorAll('main [alt]'))
      vistos.push(imagen.getAttribute('alt') ?? '');
    return vistos;
  });
  expect(textos.length).toBeGreaterThan(10);
  expect(textos.filter(pareceCastellano)).toEqual([]);
}
