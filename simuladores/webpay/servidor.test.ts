import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulador } from '../soporte/servidor.ts';
import { COMERCIO_INTEGRACION, crearSimulador, LLAVE_INTEGRACION } from './servidor.ts';

const RUTA = '/rswebpaytransaction/api/webpay/v1.2/transactions';
const returnUrl = 'http://localhost:3000/pago/vuelta';
const credenciales = {
  'Tbk-Api-Key-Id': COMERCIO_INTEGRACION,
  'Tbk-Api-Key-Secret': LLAVE_INTEGRACION,
};
const tarjeta = {
  tarjeta: '4051 8856 0044 6623',
  cvv: '123',
  rut: '11.111.111-1',
  clave: '123',
};

let simulador: Simulador;
let base: string;
let ahora: number;
let carpeta: string;

async function encender(metodoRetorno: 'GET' | 'POST' = 'GET') {
  simulador = await crearSimulador({ reloj: () => ahora, carpeta, metodoRetorno });
  base = await simulador.escuchar(0);
}
beforeEach(async () => {
  ahora = Date.parse('2026-11-23T15:00:00Z');
  carpeta = mkdtempSync(join(tmpdir(), 'webpay-'));
  await encender();
});
afterEach(async () => {
  await simulador.cerrar();
  rmSync(carpeta, { recursive: true });
});

async function llamar(method: string, ruta: string, cuerpo?: unknown, cabeceras = credenciales) {
  const respuesta = await fetch(`${base}${RUTA}${ruta}`, {
    method,
    headers: { ...cabeceras, 'content-type': 'application/json' },
    ...(method !== 'GET' && { body: JSON.stringify(cuerpo ?? {}) }),
  });
  return { estado: respuesta.status, cuerpo: await respuesta.json() };
}

const orden = { buy_order: 'GIM-1', session_id: 's-1', amount: 12_345, return_url: returnUrl };
const crear = async (cambios = {}) =>
  (await llamar('POST', '', { ...orden, ...cambios })).cuerpo.token;
const formulario = (ruta: string, campos: Record<string, string>) =>
  fetch(`${base}${ruta}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(campos),
  });
const decidir = (token: string, desenlace: string, cambios = {}) =>
  formulario('/webpayserver/formulario', { token_ws: token, desenlace, ...tarjeta, ...cambios });
const parametros = (respuesta: Response) =>
  Object.fromEntries(new URL(respuesta.headers.get('location') ?? '').searchParams);
async function pagada(cambios = {}) {
  const token = await crear(cambios);
  await decidir(token, 'pagar');
  await llamar('PUT', `/${token}`);
  return token;
}

describe('crear', () => {
  it('entrega token de 64 hexadecimales y la dirección del formulario', async () => {
    const { estado, cuerpo } = await llamar('POST', '', orden);
    expect(estado).toBe(200);
    expect(cuerpo.token).toMatch(/^[0-9a-f]{64}$/);
    expect(cuerpo.url).toBe(`${base}/webpayserver/initTransaction`);
  });

  it.each([
    ['buy_order', { buy_order: 'x'.repeat(27) }],
    ['buy_order', { buy_order: 'año' }],
    ['buy_order', { buy_order: '' }],
    ['session_id', { session_id: 'x'.repeat(62) }],
    ['return_url', { return_url: `http://x.cl/${'a'.repeat(250)}` }],
    ['return_url', { return_url: 'javascript:alert(1)' }],
    ['amount', { amount: 0 }],
    ['amount', { amount: -1 }],
    ['amount', { amount: 10.5 }],
    ['amount', { amount: '100' }],
  ])('rechaza %s inválido', async (nombre, cambios) => {
    const { estado, cuerpo } = await llamar('POST', '', { ...orden, ...cambios });
    expect(estado).toBe(422);
    expect(cuerpo.error_message).toContain(nombre);
  });

  it.each([
    ['llave', { 'Tbk-Api-Key-Secret': 'otra' }],
    ['comercio', { 'Tbk-Api-Key-Id': '597055555535' }],
  ])('401 con %s errada', async (_caso, cambio) => {
    const { estado } = await llamar('POST', '', orden, { ...credenciales, ...cambio });
    expect(estado).toBe(401);
  });
});

