import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalizar, enumerar, normalizarBusqueda, sinAcentos, slug } from './texto.ts';

describe('texto', () => {
  it('quita acentos y virgulillas', () => {
    expect(sinAcentos('Ñuñoa, Aysén, Máfil, Güiña')).toBe('Nunoa, Aysen, Mafil, Guina');
  });

  it.each([
    ['San José de Maipo', 'san-jose-de-maipo'],
    ["O'Higgins", 'ohiggins'],
    ['  Llay-Llay ', 'llay-llay'],
    ['¡¿?!', ''],
  ])('slug de %j', (texto, esperado) => {
    expect(slug(texto)).toBe(esperado);
  });

  it('slug es idempotente y seguro para una dirección', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (t) => {
        expect(slug(slug(t))).toBe(slug(t));
        expect(slug(t)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
    );
  });

  it('normaliza, capitaliza y enumera', () => {
    expect(normalizarBusqueda('  ÑUÑOA,  (RM)')).toBe('nunoa rm');
    expect(capitalizar('ñuñoa')).toBe('Ñuñoa');
    expect(enumerar([])).toBe('');
    expect(enumerar(['a'])).toBe('a');
    expect(enumerar(['a', 'b', 'c'])).toBe('a, b y c');
    expect(enumerar(['Lota', 'Iquique'])).toBe('Lota e Iquique');
    expect(enumerar(['agua', 'hielo'])).toBe('agua y hielo');
  });
});
