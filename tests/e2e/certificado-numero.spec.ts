import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
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

test('certificado de número: de la ficha al documento firmado, con una corrección', async ({ page, vigilancia }, info) => {
  test.setTimeout(240_000);
  const vecina = VECINAS[info.project.name] ?? '';

  await test.step('la ficha dice qué, cuánto y cuándo', async () => {
    await page.goto('/nunoa/tramites/certificado-numero');
    await expect(page.getByText('$3.494').first()).toBeVisible();
    await vigilancia.revisar(page);
    await page.getByRole('link', { name: /Empezar/ }).click();
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
    await page.getByRole('link', { name: /Certificado de número|Seguir/ }).first().click();
    while (!page.url().includes('/croquis')) await continuar(page);
  });

  await test.step('un archivo falso se rechaza sin perder nada; uno bueno pasa', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'croquis.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no soy un PDF') });
    await continuar(page);
    await expect(page.getByRole('heading', { name: 'Hay un problema' })).toBeVisible();
    await page.locator('input[type=file]').setInputFiles({ name: 'croquis.png', mimeType: 'image/png', buffer: CROQUIS });
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
    return (await page.getByText(/13120-2026-\d{6}/).first().textContent())?.trim() ?? '';
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
    await page.getByLabel('Qué debe corregir en «Primera calle cercana»').fill('Esa calle no cruza la cuadra.');
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
    await page.getByRole('link', { name: /Certificado de número/ }).first().click();
    await vigilancia.revisar(page);
    await page.getByRole('link', { name: /[Cc]orregir|Responder/ }).first().click();
    await expect(page.getByLabel(/^Calle que enfrenta/)).toHaveCount(0);
    await expect(page.getByText('Esa calle no cruza la cuadra.')).toBeVisible();
    await vigilancia.revisar(page);
    await page.getByLabel(/^Primera calle cercana/).fill('Suecia');
    await page.getByRole('button', { name: /Enviar/ }).first().click();
    await expect(page.getByText('En revisión').first()).toBeVisible();
  });

  await test.step('el revisor aprueba y la directora firma', async () => {
    await salir(page);
    await ingresarComoFuncionario(page, 'nunoa', REVISOR);
    await abrirCaso(page, folio);
    await expect(page.getByText('Suecia').first()).toBeVisible();
    await page.getByRole('link', { name: 'Aprobar' }).click();
    await page.getByLabel(/[Nn]úmero/).first().fill('3552');
    await page.getByRole('button').last().click();
    await vigilancia.revisar(page);
    await salir(page);
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
    await expect(page.getByRole('link', { name: nombre })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}
