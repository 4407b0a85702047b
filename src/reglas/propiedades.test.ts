import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { no, o, y } from './construir.ts';
import { evaluar, evaluarCondicion, evaluarExacto } from './evaluar.ts';
import { explicar } from './explicar.ts';
import { leerRegla } from './leer.ts';
import { entradas } from './recorrer.ts';
import {
  arbitrariaCondicion,
  arbitrariaRegla,
  arbitrariosDatos,
  ESQUEMA_DE_PRUEBA,
} from './regla.arbitrario.ts';
import { verificar } from './verificar.ts';

const contexto = { reglas: ESQUEMA_DE_PRUEBA.reglas ?? {}, utm: 69_542 };

describe('propiedades de las reglas', () => {
  test('evaluar nunca lanza, con cualquier regla y cualquier dato', () => {
    fc.assert(
      fc.property(arbitrariaRegla, arbitrariosDatos, (regla, datos) => {
        const valor = evaluar(regla, datos, contexto);
        if (typeof valor === 'number') expect(Number.isFinite(valor)).toBe(true);
        expect(typeof evaluarCondicion(regla, datos, contexto)).toBe('boolean');
        expect(evaluarExacto(regla, datos, contexto) ?? '0').toMatch(/^-?\d+(\.\d+)?$/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('evaluar es puro: no cambia los datos y da siempre lo mismo', () => {
    fc.assert(
      fc.property(arbitrariaRegla, arbitrariosDatos, (regla, datos) => {
        const copia = structuredClone(Object.keys(datos));
        const valor = evaluar(regla, datos, contexto);
        expect(evaluar(regla, datos, contexto)).toEqual(valor);
        expect(Object.keys(datos)).toEqual(copia);
      }),
    );
  });

  test('leyes de De Morgan y doble negación', () => {
    fc.assert(
      fc.property(arbitrariaCondicion, arbitrariaCondicion, arbitrariosDatos, (a, b, datos) => {
        const vale = (regla: Parameters<typeof no>[0]): boolean =>
          evaluarCondicion(regla, datos, contexto);
        expect(vale(no(y(a, b)))).toBe(vale(o(no(a), no(b))));
        expect(vale(no(o(a, b)))).toBe(vale(y(no(a), no(b))));
        expect(vale(no(no(a)))).toBe(vale(a));
      }),
      { numRuns: 500 },
    );
  });

  test('lo que arma el DSL pasa la verificación y vuelve igual por JSON', () => {
    fc.assert(
      fc.property(arbitrariaRegla, (regla) => {
        expect(verificar(regla, ESQUEMA_DE_PRUEBA)).toEqual([]);
        const vuelta = leerRegla(JSON.parse(JSON.stringify(regla)));
        expect(vuelta).toEqual({ ok: true, valor: regla });
      }),
      { numRuns: 500 },
    );
  });

  test('la explicación es una frase y no muestra el JSON', () => {
    fc.assert(
      fc.property(arbitrariaRegla, (regla) => {
        const frase = explicar(regla);
        expect(frase.length).toBeGreaterThan(1);
        expect(frase.endsWith('.')).toBe(true);
        expect(frase).not.toMatch(/[{}[\]]|undefined|null|NaN/);
      }),
      { numRuns: 500 },
    );
  });

  test('el valor depende sólo de los campos que la regla declara', () => {
    fc.assert(
      fc.property(arbitrariaRegla, arbitrariosDatos, (regla, datos) => {
        const usados = entradas(regla, contexto.reglas);
        const pocos = Object.fromEntries(
          Object.entries(datos).filter(([id]) => usados.includes(id)),
        );
        expect(evaluar(regla, pocos, contexto)).toEqual(evaluar(regla, datos, contexto));
      }),
    );
  });

  test('leer un JSON cualquiera nunca lanza y sólo acepta lo que se puede evaluar', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const leida = leerRegla(json);
        if (leida.ok) evaluar(leida.valor, {});
        else expect(leida.error.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
