import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoyEn, inicioDelDia, venceEn } from './zonas.ts';

const dia = (texto: string): Temporal.PlainDate => Temporal.PlainDate.from(texto);
const SANTIAGO = 'America/Santiago';

describe('zonas horarias', () => {
  it.each([
    // Cambio de hora: el 6 de septiembre de 2026 no existe la medianoche; parte a la 01:00 (-03).
    ['2026-09-05', SANTIAGO, '2026-09-06T04:00:00Z'],
    ['2026-09-06', SANTIAGO, '2026-09-07T03:00:00Z'],
    // El sábado 4 de abril dura 25 horas: las 23:00 ocurren dos veces.
    ['2026-04-03', SANTIAGO, '2026-04-04T03:00:00Z'],
    ['2026-04-04', SANTIAGO, '2026-04-05T04:00:00Z'],
    ['2026-07-10', 'America/Punta_Arenas', '2026-07-11T03:00:00Z'],
    ['2026-07-10', 'America/Coyhaique', '2026-07-11T03:00:00Z'],
    ['2024-07-10', 'America/Coyhaique', '2024-07-11T04:00:00Z'],
    ['2026-07-10', SANTIAGO, '2026-07-11T04:00:00Z'],
    ['2026-07-10', 'Pacific/Easter', '2026-07-11T06:00:00Z'],
    ['2026-12-10', 'Pacific/Easter', '2026-12-11T05:00:00Z'],
  ])('el %s en %s termina a las %s', (fecha, zona, esperado) => {
    expect(venceEn(dia(fecha), zona).toString()).toBe(esperado);
  });

  it('cada municipio tiene su propio hoy', () => {
    const instante = Temporal.Instant.from('2026-07-11T03:30:00Z');
    expect(hoyEn(instante, SANTIAGO).toString()).toBe('2026-07-10');
    expect(hoyEn(instante, 'America/Punta_Arenas').toString()).toBe('2026-07-11');
    expect(hoyEn(instante, 'America/Coyhaique').toString()).toBe('2026-07-11');
    expect(hoyEn(instante, 'Pacific/Easter').toString()).toBe('2026-07-10');
  });

  it('el día va desde su inicio hasta su término, sin huecos', () => {
    const zona = fc.constantFrom(
      SANTIAGO,
      'America/Punta_Arenas',
      'America/Coyhaique',
      'Pacific/Easter',
    );
    fc.assert(
      fc.property(fc.nat({ max: 7600 }), zona, (d, z) => {
        const fecha = dia('2015-01-01').add({ days: d });
        const fin = venceEn(fecha, z);
        expect(hoyEn(inicioDelDia(fecha, z), z).equals(fecha)).toBe(true);
        expect(hoyEn(fin.subtract({ nanoseconds: 1 }), z).equals(fecha)).toBe(true);
        expect(hoyEn(fin, z).equals(fecha.add({ days: 1 }))).toBe(true);
      }),
    );
  });
});
