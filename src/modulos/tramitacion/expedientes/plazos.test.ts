import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cargarCalendario } from '../../../plataforma/datos-legales.ts';
import { reanudar } from './plazos.ts';

const municipio = {
  municipioId: 13101,
  cut: '13101',
  comuna: 'Santiago',
  municipalidad: 'Municipalidad de Santiago',
  slug: 'santiago',
  zona: 'America/Santiago',
  codigoOae: '13101',
};
const cuenta = { calendario: cargarCalendario(), municipio };
const dia = (texto: string) => Temporal.PlainDate.from(texto);
const anterior = { vence: '2026-12-01', articulo: 'x' };

describe('reanudar el plazo de resolver', () => {
  it.each([
    // Pedida el primer día: quedan los seis hábiles hasta el 1 de diciembre.
    ['2026-11-24', '2026-11-24', '2026-12-02'],
    ['2026-11-24', '2026-12-03', '2026-12-14'],
    // Pedida el último día: ese día no se había consumido.
    ['2026-12-01', '2026-12-10', '2026-12-11'],
  ])('pedida %s, respondida %s, vence %s', (pedida, respondida, vence) => {
    expect(reanudar(cuenta, anterior, dia(pedida), dia(respondida))?.vence).toBe(vence);
  });

  it('uno ya vencido al pedir la corrección no revive (Ley 19.880 art. 26)', () => {
    expect(reanudar(cuenta, anterior, dia('2026-12-02'), dia('2026-12-03'))).toBeUndefined();
  });

  it('nunca acorta el plazo de quien demora más en corregir', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 60 }), (a, b) => {
        const pedida = dia('2026-11-24').add({ days: a });
        const una = reanudar(cuenta, anterior, pedida, pedida.add({ days: b }));
        const otra = reanudar(cuenta, anterior, pedida, pedida.add({ days: b + 1 }));
        expect((una?.vence ?? '') <= (otra?.vence ?? '')).toBe(true);
      }),
    );
  });
});
