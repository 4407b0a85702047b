import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fechaConDia, fechaCorta, fechaHora, fechaLarga, leerFecha } from './formato.ts';

const FECHA = Temporal.PlainDate.from('2026-11-24');

describe('formato de fechas', () => {
  it('escribe fechas chilenas', () => {
    expect(fechaLarga(FECHA)).toBe('24 de noviembre de 2026');
    expect(fechaCorta(FECHA)).toBe('24-11-2026');
    expect(fechaCorta(Temporal.PlainDate.from('2026-03-05'))).toBe('05-03-2026');
    expect(fechaLarga(Temporal.PlainDate.from('2026-03-05'))).toBe('5 de marzo de 2026');
    expect(fechaConDia(FECHA)).toBe('martes 24 de noviembre de 2026');
  });

  it('usa 24 horas', () => {
    const instante = Temporal.Instant.from('2026-11-24T17:05:00Z');
    expect(fechaHora(instante, 'America/Santiago')).toBe('24-11-2026 14:05');
    expect(fechaHora(Temporal.Instant.from('2026-11-24T03:00:00Z'), 'America/Santiago')).toBe(
      '24-11-2026 00:00',
    );
  });

  it.each(['24-11-2026', '24/11/2026', '24.11.2026', '2026-11-24', ' 24 - 11 - 2026 '])(
    'lee %j',
    (texto) => {
      const r = leerFecha(texto);
      expect(r.ok && r.valor.toString()).toBe('2026-11-24');
    },
  );

  it.each([
    ['', 'vacio'],
    ['31-02-2026', 'inexistente'],
    ['2026-02-30', 'inexistente'],
    ['29-02-2027', 'inexistente'],
    ['00-01-2026', 'inexistente'],
    ['mañana', 'formato'],
    ['24-11-26', 'formato'],
    ['2026-1-1', 'formato'],
    ['2026-11-24T00:00', 'formato'],
  ])('rechaza %j por %s', (texto, error) => {
    expect(leerFecha(texto)).toEqual({ ok: false, error });
  });

  it('leer lo escrito devuelve la misma fecha', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40_000 }), (d) => {
        const fecha = Temporal.PlainDate.from('1930-01-01').add({ days: d });
        for (const texto of [fechaCorta(fecha), fecha.toString()]) {
          const r = leerFecha(texto);
          expect(r.ok && r.valor.equals(fecha)).toBe(true);
        }
      }),
    );
  });
});
