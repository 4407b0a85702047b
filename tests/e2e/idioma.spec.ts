import type { Page } from '@playwright/test';
import { municipalidadDe, VECINOS } from './soporte/personas.ts';
import { identificarse } from './soporte/recorridos.ts';
import { expect, type Sitio, test } from './soporte/sitio.ts';

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
    [CERTIFICADO, /^Service: Certificado de número/, /^Certificado de número/],
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

  test('la ficha marca en castellano lo que escribió la municipalidad', async ({ page, sitio }) => {
    await sitio.ir(CERTIFICADO);
    expect(await page.locator('main [lang]').count()).toBe(0);
    await elegir(page, sitio, 'English');
    await expect(page.locator('h1 [lang="es-CL"]')).toContainText('Certificado de número');
    await expect(page.getByRole('heading', { name: 'How long it takes' })).toBeVisible();
    await expect(page.getByText('5 working days').first()).toBeVisible();
    await expect(page.getByText('CLP 3,494').first()).toBeVisible();
  });

  test('las preguntas, los errores y la revisión llevan cada parte en su idioma', async ({
    page,
    sitio,
  }, info) => {
    await sitio.ir(`/${municipalidadDe(info).slug}/tramites/certificado-numero`);
    await elegir(page, sitio, 'English');
    await sitio.enlace(/Start now/);
    await expect(page).toHaveTitle(/^Identify yourself/);
    await identificarse(page, sitio, VECINOS.idioma);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page).toHaveTitle(/^Step 1 of \d: ¿De qué predio se trata\?/);
    await expect(page.getByRole('button', { name: 'Save and continue later' })).toBeVisible();
    await sitio.boton('Continue');
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page.locator('.resumen-errores a [lang="es-CL"]').first()).toBeVisible();
    await expect(page.locator('form > [lang="es-CL"] .campo').first()).toBeVisible();
    await elegir(page, sitio, 'Español');
    await expect(page.getByRole('button', { name: 'Guardar y seguir después' })).toBeVisible();
    await expect(page.locator('main [lang]')).toHaveCount(0);
  });
});
