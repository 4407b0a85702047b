import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escribirParametro, leerParametro } from './parametro.ts';

const UTM = { tipo: 'utm', etiqueta: 'Derecho' } as const;
const PESOS = { tipo: 'clp', etiqueta: 'Multa' } as const;

describe('valores de la ordenanza', () => {
  test.each([
    ['0,05', '0.05'],
    [' 0,050 UTM ', '0.05'],
    ['1', '1'],
    ['0', '0'],
  ])('«%s» es %s', (texto, valor) => {
    expect(leerParametro(texto, UTM)).toEqual({ ok: true, valor });
  });

  test.each([
    ['', 'Escriba el valor'],
    ['0.05', 'Use coma para los decimales'],
    ['cinco', 'solo lleva números'],
    ['-1', 'solo lleva números'],
    ['500', 'Revise si falta una coma'],
    ['0,0000001', 'hasta 6 decimales'],
  ])('«%s» se rechaza y dice qué hacer', (texto, mensaje) => {
    const leido = leerParametro(texto, UTM);
    expect(leido.ok ? leido.valor : leido.error).toContain(mensaje);
  });

  test('los pesos no llevan decimales', () => {
    expect(leerParametro('$ 12.500', PESOS)).toEqual({ ok: true, valor: '12500' });
    expect(leerParametro('12,5', PESOS).ok).toBe(false);
  });

  test('lo escrito con lo guardado se vuelve a leer igual', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (millonesimos) => {
        const guardado = String(Number((millonesimos / 1_000_000).toFixed(6)));
        if (guardado.includes('e')) return;
        expect(leerParametro(escribirParametro(guardado), UTM)).toEqual({
          ok: true,
          valor: guardado,
        });
      }),
    );
  });
});
