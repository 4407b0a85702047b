import { expect, it } from 'vitest';
import meeus from '../../datos/feriados/meeus-27c.json' with { type: 'json' };
import solsticios from '../../datos/feriados/solsticios.json' with { type: 'json' };
import { hoyEn } from './zonas.ts';

/** Solsticio de junio según Meeus, Astronomical Algorithms, cap. 27 (error menor que un minuto). */
function solsticioDeJunio(anio: number): Temporal.Instant {
  const y = (anio - 2000) / 1000;
  const medio =
    2451716.56767 + 365241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4;
  const t = (medio - 2451545) / 36525;
  const rad = (grados: number): number => (grados * Math.PI) / 180;
  const w = rad(35999.373 * t - 2.47);
  const lambda = 1 + 0.0334 * Math.cos(w) + 0.0007 * Math.cos(2 * w);
  const s = meeus.reduce((suma, { a, b, c }) => suma + a * Math.cos(rad(b + c * t)), 0);
  // Tiempo terrestre menos unos 70 segundos da tiempo universal en estos años.
  const dias = medio + (0.00001 * s) / lambda - 70 / 86_400 - 2440587.5;
  return Temporal.Instant.fromEpochMilliseconds(Math.round(dias * 86_400_000));
}

it('reproduce el ejemplo 27.a de Meeus (solsticio de 1962)', () => {
  const calculado = solsticioDeJunio(1962).epochMilliseconds;
  const publicado = Temporal.Instant.from('1962-06-21T21:24:42Z').epochMilliseconds;
  expect(Math.abs(calculado - publicado)).toBeLessThan(2 * 60_000);
});

it('la tabla coincide con la astronomía en hora de Chile continental', () => {
  const esperado = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => {
      const dia = hoyEn(solsticioDeJunio(2021 + i), 'America/Santiago');
      return [String(dia.year), dia.toString().slice(5)];
    }),
  );
  // En 2021 el solsticio fue el 20 a las 23:32; la ley, recién publicada, fijó el lunes 21.
  expect(esperado['2021']).toBe('06-20');
  expect(solsticios).toEqual({ ...esperado, '2021': '06-21' });
});
