import { expect, it } from 'vitest';
import { enHoraDeChile } from './hora-de-chile.ts';

it.each([
  ['2026-11-24T14:15:30Z', '24-11-2026 a las 11:15, hora de Chile continental'],
  // De noche, en horario universal ya es el día siguiente.
  ['2026-07-02T03:30:00.123Z', '01-07-2026 a las 23:30, hora de Chile continental'],
])('%s se lee %s', (instante, texto) => {
  expect(enHoraDeChile(instante)).toBe(texto);
});
