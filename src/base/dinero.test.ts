import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clp,
  formatearClp,
  formatearUtm,
  leerCantidad,
  leerClp,
  mensajeErrorMonto,
  restarClp,
  sumarClp,
  sumarUtm,
  utmAClp,
} from './dinero.ts';

describe('dinero', () => {
  it.each([
    ['0.5', 67_429, 'peso', 33_715],
    ['0.05', 69_889, 'peso', 3_494],
    ['0.05', 69_889, 'truncar', 3_494],
    ['0.05', 69_889, 'entero_superior', 3_495],
    ['0.05', 69_889, 'decena', 3_490],
    ['0.15', 67_300, 'decena', 10_100],
    ['225', 64_666, 'peso', 14_549_850],
    ['60', 67_429, 'peso', 4_045_740],
    ['1', 68_923, 'entero_superior', 68_923],
    ['0', 68_923, 'decena', 0],
  ] as const)('%s UTM a %i con redondeo %s son %i', (utm, valor, redondeo, esperado) => {
    expect(utmAClp(utm, clp(valor), redondeo)).toBe(esperado);
  });

  it('no hereda los errores de la coma flotante', () => {
    expect(1.005 * 1000).not.toBe(1005);
    expect(utmAClp('1.005', clp(1000), 'entero_superior')).toBe(1005);
    expect(sumarUtm('0.1', '0.2').toString()).toBe('0.3');
  });

  it('da formato chileno', () => {
    expect(formatearClp(clp(1_234_568))).toBe('$1.234.568');
    expect(formatearClp(clp(0))).toBe('$0');
    expect(formatearClp(clp(-500))).toBe('-$500');
    expect(formatearUtm('0.05')).toBe('0,05 UTM');
    expect(formatearUtm('1234.50')).toBe('1.234,5 UTM');
    expect(formatearUtm('0.0000001')).toBe('0,0000001 UTM');
    expect(formatearUtm('-0')).toBe('0 UTM');
  });

  it.each([
    ['$ 12.345', 12_345],
    ['$1.234.568', 1_234_568],
    ['12345', 12_345],
    [' 12\u00A0345 ', 12_345],
    ['500 pesos', 500],
    ['0', 0],
  ])('lee %j', (texto, monto) => {
    expect(leerClp(texto)).toEqual({ ok: true, valor: monto });
  });

  it.each([
    ['', 'vacio'],
    ['$', 'vacio'],
    ['12.345,50', 'decimales'],
    ['12345,', 'decimales'],
    ['12.34', 'separador'],
    ['1.2345', 'separador'],
    ['.123', 'separador'],
    ['-500', 'caracteres'],
    ['mil', 'caracteres'],
    ['1e5', 'caracteres'],
    ['99999999999999999999', 'largo'],
  ] as const)('rechaza %j por %s', (texto, error) => {
    expect(leerClp(texto)).toEqual({ ok: false, error });
    expect(mensajeErrorMonto(error)).not.toBe('');
  });

  it('lee cantidades con coma', () => {
    for (const [texto, valor] of [
      ['0,05 UTM', '0.05'],
      ['1.234,5', '1234.5'],
      ['2', '2'],
    ] as const) {
      const r = leerCantidad(texto);
      expect(r.ok && r.valor.toString()).toBe(valor);
    }
    expect(leerCantidad('0.05')).toEqual({ ok: false, error: 'separador' });
    expect(leerCantidad('0,5,1').ok).toBe(false);
  });

  it('un monto no entero o inseguro es un error de programación', () => {
    for (const n of [0.5, Number.NaN, 2 ** 53]) expect(() => clp(n)).toThrow(RangeError);
    expect(() => sumarClp(clp(Number.MAX_SAFE_INTEGER), clp(1))).toThrow(RangeError);
    expect(Object.is(clp(-0), 0)).toBe(true);
  });

  it('leer lo formateado devuelve el mismo monto', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (n) => {
        expect(leerClp(formatearClp(clp(n)))).toEqual({ ok: true, valor: n });
      }),
    );
  });

  it('el redondeo se aleja menos de una unidad (o media decena) y respeta el orden', () => {
    const centesimas = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(centesimas, fc.integer({ min: 1, max: 200_000 }), (c, utm) => {
        const cantidad = `${Math.floor(c / 100)}.${String(c % 100).padStart(2, '0')}`;
        const valor = clp(utm);
        // Entero exacto: centésimas por valor, en centésimas de peso.
        const exacto = BigInt(c) * BigInt(utm);
        const piso = Number(exacto / 100n);
        expect(utmAClp(cantidad, valor, 'truncar')).toBe(piso);
        expect(utmAClp(cantidad, valor, 'entero_superior')).toBe(
          exacto % 100n === 0n ? piso : piso + 1,
        );
        expect(utmAClp(cantidad, valor, 'peso')).toBe(exacto % 100n >= 50n ? piso + 1 : piso);
        expect(utmAClp(cantidad, valor, 'decena')).toBe(Number((exacto + 500n) / 1000n) * 10);
      }),
    );
  });

  it('restar deshace sumar', () => {
    const monto = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(monto, monto, (a, b) => {
        expect(restarClp(sumarClp(clp(a), clp(b)), clp(b))).toBe(clp(a));
      }),
    );
  });
});
