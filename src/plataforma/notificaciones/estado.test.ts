import { describe, expect, it } from 'vitest';
import { leerEstado } from './estado.ts';

const con = (destinatario: object) => ({
  entity_id: 'x',
  message_data_id: 'm-1',
  received_at: '2026-11-23T15:00:00Z',
  status: 'processed',
  subject: 'Resolución',
  recipents_count: 1,
  recipients: { '33333333': { ddu_type: 'casilla', message_status: 'delivered', ...destinatario } },
});

describe('estado de una notificación', () => {
  it.each([
    ['casilla', 'ddu'],
    ['email', 'ddu'],
    ['excepcion', 'carta'],
    ['not_configured', 'sin-ddu'],
  ])('%s se notifica por la vía %s', (ddu_type, via) => {
    expect(leerEstado(con({ ddu_type }))?.entregas).toMatchObject([
      { destinatario: 33333333, via },
    ]);
  });

  it.each([
    ['pending', 'pendiente'],
    ['delivered', 'entregada'],
    ['error', 'error-permanente'],
    ['error_rejected', 'rechazada'],
    ['error_permanent_bounce', 'error-permanente'],
    ['error_transient_quota', 'error-transitorio'],
    ['error_send_message_mail', 'error-permanente'],
  ])('%s es %s', (message_status, estado) => {
    expect(leerEstado(con({ message_status }))?.entregas[0]?.estado).toBe(estado);
  });

  it('lee fechas y deja fuera las nulas', () => {
    const estado = leerEstado(con({ delivered_at: '2026-11-23T12:00:00-03:00', read_at: null }));
    const [entrega] = estado?.entregas ?? [];
    expect(entrega?.entregadaEn?.toString()).toBe('2026-11-23T15:00:00Z');
    expect(entrega).not.toHaveProperty('leidaEn');
  });

  it.each([
    ['vía desconocida', { ddu_type: 'paloma' }],
    ['estado desconocido', { message_status: 'volando' }],
  ])('no acepta %s: decidir la vía legal exige entenderla', (_caso, cambio) => {
    expect(leerEstado(con(cambio))).toBeUndefined();
  });

  it('no acepta otras formas', () => {
    expect(leerEstado({})).toBeUndefined();
    expect(leerEstado({ ...con({}), received_at: 'ayer' })).toBeUndefined();
  });
});
