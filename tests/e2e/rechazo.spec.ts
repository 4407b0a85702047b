import { descargar, textoDePdf } from './soporte/comandos.ts';
import { municipalidadDe, VECINOS } from './soporte/personas.ts';
import { abrirCaso, comoFuncionario, comoVecina, esperarEnlace } from './soporte/recorridos.ts';
import { expect, test } from './soporte/sitio.ts';
import { leerFolio, llegarAlPago, pagarCon } from './soporte/solicitud.ts';

const RAZON = 'El predio está fuera del plano de la comuna.';

test('rechazo: sale con su fundamento, con los recursos y con su plazo', async ({
  page,
  sitio,
}, info) => {
  const municipalidad = municipalidadDe(info);
  const { slug, revisor, firmante } = municipalidad;
  await llegarAlPago(page, sitio, VECINOS.rechazo, slug);
  await pagarCon(page, sitio, 'Pagar');
  const folio = await leerFolio(page);

  await test.step('sin fundamento no se puede rechazar', async () => {
    await comoFuncionario(page, sitio, municipalidad, revisor);
    await abrirCaso(sitio, folio);
    await sitio.enlace('Rechazar');
    await sitio.boton('Revisar antes de confirmar');
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await page.getByRole('textbox').first().fill(RAZON);
    await sitio.boton('Revisar antes de confirmar');
    const recursos = page.locator('.vista-previa');
    await expect(recursos.getByText(RAZON)).toBeVisible();
    await expect(recursos.getByText(/Recurso de reposición.*5 días hábiles/i)).toBeVisible();
    await sitio.boton('Rechazar');
  });

  await test.step('se firma, se notifica y la persona sabe por qué y qué puede hacer', async () => {
    await comoFuncionario(page, sitio, municipalidad, firmante);
    await abrirCaso(sitio, folio);
    await sitio.enlace('Firmar');
    await sitio.boton('Firmar');
    await esperarEnlace(page, sitio, /Resolución que rechaza/);
    await comoVecina(page, sitio, VECINOS.rechazo, '/mis-tramites');
    await sitio.pulsar(page.locator(`a[href^="/${slug}/expedientes/"]`).first());
    await expect(page.getByText('Rechazada').first()).toBeVisible();
    const pdf = await descargar(page, page.getByRole('link', { name: /Resolución que rechaza/ }));
    const texto = textoDePdf(pdf).replace(/\s+/g, ' ');
    expect(texto).toContain(RAZON);
    expect(texto).toMatch(/[Rr]eposición/);
    expect(texto).toMatch(/[Jj]erárquico|[Ii]legalidad/);
    expect(texto).toContain('5 días hábiles');
  });
});
