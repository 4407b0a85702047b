import { describe, expect, it } from 'vitest';
import { cargarTerritorio } from '../../gobierno/territorio/index.ts';
import { comparar } from '../madurez/index.ts';
import { cargarEstudio } from './estudio.ts';
import { cotejosDe, diferenciaMedia } from './parecidos.ts';
import { cuantil, resumir } from './resumen.ts';

const estudio = cargarEstudio(cargarTerritorio());
if (estudio === null) throw new Error('Las pruebas usan el paquete del estudio de 2015');
const cotejos = cotejosDe(estudio);

describe('comparación justa por región', () => {
  it('cada completo se compara con 15, nunca consigo, y la media es la de esos 15', () => {
    expect(cotejos.size).toBe(249);
    for (const [cut, c] of cotejos) {
      expect(c.pares).toHaveLength(15);
      expect(c.pares.some((f) => f.municipio.cut === cut)).toBe(false);
    }
    const iquique = cotejos.get('01101');
    const oficiales = comparar(
      estudio.fichas.map((f) => f.medicion),
      estudio.contextos,
      '01101',
    ).parecidos.map((p) => estudio.porCut.get(p.cut)?.medicion.indice ?? 0);
    expect(iquique?.media).toBeCloseTo(oficiales.reduce((a, b) => a + b, 0) / 15, 12);
    expect(iquique?.diferencia).toBeCloseTo((iquique?.indice ?? 0) - (iquique?.media ?? 0), 12);
    expect(iquique?.margen).toBeCloseTo(1.645 * estudio.error.error * Math.sqrt(16 / 15), 12);
  });

  it('el margen de uno solo es el suyo y el del país se achica casi a nada', () => {
    const uno = [...cotejos.values()].slice(0, 1);
    expect(diferenciaMedia(estudio, uno)?.margen).toBeCloseTo(uno[0]?.margen ?? 0, 12);
    const pais = diferenciaMedia(estudio, [...cotejos.values()]);
    expect(pais?.n).toBe(249);
    expect(Math.abs(pais?.media ?? 1)).toBeLessThan(0.02);
    expect(pais?.margen).toBeLessThan(0.02);
    expect(diferenciaMedia(estudio, [])).toBeNull();
  });

  it('dos que son par uno del otro no cuentan su error dos veces', () => {
    const [a, b] = estudio.completas;
    if (a === undefined || b === undefined) throw new Error('faltan fichas');
    const cruzado = (ficha: typeof a, par: typeof a) => ({
      ficha,
      indice: 0,
      pares: [par],
      media: 0,
      diferencia: 0,
      margen: 1,
    });
    expect(diferenciaMedia(estudio, [cruzado(a, b), cruzado(b, a)])?.margen).toBe(0);
  });
});

describe('resúmenes', () => {
  it('cuantiles como los de una planilla', () => {
    expect(cuantil([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(resumir([3, 1, 2])).toEqual({
      n: 3,
      media: 2,
      minimo: 1,
      q1: 1.5,
      mediana: 2,
      q3: 2.5,
      maximo: 3,
    });
    expect(resumir([])).toBeNull();
  });
});
