import { describe, expect, it } from 'vitest';
import { digitoVerificador, escribirRun, leerRun } from './rut.ts';

describe('RUN de los simuladores', () => {
  it.each([
    [1, '9'],
    [23, 'K'],
    [12345678, '5'],
    [1000013, '0'],
    [33333351, '1'],
    [10000013, 'K'],
  ])('el dígito de %i es %s', (numero, digito) => {
    expect(digitoVerificador(numero)).toBe(digito);
  });

  it('lee puntos, guiones y minúscula, y rechaza el dígito errado', () => {
    expect(leerRun(' 10.000.013-k ')).toBe(10000013);
    expect(leerRun('444444444')).toBe(44444444);
    expect(leerRun('44.444.444-5')).toBeUndefined();
    expect(leerRun('0-0')).toBeUndefined();
  });

  it('escribe con puntos y guion', () => {
    expect(escribirRun(44444444)).toBe('44.444.444-4');
  });
});
