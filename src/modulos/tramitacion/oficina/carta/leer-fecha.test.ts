import { describe, expect, it } from 'vitest';
import { leerFechaEscrita } from './leer-fecha.ts';

describe('fecha escrita en tres casillas', () => {
  it.each([
    [{ dia: '24', mes: '11', anio: '2026' }, '2026-11-24'],
    [{ dia: ' 4', mes: '1', anio: '2026' }, '2026-01-04'],
    [{ dia: '29', mes: '2', anio: '2026' }, undefined],
    [{ dia: '0', mes: '1', anio: '2026' }, undefined],
    [{ dia: '', mes: '1', anio: '2026' }, undefined],
    [{ dia: '1e1', mes: '1', anio: '2026' }, undefined],
    [{}, undefined],
  ])('%j es %s', (escrita, esperada) => {
    expect(leerFechaEscrita(escrita)?.toString()).toBe(esperada);
  });
});
