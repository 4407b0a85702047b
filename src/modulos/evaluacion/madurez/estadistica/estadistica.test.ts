import fc from 'fast-check';
import { kmeans } from 'ml-kmeans';
import { describe, expect, it } from 'vitest';
import { crearAzar } from './azar.ts';
import { componentesPrincipales } from './componentes.ts';
import { estabilidad } from './estabilidad.ts';
import { kMedias } from './k-medias.ts';
import { aFilas, aMatriz, filasDistintas, sumaDentro } from './matriz.ts';
import { elegirSemillas } from './quick-cluster.ts';
import { randAjustado } from './rand-ajustado.ts';
import { silueta } from './silueta.ts';
import { tipificar } from './tipificar.ts';
import { ward } from './ward.ts';

/** Tres nubes bien separadas de 20 puntos. */
function nubes() {
  const azar = crearAzar(7);
  const centros = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  const filas = centros.flatMap((c) =>
    Array.from({ length: 20 }, () => c.map((x) => x + azar.real())),
  );
  return { m: aMatriz(filas), real: filas.map((_, i) => Math.floor(i / 20)) };
}

const puntos = fc.array(
  fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 2 }),
  {
    minLength: 6,
    maxLength: 30,
  },
);

describe('azar', () => {
  it('repite la secuencia con la misma semilla y la cambia con otra', () => {
    const tomar = (s: number): readonly number[] => {
      const azar = crearAzar(s);
      return Array.from({ length: 5 }, azar.real);
    };
    expect(tomar(1)).toEqual(tomar(1));
    expect(tomar(1)).not.toEqual(tomar(2));
  });

  it('es pareja entre 0 y 1', () => {
    const azar = crearAzar(42);
    const casillas = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) {
      const c = azar.entero(10);
      casillas[c] = (casillas[c] ?? 0) + 1;
    }
    const chi2 = casillas.reduce((s, n) => s + (n - 10_000) ** 2 / 10_000, 0);
    expect(chi2).toBeLessThan(27.9);
  });
});

describe('k-medias', () => {
  it('recupera nubes separadas', () => {
    const { m, real } = nubes();
    const r = kMedias(m, { k: 3, semilla: 1, arranques: 10 });
    expect(randAjustado(real, r.grupo)).toBe(1);
    expect(silueta(m, r.grupo, 3).media).toBeGreaterThan(0.9);
    expect(
      estabilidad(m, r.grupo, r.centros, { remuestreos: 20, semilla: 1, arranques: 2 }).ari,
    ).toBe(1);
  });

  it('no es peor que ml-kmeans y es determinista', () => {
    fc.assert(
      fc.property(puntos, fc.integer({ min: 1, max: 4 }), (filas, k) => {
        const m = aMatriz(filas);
        fc.pre(filasDistintas(m, k) === k);
        const r = kMedias(m, { k, semilla: 3, arranques: 30 });
        const otra = kMedias(m, { k, semilla: 3, arranques: 30 });
        expect(otra.grupo).toEqual(r.grupo);
        expect(sumaDentro(m, r.grupo, k)).toBeCloseTo(r.suma, 6);
        const ajena = kmeans(aFilas(m), k, { seed: 5, maxIterations: 200 });
        expect(r.suma).toBeLessThanOrEqual(sumaDentro(m, ajena.clusters, k) + 1e-6);
      }),
      { numRuns: 60, seed: 20_260_101 },
    );
  });
});

describe('índice de Rand ajustado', () => {
  it('vale 1 con otra numeración y un valor conocido en el ejemplo', () => {
    expect(randAjustado([0, 0, 1, 1], [5, 5, 3, 3])).toBe(1);
    expect(randAjustado([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.571429, 6);
    expect(randAjustado([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 6);
  });
});

describe('silueta', () => {
  it('coincide con el cálculo a mano', () => {
    const m = aMatriz([[0], [1], [5], [6]]);
    // Extremos: a = 1, b = 5,5 → 4,5/5,5. Interiores: a = 1, b = 4,5 → 3,5/4,5.
    expect(silueta(m, [0, 0, 1, 1], 2).media).toBeCloseTo((4.5 / 5.5 + 3.5 / 4.5) / 2, 12);
  });
});

describe('otras vistas', () => {
  it('Ward recupera nubes separadas', () => {
    const { m, real } = nubes();
    expect(randAjustado(real, ward(m, 3))).toBe(1);
  });

  it('los componentes explican toda la varianza y el primero la mayor parte', () => {
    const c = componentesPrincipales(
      aMatriz([
        [0, 0],
        [1, 1.1],
        [2, 1.9],
        [3, 3.1],
      ]),
    );
    expect(c.varianza.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(c.varianza[0]).toBeGreaterThan(0.99);
    expect(c.cargas[0]?.every((x) => x > 0)).toBe(true);
  });

  it('tipificar deja media 0 y desviación 1, y en cero las constantes', () => {
    const t = tipificar(
      aMatriz([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    );
    expect(aFilas(t.matriz)).toEqual([
      [-1, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(t.constantes).toEqual([1]);
  });

  it('la selección inicial reemplaza semillas juntas por casos lejanos', () => {
    const m = aMatriz([[0], [0.1], [10], [20]]);
    expect([...elegirSemillas(m, 3)].sort()).toEqual([0, 2, 3]);
  });
});
