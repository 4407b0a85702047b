import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutDeCodigo,
  generarCodigoVerificacion,
  normalizarCodigoVerificacion,
} from './codigo-verificacion.ts';

const FECHA = Temporal.PlainDate.from('2026-11-24');
const codigos = fc
  .uint8Array({ minLength: 9, maxLength: 12 })
  .map((azar) => generarCodigoVerificacion('13101', FECHA, azar));

describe('código de verificación', () => {
  it('lleva CUT, fecha y diez caracteres sin letras ambiguas', () => {
    fc.assert(
      fc.property(codigos, (codigo) => {
        expect(codigo).toMatch(/^13101-261124-[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(cutDeCodigo(codigo)).toBe('13101');
      }),
    );
  });

  it('tolera cómo lo escribe una persona', () => {
    fc.assert(
      fc.property(codigos, (codigo) => {
        for (const texto of [
          codigo.toLowerCase(),
          codigo.replaceAll('-', ' '),
          codigo.replaceAll('-', ''),
          codigo.replaceAll('0', 'O').replaceAll('1', 'l'),
          ` ${codigo.replaceAll('-', '\u2013')}\n`,
        ]) {
          expect(normalizarCodigoVerificacion(texto)).toEqual({ ok: true, valor: codigo });
        }
      }),
    );
  });

  it('detecta todo carácter errado y todo intercambio', () => {
    const lugar = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(codigos, lugar, lugar, fc.nat({ max: 31 }), (codigo, i, j, letra) => {
        const letras = [...codigo.replaceAll('-', '')];
        const a = letras[i] ?? '';
        const b = letras[j] ?? '';
        const nueva = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(letra);
        if (nueva !== a) {
          expect(normalizarCodigoVerificacion(letras.with(i, nueva).join('')).ok).toBe(false);
        }
        if (a !== b) {
          const cambiado = letras.with(i, b).with(j, a).join('');
          expect(normalizarCodigoVerificacion(cambiado).ok).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['', 'vacio'],
    ['13101-261124', 'largo'],
    ['13101-261124-AAAAUAAAAA', 'caracteres'],
    ['A3101-261124-AAAAAAAAAA', 'caracteres'],
    ['13101-261124-AAAAAAAAAA', 'control'],
    ['<script>', 'caracteres'],
  ])('rechaza %j por %s', (texto, error) => {
    expect(normalizarCodigoVerificacion(texto)).toEqual({ ok: false, error });
  });

  it('exige azar suficiente y CUT de cinco cifras', () => {
    expect(() => generarCodigoVerificacion('13101', FECHA, new Uint8Array(8))).toThrow(RangeError);
    expect(() => generarCodigoVerificacion('1101', FECHA, new Uint8Array(9))).toThrow(RangeError);
  });
});
