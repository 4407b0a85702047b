import { describe, expect, it } from 'vitest';
import { crearTablaUf, ufAClp, valorUf } from './uf.ts';

const fila = { fecha: '2025-08-03', valor: '39163.55', certeza: 'por-confirmar', fuente: 'prueba' };

describe('uf', () => {
  it('da el valor del día y no lo arrastra', () => {
    const tabla = crearTablaUf([fila]);
    const r = valorUf(tabla, Temporal.PlainDate.from('2025-08-03'));
    expect(r.ok && ufAClp('1.5', r.valor.valor, 'peso')).toBe(58_745);
    expect(r.ok && ufAClp('1.5', r.valor.valor, 'entero_superior')).toBe(58_746);
    expect(valorUf(tabla, Temporal.PlainDate.from('2025-08-04')).ok).toBe(false);
  });

  it.each([
    [[{ ...fila, valor: '39.163,55' }]],
    [[{ ...fila, fecha: '03-08-2025' }]],
    [[{ ...fila, certeza: '' }]],
    [[fila, fila]],
  ])('rechaza tablas malas', (filas) => {
    expect(() => crearTablaUf(filas)).toThrow(TypeError);
  });
});
