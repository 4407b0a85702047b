import { describe, expect, it } from 'vitest';
import { leerTransaccion } from './transaccion.ts';

const cuerpo = {
  vci: 'TSY',
  amount: 1000,
  status: 'AUTHORIZED',
  buy_order: 'GIM-1',
  session_id: 's',
  card_detail: { card_number: '6623' },
  accounting_date: '1123',
  transaction_date: '2026-11-23T15:00:00.000Z',
  authorization_code: '1213',
  payment_type_code: 'VN',
  response_code: 0,
  installments_number: 0,
};

describe('transacción de Webpay', () => {
  it('traduce todos los campos', () => {
    expect(leerTransaccion(cuerpo)).toEqual({
      estado: 'autorizada',
      aprobada: true,
      monto: 1000,
      ordenCompra: 'GIM-1',
      sesion: 's',
      codigoAutorizacion: '1213',
      ultimosDigitos: '6623',
      tipoPago: 'VN',
      cuotas: 0,
      fechaContable: '1123',
      fecha: Temporal.Instant.from('2026-11-23T15:00:00Z'),
      codigoRespuesta: 0,
    });
  });

  it.each([
    ['código distinto de cero', { response_code: -1 }],
    ['estado FAILED', { status: 'FAILED' }],
    ['estado REVERSED', { status: 'REVERSED' }],
    ['estado INITIALIZED', { status: 'INITIALIZED' }],
  ])('no está aprobada con %s', (_caso, cambio) => {
    expect(leerTransaccion({ ...cuerpo, ...cambio })?.aprobada).toBe(false);
  });

  it('sin response_code no está aprobada', () => {
    const { response_code: _codigo, ...resto } = cuerpo;
    expect(leerTransaccion(resto)?.aprobada).toBe(false);
  });

  it('guarda solo los últimos cuatro dígitos aunque lleguen más', () => {
    const larga = { ...cuerpo, card_detail: { card_number: '4051885600446623' } };
    expect(leerTransaccion(larga)?.ultimosDigitos).toBe('6623');
  });

  it('no acepta formas desconocidas', () => {
    expect(leerTransaccion({ ...cuerpo, status: 'OTRO' })).toBeUndefined();
    expect(leerTransaccion({ ...cuerpo, amount: '1000' })).toBeUndefined();
    expect(leerTransaccion(null)).toBeUndefined();
  });
});
