import type { Page } from '@playwright/test';
import { comoVecina } from './recorridos.ts';
import { expect, type Sitio } from './sitio.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Primera página de preguntas. */
export async function responderPredio(pagina: Page): Promise<void> {
  await pagina.getByLabel('Rol de avalúo').fill('1234-56');
  await pagina.getByLabel(/^Calle, (avenida o )?pasaje|^Street/).fill('Avenida Irarrázaval');
  await pagina.getByLabel(/^Número|^Number/).fill('3550');
}

/** Segunda página: pide un número nuevo, lo que obliga a ubicar el predio y a subir un croquis. */
export async function pedirNumeroNuevo(pagina: Page): Promise<void> {
  await pagina.getByLabel('Que se asigne un número nuevo').check();
  await pagina.getByLabel(/^Calle que enfrenta/).fill('Avenida Irarrázaval');
  await pagina.getByLabel(/^Primera calle cercana/).fill('Pedro de Valdivia');
  await pagina.getByLabel('Hacer una escritura').check();
}

/** Sube un archivo a la página de preguntas abierta. */
export async function subir(
  pagina: Page,
  nombre: string,
  tipo: string,
  contenido = PNG,
): Promise<void> {
  await pagina
    .locator('input[type=file]')
    .setInputFiles({ name: nombre, mimeType: tipo, buffer: contenido });
}

/** El camino más corto hasta la página de pago: certificar el número que la casa ya tiene. */
export async function llegarAlPago(
  pagina: Page,
  sitio: Sitio,
  vecino: string,
  slug: string,
): Promise<void> {
  await comoVecina(pagina, sitio, vecino, `/${slug}/tramites/certificado-numero/empezar`);
  await responderPredio(pagina);
  await sitio.boton('Continuar');
  await pagina.getByLabel('Un certificado del número que ya tiene').check();
  await pagina.getByLabel(/^Calle que enfrenta/).fill('Avenida Irarrázaval');
  await pagina.getByLabel('Hacer una escritura').check();
  await sitio.boton('Continuar');
  await sitio.boton('Continuar');
  await pagina.getByLabel('Correo electrónico').fill('vecino@example.cl');
  await sitio.boton('Continuar');
  await declarar(pagina, sitio);
}

/** Desde la revisión: declara y llega al pago. */
export async function declarar(pagina: Page, sitio: Sitio): Promise<void> {
  await expect(pagina.getByRole('heading', { name: 'Revise sus respuestas' })).toBeVisible();
  await pagina.getByRole('checkbox').check();
  await sitio.boton(/pagar/);
}

/** Desde la página de pago hasta el formulario de Webpay, y ahí el desenlace que se pida. */
export async function pagarCon(pagina: Page, sitio: Sitio, desenlace: string): Promise<void> {
  await sitio.boton(/^Pagar/);
  await sitio.boton('Ir a Webpay');
  await sitio.pulsar(pagina.getByRole('button', { name: desenlace, exact: true }));
}

/** Folio de la solicitud recién ingresada. */
export async function leerFolio(pagina: Page): Promise<string> {
  await expect(pagina.getByRole('heading', { name: 'Recibimos su solicitud' })).toBeVisible();
  const texto = (await pagina.locator('main').textContent()) ?? '';
  return /\d{5}-\d{4}-\d{6}/.exec(texto)?.[0] ?? '';
}
