import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulador } from '../../../simuladores/soporte/servidor.ts';
import {
  COMERCIO_INTEGRACION,
  crearSimulador,
  LLAVE_INTEGRACION,
} from '../../../simuladores/webpay/servidor.ts';
import { interpretarRetorno } from '../../../src/plataforma/pagos/retorno.ts';
import { crearWebpayPlus } from '../../../src/plataforma/pagos/webpay-plus.ts';

let simulador: Simulador;
let urlBase: string;
let ahora: number;

beforeEach(async () => {
  ahora = Date.parse('2026-11-23T15:00:00Z');
  simulador = await crearSimulador({ reloj: () => ahora });
  urlBase = await simulador.escuchar(0);
});
afterEach(() => simulador.cerrar());

const pasarela = (cambios = {}) =>
  crearWebpayPlus({
    urlBase,
    comercio: COMERCIO_INTEGRACION,
    llave: LLAVE_INTEGRACION,
    esperaMs: 500,
    ...cambios,
  });
const solicitud = {
  ordenCompra: 'GIM-13101-1',
  sesion: 'sesion-1',
  monto: 6_543,
  urlRetorno: 'http://localhost:3000/pago/vuelta',
};

async function crear() {
  const creado = await pasarela().crear(solicitud);
  if (!creado.ok) throw new Error(creado.error);
  return creado.valor;
}

async function decidir(token: string, desenlace: string) {
  const respuesta = await fetch(`${urlBase}/webpayserver/formulario`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      token_ws: token,
      desenlace,
      tarjeta: '4051885600446623',
      cvv: '123',
      rut: '11.111.111-1',
      clave: '123',
    }),
  });
  const vuelta = new URL(respuesta.headers.get('location') ?? '').searchParams;
  return interpretarRetorno(Object.fromEntries(vuelta));
}

const programar = (tipo: string, operacion: string, proximas = 1) =>
  fetch(`${urlBase}/_simulador/fallas`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ proximas, tipo, operacion }),
  });

describe('adaptador de Webpay Plus contra el simulador', () => {
  it('paga de punta a punta', async () => {
    const { token, url } = await crear();
    expect(url).toBe(`${urlBase}/webpayserver/initTransaction`);
    expect(await decidir(token, 'pagar')).toEqual({ caso: 'normal', token });
    const confirmada = await pasarela().confirmar(token);
    expect(confirmada).toMatchObject({
      ok: true,
      valor: {
        estado: 'autorizada',
        aprobada: true,
        monto: 6_543,
        ordenCompra: 'GIM-13101-1',
        ultimosDigitos: '6623',
        tipoPago: 'VN',
        cuotas: 0,
      },
    });
    expect(await pasarela().confirmar(token)).toEqual({ ok: false, error: 'rechazada' });
    expect(await pasarela().estado(token)).toEqual(confirmada);
  });

  it('rechazo del banco: confirma, y no queda aprobada', async () => {
    const { token } = await crear();
    await decidir(token, 'rechazar');
    const valor = { estado: 'fallida', aprobada: false };
    expect(await pasarela().confirmar(token)).toMatchObject({ ok: true, valor });
  });

  it('interpreta las otras tres vueltas, y ninguna se puede confirmar', async () => {
    const casos = { anular: 'abortado', agotar: 'tiempo-agotado', error: 'error-formulario' };
    for (const [desenlace, caso] of Object.entries(casos)) {
      const { token } = await crear();
      expect(await decidir(token, desenlace)).toMatchObject({ caso });
      expect(await pasarela().confirmar(token)).toEqual({ ok: false, error: 'rechazada' });
    }
  });

  it('respuesta perdida tras confirmar: indisponible, y el estado dice la verdad', async () => {
    const { token } = await crear();
    await decidir(token, 'pagar');
    await programar('corte-despues-de-aplicar', 'confirmar');
    expect(await pasarela().confirmar(token)).toEqual({ ok: false, error: 'indisponible' });
    expect(await pasarela().estado(token)).toMatchObject({ ok: true, valor: { aprobada: true } });
  });

  it.each(['timeout', '500'])('%s antes de aplicar: indisponible y nada cambió', async (tipo) => {
    const { token } = await crear();
    await decidir(token, 'pagar');
    await programar(tipo, 'confirmar');
    expect(await pasarela().confirmar(token)).toEqual({ ok: false, error: 'indisponible' });
    const valor = { estado: 'iniciada', aprobada: false };
    expect(await pasarela().estado(token)).toMatchObject({ ok: true, valor });
    expect(await pasarela().confirmar(token)).toMatchObject({ ok: true });
  });

  it('pagada y no confirmada a tiempo queda reversada', async () => {
    const { token } = await crear();
    await decidir(token, 'pagar');
    ahora += 5 * 60_000;
    const valor = { estado: 'reversada', aprobada: false };
    expect(await pasarela().estado(token)).toMatchObject({ ok: true, valor });
  });

  it('token vencido: el formulario vuelve por tiempo agotado', async () => {
    const { token } = await crear();
    ahora += 5 * 60_000;
    expect(await decidir(token, 'pagar')).toMatchObject({ caso: 'tiempo-agotado' });
  });

  it('reembolsa por partes y no más de lo pagado', async () => {
    const { token } = await crear();
    await decidir(token, 'pagar');
    await pasarela().confirmar(token);
    expect(await pasarela().reembolsar(token, 543)).toMatchObject({
      ok: true,
      valor: { tipo: 'anulacion', monto: 543, saldo: 6_000 },
    });
    expect(await pasarela().reembolsar(token, 6_001)).toEqual({ ok: false, error: 'rechazada' });
    expect(await pasarela().estado(token)).toMatchObject({
      ok: true,
      valor: { estado: 'anulada-parcialmente', saldo: 6_000 },
    });
  });

  it('reversa el total el mismo día', async () => {
    const { token } = await crear();
    await decidir(token, 'pagar');
    await pasarela().confirmar(token);
    const reembolso = await pasarela().reembolsar(token, 6_543);
    expect(reembolso).toEqual({ ok: true, valor: { tipo: 'reversa', monto: 6_543 } });
  });

  it('distingue credenciales, token desconocido y datos inválidos', async () => {
    const sinLlave = pasarela({ llave: 'otra' });
    expect(await sinLlave.crear(solicitud)).toEqual({ ok: false, error: 'rechazada' });
    const ajeno = '0'.repeat(64);
    expect(await pasarela().estado(ajeno)).toEqual({ ok: false, error: 'no-encontrada' });
    expect(await pasarela().estado('../x')).toEqual({ ok: false, error: 'invalida' });
    expect(await pasarela().reembolsar(ajeno, 0.5)).toEqual({ ok: false, error: 'invalida' });
  });

  it.each([
    ['orden larga', { ordenCompra: 'x'.repeat(27) }],
    ['orden con ñ', { ordenCompra: 'año' }],
    ['sesión larga', { sesion: 'x'.repeat(62) }],
    ['monto cero', { monto: 0 }],
    ['monto con decimales', { monto: 1.5 }],
    ['url larga', { urlRetorno: `http://x.cl/${'a'.repeat(250)}` }],
  ])('no sale a la red con %s', async (_caso, cambio) => {
    await simulador.cerrar();
    const resultado = await pasarela().crear({ ...solicitud, ...cambio });
    expect(resultado).toEqual({ ok: false, error: 'invalida' });
  });

  it('servicio caído: indisponible', async () => {
    await simulador.cerrar();
    expect(await pasarela().crear(solicitud)).toEqual({ ok: false, error: 'indisponible' });
  });
});
