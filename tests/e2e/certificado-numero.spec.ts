import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { identificarse, ingresarComoFuncionario, salir } from './soporte/recorridos.ts';
import { expect, test } from './soporte/vigilar.ts';

// Cada proyecto usa su vecina, para que los recorridos no compartan borradores.
const VECINAS: Readonly<Record<string, string>> = {
  'sin-js': '41.023.517-K',
  'movil-lento': '41.187.420-6',
  escritorio: '41.306.178-4',
};
const REVISOR = '41.650.937-9';
const DIRECTORA = '41.702.416-6';
const CROQUIS = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('certificado de número: de la ficha al documento firmado, con una corrección', async ({
  page,
  vigilancia,
}, info) => {
  test.setTimeout(420_000);
  const vecina = VECINAS[info.project.name] ?? '';

  await test.step('la ficha dice qué, cuánto y cuándo', async () => {
    await page.goto('/nunoa/tramites/certificado-numero');
    await expect(page.getByText('$3.494').first()).toBeVisible();
    await vigilancia.revisar(page);
    await page
      .getByRole('link', { name: /Empezar/ })
      .first()
      .click();
  });

  await test.step('se identifica y responde, una página a la vez', async () => {
    await identificarse(page, vecina);
    await continuar(page);
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await expect(page).toHaveTitle(/^Error: /);
    await vigilancia.revisar(page, { paso: true });
    await page.getByLabel('Rol de avalúo').fill('1234-56');
    await page.getByLabel(/^Calle, pasaje/).fill('Avenida Irarrázaval');
    await page.getByLabel(/^Número/).fill('3550');
    await continuar(page);
    await page.getByLabel('Que se asigne un número nuevo').check();
    await page.getByLabel(/^Calle que enfrenta/).fill('Avenida Irarrázaval');
    await page.getByLabel(/^Primera calle cercana/).fill('Pedro de Valdivia');
    await page.getByLabel('Hacer una escritura').check();
    await vigilancia.revisar(page, { paso: true });
    await continuar(page);
  });

  await test.step('marca el punto en el mapa, guarda y sigue después', async () => {
    await page.locator('input[type=image]').click({ position: { x: 150, y: 140 } });
    await expect(page.getByText(/Punto marcado/)).toBeVisible();
    await vigilancia.revisar(page, { paso: true });
    await page.getByRole('button', { name: 'Guardar y seguir después' }).click();
    await page.goto('/mis-tramites');
    await vigilancia.revisar(page);
    await page
      .getByRole('link', { name: /Certificado de número/ })
      .first()
      .click();
    await vigilancia.revisar(page);
    await page.getByRole('link', { name: 'Croquis del predio' }).click();
  });

  await test.step('un archivo falso se rechaza sin perder nada; uno bueno pasa', async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: 'croquis.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('no soy un PDF'),
    });
    await continuar(page);
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'croquis.png', mimeType: 'image/png', buffer: CROQUIS });
    await continuar(page);
    await page.getByLabel('Correo electrónico').fill('vecina@example.cl');
    await continuar(page);
  });

  const folio = await test.step('revisa, declara, paga y recibe su número', async () => {
    await expect(page.getByRole('heading', { name: 'Revise sus respuestas' })).toBeVisible();
    await vigilancia.revisar(page);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /pagar/ }).click();
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: /^Pagar/ }).click();
    await page.getByRole('button', { name: 'Ir a Webpay' }).click();
    await page.getByRole('button', { name: 'Pagar' }).click();
    await expect(page.getByRole('heading', { name: 'Recibimos su solicitud' })).toBeVisible();
    await vigilancia.revisar(page);
    return (
      (
        await page
          .getByText(/13120-2026-\d{6}/)
          .first()
          .textContent()
      )?.trim() ?? ''
    );
  });
  await esperarEnlace(page, /Certificado de ingreso/);

  await test.step('el revisor pide corregir un dato exacto', async () => {
    await salir(page);
    await ingresarComoFuncionario(page, 'nunoa', REVISOR);
    await vigilancia.revisar(page);
    await abrirCaso(page, folio);
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: 'Tomar el caso' }).click();
    await page.getByRole('link', { name: 'Pedir corrección' }).click();
    await page.getByRole('checkbox', { name: 'Primera calle cercana' }).check();
    await page.getByRole('button', { name: 'Revisar antes de enviar' }).click();
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await page
      .getByLabel('Qué debe corregir en «Primera calle cercana»')
      .fill('Esa calle no cruza la cuadra.');
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: 'Revisar antes de enviar' }).click();
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: 'Pedir la corrección' }).click();
    await expect(page.getByText('En corrección').first()).toBeVisible();
  });

  await test.step('la vecina ve solo lo que debe corregir y lo corrige', async () => {
    await salir(page);
    await page.goto('/mis-tramites');
    await identificarse(page, vecina);
    await vigilancia.revisar(page);
    await page
      .getByRole('link', { name: /Certificado de número/ })
      .first()
      .click();
    await vigilancia.revisar(page);
    await page
      .getByRole('link', { name: /[Cc]orregir|Responder/ })
      .first()
      .click();
    await expect(page.getByLabel(/^Calle que enfrenta/)).toHaveCount(0);
    await expect(page.getByText('Esa calle no cruza la cuadra.')).toBeVisible();
    await vigilancia.revisar(page);
    await page.getByLabel(/^Primera calle cercana/).fill('Suecia');
    await page
      .getByRole('button', { name: /Enviar/ })
      .first()
      .click();
    await expect(page.getByText('En revisión').first()).toBeVisible();
  });

  await test.step('el revisor aprueba', async () => {
    await salir(page);
    await ingresarComoFuncionario(page, 'nunoa', REVISOR);
    await abrirCaso(page, folio);
    await expect(page.getByText('Suecia').first()).toBeVisible();
    await page.getByRole('link', { name: 'Aprobar' }).click();
    await page.getByLabel(/^Número que se certifica/).fill('3552');
    await vigilancia.revisar(page);
    await page
      .getByRole('button')
      .filter({ hasText: /Revisar|Continuar/ })
      .first()
      .click();
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: 'Aprobar' }).click();
    await expect(page.getByText('Firmar el documento').first()).toBeVisible();
  });

  await test.step('la directora firma y se emite el certificado', async () => {
    await salir(page);
    await ingresarComoFuncionario(page, 'nunoa', DIRECTORA);
    await abrirCaso(page, folio);
    await page.getByRole('link', { name: 'Firmar' }).first().click();
    await vigilancia.revisar(page);
    await page.getByRole('button', { name: 'Firmar' }).click();
    await esperarEnlace(page, /Certificado de número/);
  });

  await test.step('el expediente exportado se comprueba con la línea de comandos', async () => {
    const zip = await descargar(page, page.getByRole('link', { name: /Descargar el expediente/ }));
    expect(muni('expediente', 'verificar', zip)).toMatchObject({ status: 0 });
    const bytes = readFileSync(zip);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(zip, bytes);
    expect(muni('expediente', 'verificar', zip)).toMatchObject({ status: 1 });
  });

  await test.step('la vecina descarga su certificado, y cualquiera lo comprueba', async () => {
    await salir(page);
    await page.goto('/mis-tramites');
    await identificarse(page, vecina);
    await page
      .getByRole('link', { name: /Certificado de número/ })
      .first()
      .click();
    await vigilancia.revisar(page);
    const pdf = await descargar(
      page,
      page.getByRole('link', { name: /Certificado de número/ }).last(),
    );
    expect(spawnSync('pdfsig', [pdf], { encoding: 'utf8' }).stdout).toContain('Signature is Valid');
    expect(muni('verificar', pdf)).toMatchObject({ status: 0 });
    const texto = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout;
    const codigo = /13120-\d{6}-[0-9A-Z]{10}/.exec(texto)?.[0] ?? '';
    expect(texto).toContain('3552');
    await salir(page);
    await page.goto('/verificar');
    await page.getByRole('textbox').first().fill(codigo.toLowerCase());
    await page
      .getByRole('button', { name: /[Vv]erificar|[Cc]omprobar|Buscar/ })
      .first()
      .click();
    await expect(page.getByText(/[Vv]igente/).first()).toBeVisible();
    await vigilancia.revisar(page);
    await page.goto('/verificar/13120-261124-0000000000');
    await vigilancia.revisar(page);
  });
});

