import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonCanonico } from './json-canonico.ts';

describe('jsonCanonico', () => {
  it('ordena claves por unidad UTF-16, como el ejemplo de la RFC 8785', () => {
    const valor = {
      '\u20ac': 'Euro',
      '\r': 'Retorno',
      '\ufb33': 'Dalet',
      '1': 'Uno',
      '\u{1f600}': 'Cara',
      '\u0080': 'Control',
      '\u00f6': 'O',
    };
    expect(Object.values(JSON.parse(jsonCanonico(valor)))).toEqual([
      'Uno',
      'Retorno',
      'Control',
      'O',
      'Euro',
      'Cara',
      'Dalet',
    ]);
    expect(jsonCanonico([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('no depende del orden de las claves y es JSON equivalente', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (objeto) => {
        const invertido = Object.fromEntries(Object.entries(objeto).reverse());
        expect(jsonCanonico(invertido)).toBe(jsonCanonico(objeto));
        expect(JSON.parse(jsonCanonico(objeto))).toEqual(JSON.parse(JSON.stringify(objeto)));
      }),
    );
  });

  it('admite el mismo objeto repetido, no los ciclos', () => {
    const hoja = { a: 1 };
    expect(jsonCanonico([hoja, hoja])).toBe('[{"a":1},{"a":1}]');
    const ciclo: { yo?: unknown } = {};
    ciclo.yo = ciclo;
    expect(() => jsonCanonico(ciclo)).toThrow(TypeError);
  });

  it.each([
    ['undefined', undefined],
    ['propiedad undefined', { a: undefined }],
    ['NaN', Number.NaN],
    ['infinito', [Number.POSITIVE_INFINITY]],
    ['función', () => 1],
    ['símbolo', Symbol('x')],
    ['bigint', 1n],
    ['fecha', new Date(0)],
    ['mapa', new Map()],
    ['hueco', new Array(1)],
    ['sustituto suelto', '\ud800'],
  ])('rechaza %s', (_, valor) => {
    expect(() => jsonCanonico(valor)).toThrow(TypeError);
  });
});
