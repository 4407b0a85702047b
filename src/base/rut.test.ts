import fc from 'fast-check';
import { validate } from 'rut.js';
import { describe, expect, it } from 'vitest';
import {
  digitoVerificador,
  formatearRut,
  mensajeErrorRut,
  normalizarRut,
  rutDeNumero,
  rutSinPuntos,
} from './rut.ts';

const EJEMPLOS =
  '1-9 7-8 17-5 23-K 1000013-0 12345678-5 33333351-1 76543210-3 61808000-5 69254000-K 7448586-3 6509978-0 99999997-2 10000013-K 11111111-1 44444444-4';

function tipoDeError(texto: string): string {
  const r = normalizarRut(texto);
  return r.ok ? 'valido' : r.error.tipo;
}

describe('rut', () => {
  it.each(EJEMPLOS.split(' '))('acepta %s', (texto) => {
    const r = normalizarRut(texto);
    expect(r.ok && rutSinPuntos(r.valor)).toBe(texto);
  });

  it.each([
    ['12.345.678-5', 12345678],
    [' 12.345.678-5\n', 12345678],
    ['12\u00A0345\u00A0678\u20115', 12345678],
    ['12.345.678\u20135', 12345678],
    ['12345678\u22125', 12345678],
    ['12345678\uFF0D5', 12345678],
    ['123456785', 12345678],
    ['0012345678-5', 12345678],
    ['69.254.000-k', 69254000],
    ['\u200B23-k', 23],
    ['100.000.000-7', 100_000_000],
  ])('normaliza %j', (texto, numero) => {
    expect(normalizarRut(texto)).toEqual({ ok: true, valor: rutDeNumero(numero) });
  });

  it.each([
    ['', 'vacio'],
    [' \u00A0 ', 'vacio'],
    ['12.345.678-', 'sin-digito'],
    ['5', 'sin-digito'],
    ['-5', 'sin-numero'],
    ['K', 'sin-numero'],
    ['0-0', 'cero'],
    ['000-0', 'cero'],
    ['1234567890-1', 'largo'],
    ['9'.repeat(1000), 'largo'],
    ['12345678-4', 'digito-incorrecto'],
    ['12345678-K', 'digito-incorrecto'],
    ['1234K678-5', 'caracteres'],
    ['12-345-678-5', 'caracteres'],
    ['RUT 12345678-5', 'caracteres'],
    ['１２３４５６７８-5', 'caracteres'],
    ['12345678-5; drop', 'caracteres'],
  ])('rechaza %j por %s', (texto, tipo) => {
    expect(tipoDeError(texto)).toBe(tipo);
  });

  it('informa el dígito esperado, pero el mensaje no lo revela', () => {
    const r = normalizarRut('12.345.678-4');
    expect(r).toEqual({
      ok: false,
      error: { tipo: 'digito-incorrecto', numero: 12345678, esperado: '5' },
    });
    if (!r.ok) expect(mensajeErrorRut(r.error)).not.toContain('5');
  });

  it('formatea y vuelve a leer lo mismo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (numero) => {
        const rut = rutDeNumero(numero);
        for (const texto of [formatearRut(rut), rutSinPuntos(rut), `${numero}${rut.dv}`]) {
          expect(normalizarRut(texto)).toEqual({ ok: true, valor: rut });
        }
      }),
    );
  });

  it('coincide con rut.js sobre números de hasta ocho cifras', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 99_999_999 }),
        fc.constantFrom(...'0123456789Kk'),
        (numero, dv) => {
          expect(normalizarRut(`${numero}-${dv}`).ok).toBe(validate(`${numero}-${dv}`));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('todo cambio de una cifra del número se detecta', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000_000, max: 99_999_999 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (numero, lugar, suma) => {
          const cifras = [...String(numero)];
          cifras[lugar] = String((Number(cifras[lugar]) + suma) % 10);
          const otro = Number(cifras.join(''));
          fc.pre(otro > 0);
          expect(digitoVerificador(otro)).not.toBe(digitoVerificador(numero));
        },
      ),
    );
  });

  it('nunca lanza ante texto cualquiera', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (t) => void normalizarRut(t)));
  });

  it('rechaza números fuera de rango al calcular', () => {
    for (const n of [0, -1, 1.5, 1_000_000_000, Number.NaN]) {
      expect(() => digitoVerificador(n)).toThrow(RangeError);
    }
  });
});
