import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leerReglasDeGrupo } from '../instrumentos/leer-datos.ts';
import { logrado } from '../prueba/logrado.ts';
import { ubicarPorCentros } from './centros.ts';
import { ubicarPorCortes } from './cortes.ts';

const { centros, cortes } = leerReglasDeGrupo();
const fraccion = fc.double({ min: 0, max: 1, noNaN: true });
const dimensiones = fc.record({ it: fraccion, rrhh: fraccion, gtm: fraccion, sml: fraccion });

describe('asignación por centros', () => {
  it('el salto propuesto solo sube, no pasa de 1 y deja al municipio en el grupo dicho', () => {
    fc.assert(
      fc.property(dimensiones, (d) => {
        const u = logrado(ubicarPorCentros(centros, d, 'imtm-2015'));
        const salto = u.siguiente;
        if (salto === null) return;
        expect(salto.grupo).toBeLessThan(u.grupo);
        for (const grupoDe of [salto.juntas, ...salto.porSiSola.map((m) => [m])]) {
          const mejor: Record<string, number> = { ...d };
          for (const m of grupoDe) {
            expect(m.hasta).toBeGreaterThan(m.desde);
            expect(m.hasta).toBeLessThanOrEqual(1 + 1e-9);
            mejor[m.dimension] = m.hasta;
          }
          expect(logrado(ubicarPorCentros(centros, mejor, 'imtm-2015')).grupo).toBe(salto.grupo);
        }
      }),
      { seed: 20_260_101, numRuns: 500 },
    );
  });

  it('el grupo 1 no tiene siguiente y los demás sí', () => {
    const en = (g: number) => {
      const [it = 0, rrhh = 0, gtm = 0, sml = 0] = centros.grupos[g - 1]?.centro ?? [];
      return logrado(ubicarPorCentros(centros, { it, rrhh, gtm, sml }, 'imtm-2015'));
    };
    expect(en(1).siguiente).toBeNull();
    expect([2, 3, 4, 5].map((g) => en(g).siguiente !== null)).toEqual([true, true, true, true]);
    expect(en(3)).toMatchObject({ grupo: 3, frontera: false });
  });

  it('estima sin una dimensión y lo advierte; no asigna sin gestión ni sin dos', () => {
    const sinSml = ubicarPorCentros(
      centros,
      { it: 0.2, rrhh: 0.9, gtm: 0.2, sml: null },
      'imtm-2015',
    );
    expect(logrado(sinSml)).toMatchObject({ grupo: 4 });
    expect(logrado(sinSml).advertencias[0]).toContain('91,2 %');
    expect(ubicarPorCentros(centros, { it: 1, rrhh: 1, gtm: null, sml: 1 }, 'imtm-2015').ok).toBe(
      false,
    );
    expect(
      ubicarPorCentros(centros, { it: null, rrhh: null, gtm: 1, sml: 1 }, 'imtm-2015').ok,
    ).toBe(false);
  });

  it('con otro instrumento el grupo es indicativo', () => {
    const u = ubicarPorCentros(centros, { it: 0.2, rrhh: 0.9, gtm: 0.2, sml: 0 }, 'imtm-2022');
    expect(logrado(u).advertencias.join()).toContain('indicativo');
  });
});

describe('asignación por cortes', () => {
  const todo = () => 1;

  it.each([
    [0.75, 1],
    [0.7499, 2],
    [0.6, 2],
    [0.45, 3],
    [0.3, 4],
    [0.29, 5],
    [0, 5],
  ])('índice %d va al grupo %i', (indice, grupo) => {
    expect(logrado(ubicarPorCortes(cortes, indice, todo)).grupo).toBe(grupo);
  });

  it('sin las exigencias baja hasta donde las cumple y dice cuáles', () => {
    const sinRespaldo = (c: string) => (c === 'B3.3' ? 0.25 : 1);
    const u = logrado(ubicarPorCortes(cortes, 0.8, sinRespaldo));
    expect(u.grupo).toBe(3);
    expect(u.advertencias[0]).toContain('respaldos automáticos');
    expect(u.siguiente).toMatchObject({
      grupo: 2,
      falta: 0,
      exigencias: ['respaldos automáticos'],
    });
  });

  it('cerca de un corte es caso de frontera y nombra al vecino', () => {
    expect(logrado(ubicarPorCortes(cortes, 0.44, todo))).toMatchObject({
      grupo: 4,
      segundo: 3,
      frontera: true,
    });
    expect(logrado(ubicarPorCortes(cortes, 0.46, todo))).toMatchObject({
      grupo: 3,
      segundo: 4,
      frontera: true,
    });
    expect(logrado(ubicarPorCortes(cortes, 0.52, todo)).frontera).toBe(false);
  });

  it('más índice con lo mismo cumplido nunca empeora el grupo', () => {
    fc.assert(
      fc.property(fraccion, fraccion, (a, b) => {
        const grupo = (x: number) => logrado(ubicarPorCortes(cortes, x, todo)).grupo;
        expect(grupo(Math.max(a, b))).toBeLessThanOrEqual(grupo(Math.min(a, b)));
      }),
    );
  });
});