describe('formulario y vuelta', () => {
  it('muestra el monto, dice que es simulador y se abre solo por POST', async () => {
    const token = await crear();
    const respuesta = await formulario('/webpayserver/initTransaction', { token_ws: token });
    const html = await respuesta.text();
    expect(html).toContain('$12.345');
    expect(html).toContain('Simulador: no es Webpay');
    expect(html).not.toContain('<script');
    const porGet = await fetch(`${base}/webpayserver/initTransaction?token_ws=${token}`);
    expect(porGet.status).toBe(404);
  });

  it('vuelve de cuatro maneras', async () => {
    const [normal, rechazo, anulada, agotada, error] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => crear()),
    );
    const tbk = { TBK_ORDEN_COMPRA: 'GIM-1', TBK_ID_SESION: 's-1' };
    expect(parametros(await decidir(normal, 'pagar'))).toEqual({ token_ws: normal });
    expect(parametros(await decidir(rechazo, 'rechazar'))).toEqual({ token_ws: rechazo });
    expect(parametros(await decidir(anulada, 'anular'))).toEqual({ TBK_TOKEN: anulada, ...tbk });
    expect(parametros(await decidir(agotada, 'agotar'))).toEqual(tbk);
    expect(parametros(await decidir(error, 'error'))).toEqual({
      token_ws: error,
      TBK_TOKEN: error,
      ...tbk,
    });
  });

  it('puede volver por POST', async () => {
    await simulador.cerrar();
    await encender('POST');
    const token = await crear();
    const html = await (await decidir(token, 'pagar')).text();
    expect(html).toContain(`action="${returnUrl}"`);
    expect(html).toContain(`name="token_ws" value="${token}"`);
  });

  it('no cobra con otra tarjeta ni dos veces', async () => {
    const token = await crear();
    expect((await decidir(token, 'pagar', { cvv: '999' })).status).toBe(422);
    expect((await decidir(token, 'pagar')).status).toBe(303);
    expect((await decidir(token, 'pagar')).status).toBe(410);
  });

  it('el token vive 5 minutos; el formulario abierto vence y vuelve sin token', async () => {
    const token = await crear();
    ahora += 5 * 60_000;
    expect((await formulario('/webpayserver/initTransaction', { token_ws: token })).status).toBe(
      410,
    );
    expect(parametros(await decidir(token, 'pagar'))).toEqual({
      TBK_ORDEN_COMPRA: 'GIM-1',
      TBK_ID_SESION: 's-1',
    });
  });
});

describe('confirmar y consultar', () => {
  it('autoriza una vez; la segunda confirmación da 422', async () => {
    const token = await crear();
    await decidir(token, 'pagar', { cuotas: '3' });
    const { estado, cuerpo } = await llamar('PUT', `/${token}`);
    expect(estado).toBe(200);
    expect(cuerpo).toMatchObject({
      amount: 12_345,
      status: 'AUTHORIZED',
      response_code: 0,
      buy_order: 'GIM-1',
      card_detail: { card_number: '6623' },
      accounting_date: '1123',
      payment_type_code: 'SI',
      installments_number: 3,
    });
    expect((await llamar('PUT', `/${token}`)).estado).toBe(422);
    expect((await llamar('GET', `/${token}`)).cuerpo).toEqual(cuerpo);
  });

  it('el rechazo confirma FAILED con código distinto de cero', async () => {
    const token = await crear();
    await decidir(token, 'rechazar');
    const { cuerpo } = await llamar('PUT', `/${token}`);
    expect(cuerpo).toMatchObject({ status: 'FAILED', response_code: -1 });
    expect(cuerpo).not.toHaveProperty('authorization_code');
  });

  it('no confirma lo que no se pagó ni lo anulado', async () => {
    const [sinPagar, anulada] = [await crear(), await crear()];
    await decidir(anulada, 'anular');
    expect((await llamar('PUT', `/${sinPagar}`)).estado).toBe(422);
    expect((await llamar('PUT', `/${anulada}`)).cuerpo.error_message).toContain('ABORTED');
    expect((await llamar('GET', `/${sinPagar}`)).cuerpo.status).toBe('INITIALIZED');
  });

  it('reversa sola lo pagado y nunca confirmado', async () => {
    const token = await crear();
    await decidir(token, 'pagar');
    ahora += 5 * 60_000;
    expect((await llamar('GET', `/${token}`)).cuerpo.status).toBe('REVERSED');
    expect((await llamar('PUT', `/${token}`)).estado).toBe(422);
  });

  it('responde por 7 días, y distingue token desconocido de mal formado', async () => {
    const token = await pagada();
    ahora += 7 * 86_400_000;
    expect((await llamar('GET', `/${token}`)).estado).toBe(200);
    ahora += 1;
    expect((await llamar('GET', `/${token}`)).estado).toBe(422);
    expect((await llamar('GET', `/${'0'.repeat(64)}`)).estado).toBe(404);
    expect((await llamar('GET', '/x')).estado).toBe(422);
  });
});

