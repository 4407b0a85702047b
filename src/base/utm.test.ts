import { describe, expect, it } from 'vitest';
import { crearTablaUtm, requiereRevision, valorUtm } from './utm.ts';

const fila = { mes: '2025-01', valor: '67429', certeza: 'cierto', fuente: 'prueba' };

describe('utm', () => {
  it('encuentra el valor del mes y dice su certeza', () => {
    const tabla = crearTablaUtm([fila, { ...fila, mes: '2026-11', certeza: 'estimado' }]);
    expect(valorUtm(tabla, '2025-01')).toEqual({
      ok: true,
      valor: { valor: 67429, certeza: 'cierto' },
    });
    expect(valorUtm(tabla, '2025-02')).toEqual({ ok: false, error: 'sin-valor' });
    expect(requiereRevision('estimado')).toBe(true);
    expect(requiereRevision('cierto')).toBe(false);
  });

  it.each([
    [[{ ...fila, mes: '2025-13' }]],
    [[{ ...fila, valor: '67.429' }]],
    [[{ ...fila, valor: '0' }]],
    [[{ ...fila, certeza: 'quizas' }]],
    [[fila, fila]],
  ])('rechaza tablas malas', (filas) => {
    expect(() => crearTablaUtm(filas)).toThrow(TypeError);
  });
});