async function continuar(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continuar' }).first().click();
}

async function abrirCaso(page: Page, folio: string): Promise<void> {
  await page.getByRole('link', { name: folio }).first().click();
}

/** Recarga hasta que el trabajo en segundo plano deje el documento a la vista. */
async function esperarEnlace(page: Page, nombre: RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: nombre }).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}

/** Descarga un enlace con la sesión de la página y devuelve la ruta del archivo. */
async function descargar(page: Page, enlace: Locator): Promise<string> {
  const href = (await enlace.getAttribute('href')) ?? '';
  const respuesta = await page.request.get(href);
  expect(respuesta.status()).toBe(200);
  expect(respuesta.headers()['content-disposition']).toContain('attachment');
  const ruta = join(mkdtempSync(join(tmpdir(), 'municipios-descarga-')), 'archivo');
  writeFileSync(ruta, await respuesta.body());
  return ruta;
}

/** Corre la línea de comandos con la autoridad de firma de la instalación en prueba. */
function muni(...argumentos: readonly string[]) {
  return spawnSync('node_modules/.bin/node', ['dist/src/cli.js', ...argumentos], {
    encoding: 'utf8',
    env: {
      ...process.env,
      MUNI_DATOS: process.env.MUNI_DATOS_CLI ?? join(process.env.MUNI_DATOS_E2E ?? '', 'datos'),
    },
  });
}
