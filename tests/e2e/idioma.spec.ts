import type { Page } from '@playwright/test';
import { identificarse } from './soporte/recorridos.ts';
import { expect, test } from './soporte/vigilar.ts';

// Una persona por proyecto, distinta de las que recorren el certificado: no comparten borrador.
const PERSONAS: Readonly<Record<string, string>> = {
  'sin-js': '44.444.444-4',
  'movil-lento': '55.555.555-5',
  escritorio: '88.888.888-8',
};
const CERTIFICADO = '/nunoa/tramites/certificado-numero';

/** Elige un idioma con el enlace del pie, como lo haría una persona. */
async function elegir(pagina: Page, idioma: 'English' | 'Español'): Promise<void> {
  const direccion = pagina.url();
  await pagina.locator('.pie-idiomas').getByRole('link', { name: idioma }).click();
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
    [CERTIFICADO, /^Certificado de número/, /^Certificado de número/],
    ['/ingresar', /^Identify yourself/, /^Identifíquese/],
    ['/verificar', /^Check a document/, /^Verificar un documento/],
    ['/accesibilidad', /^Accessibility statement/, /^Declaración de accesibilidad/],
  ] as const) {
    test(`${ruta} cambia a inglés y vuelve`, async ({ page, vigilancia }) => {
      await page.goto(ruta);
      await estaEn(page, 'es-CL', enCastellano);
      await elegir(page, 'English');
      await estaEn(page, 'en', enIngles);
      await expect(page.getByRole('link', { name: 'Check a document' }).first()).toBeVisible();
      await vigilancia.revisar(page);
      await elegir(page, 'Español');
      await estaEn(page, 'es-CL', enCastellano);
    });
  }

  test('la sesión cerrada se dice en el idioma elegido', async ({ page }) => {
    await page.goto('/verificar');
    await elegir(page, 'English');
    const html = await (await page.request.get('/sesion-cerrada')).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('You are signed out');
  });

  test('la ficha marca en castellano lo que escribió la municipalidad', async ({ page }) => {
    await page.goto(CERTIFICADO);
    expect(await page.locator('main [lang]').count()).toBe(0);
    await elegir(page, 'English');
    await expect(page.locator('h1 [lang="es-CL"]')).toContainText('Certificado de número');
    await expect(page.getByRole('heading', { name: 'How long it takes' })).toBeVisible();
    await expect(page.getByText('5 working days').first()).toBeVisible();
    await expect(page.getByText('CLP 3,494').first()).toBeVisible();
  });

  test('las preguntas, los errores y la revisión llevan cada parte en su idioma', async ({
    page,
    vigilancia,
  }, info) => {
    await page.goto(CERTIFICADO);
    await elegir(page, 'English');
    await page
      .getByRole('link', { name: /Start now/ })
      .first()
      .click();
    await expect(page).toHaveTitle(/^Identify yourself/);
    await identificarse(page, PERSONAS[info.project.name] ?? '');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'Save and continue later' })).toBeVisible();
    await vigilancia.revisar(page, { paso: true });
    await page.getByRole('button', { name: 'Continue' }).first().click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(page.locator('.resumen-errores a [lang="es-CL"]').first()).toBeVisible();
    await expect(page.locator('form > [lang="es-CL"] .campo').first()).toBeVisible();
    await vigilancia.revisar(page, { paso: true });
    await elegir(page, 'Español');
    await expect(page.getByRole('button', { name: 'Guardar y seguir después' })).toBeVisible();
    await expect(page.locator('main [lang]')).toHaveCount(0);
  });
});
