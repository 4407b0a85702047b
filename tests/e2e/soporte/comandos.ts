import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** Descarga un enlace con la sesión de la página y devuelve la ruta del archivo. */
export async function descargar(pagina: Page, enlace: Locator): Promise<string> {
  const href = (await enlace.getAttribute('href')) ?? '';
  const respuesta = await pagina.request.get(href);
  expect(respuesta.status()).toBe(200);
  expect(respuesta.headers()['content-disposition']).toContain('attachment');
  const ruta = join(mkdtempSync(join(tmpdir(), 'municipios-descarga-')), 'archivo');
  writeFileSync(ruta, await respuesta.body());
  return ruta;
}

/** Corre la línea de comandos con la autoridad de firma de la instalación en prueba; su salida. */
export function muni(...argumentos: readonly string[]): number | null {
  return spawnSync('node_modules/.bin/node', ['dist/src/cli.js', ...argumentos], {
    env: {
      ...process.env,
      MUNI_DATOS: process.env.MUNI_DATOS_CLI ?? join(process.env.MUNI_DATOS_E2E ?? '', 'datos'),
    },
  }).status;
}

/** Texto de un PDF. */
export function textoDePdf(ruta: string): string {
  return spawnSync('pdftotext', [ruta, '-'], { encoding: 'utf8' }).stdout;
}

/** Lo que dice `pdfsig` de las firmas de un PDF. */
export function firmasDePdf(ruta: string): string {
  return spawnSync('pdfsig', [ruta], { encoding: 'utf8' }).stdout;
}