describe('devolver', () => {
  it('reversa todo el mismo día', async () => {
    const token = await pagada();
    const { cuerpo } = await llamar('POST', `/${token}/refunds`, { amount: 12_345 });
    expect(cuerpo).toEqual({ type: 'REVERSED' });
    expect((await llamar('GET', `/${token}`)).cuerpo.status).toBe('REVERSED');
  });

  it('anula por partes sin pasar del saldo', async () => {
    const token = await pagada();
    const parte = await llamar('POST', `/${token}/refunds`, { amount: 345 });
    expect(parte.cuerpo).toMatchObject({ type: 'NULLIFIED', balance: 12_000, response_code: 0 });
    expect((await llamar('POST', `/${token}/refunds`, { amount: 12_001 })).estado).toBe(422);
    const resto = await llamar('POST', `/${token}/refunds`, { amount: 12_000 });
    expect(resto.cuerpo).toMatchObject({ type: 'NULLIFIED', balance: 0 });
    expect((await llamar('POST', `/${token}/refunds`, { amount: 1 })).estado).toBe(422);
  });

  it('al día siguiente anula en vez de reversar', async () => {
    const token = await pagada();
    ahora += 86_400_000;
    const { cuerpo } = await llamar('POST', `/${token}/refunds`, { amount: 12_345 });
    expect(cuerpo.type).toBe('NULLIFIED');
  });

  it('no devuelve lo no pagado ni montos inválidos', async () => {
    expect((await llamar('POST', `/${await crear()}/refunds`, { amount: 1 })).estado).toBe(422);
    expect((await llamar('POST', `/${await pagada()}/refunds`, { amount: 1.5 })).estado).toBe(422);
  });
});

describe('fallas a pedido y memoria', () => {
  const programar = (cuerpo: unknown) =>
    fetch(`${base}/_simulador/fallas`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(cuerpo),
    });

  it('corta después de aplicar: el cobro quedó hecho', async () => {
    const token = await crear();
    await decidir(token, 'pagar');
    await programar({ proximas: 1, tipo: 'corte-despues-de-aplicar', operacion: 'confirmar' });
    await expect(llamar('PUT', `/${token}`)).rejects.toThrow();
    expect((await llamar('GET', `/${token}`)).cuerpo.status).toBe('AUTHORIZED');
  });

  it('500 tantas veces como se pida, sin aplicar', async () => {
    await programar({ proximas: 2, tipo: '500' });
    const estados = [];
    for (let i = 0; i < 3; i += 1) estados.push((await llamar('POST', '', orden)).estado);
    expect(estados).toEqual([500, 500, 200]);
  });

  it.each([{}, { proximas: 1, tipo: 'x' }, { proximas: -1, tipo: '500' }])(
    'no acepta una falla mal pedida',
    async (cuerpo) => {
      expect((await programar(cuerpo)).status).toBe(400);
    },
  );

  it('recuerda las transacciones al reiniciar', async () => {
    const token = await pagada();
    await simulador.cerrar();
    await encender();
    expect((await llamar('GET', `/${token}`)).cuerpo).toMatchObject({ status: 'AUTHORIZED' });
  });
});
