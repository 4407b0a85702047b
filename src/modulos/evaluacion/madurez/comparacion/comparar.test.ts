import { describe, expect, it } from 'vitest';
import type { Medicion } from '../dominio.ts';
import { leerContextos } from '../instrumentos/leer-datos.ts';
import { comparar, motivoDeNoComparar } from './comparar.ts';
import { masParecidos, mediana } from './parecidos.ts';

const contextos = leerContextos();

function medicion(cut: string, indice: number): Medicion {
  return {
    cut,
    indice,
    publicado: indice,
    dimensiones: { it: indice },
    cobertura: 1,
    advertencias: [],
  };
}

describe('municipios parecidos', () => {
  it('Santiago no se compara con comunas rurales', () => {
    const cuts = masParecidos(contextos, '13101', 10).map((p) => p.cut);
    const deEllos = contextos.filter((c) => cuts.includes(c.cut));
    expect(deEllos.every((c) => (c.rural ?? 0) < 20 && (c.poblacion ?? 0) > 50_000)).toBe(true);
  });

  it('la cercanía es simétrica en distancia y no incluye al propio', () => {
    const a = masParecidos(contextos, '13101', 344);
    expect(a.map((p) => p.cut)).not.toContain('13101');
    const b = masParecidos(contextos, a[3]?.cut ?? '', 344);
    expect(b.find((p) => p.cut === '13101')?.distancia).toBeCloseTo(a[3]?.distancia ?? 0, 9);
  });

  it('sin contexto no inventa parecidos', () => {
    expect(masParecidos(contextos, '99999', 5)).toEqual([]);
  });
});

describe('comparación', () => {
  const mediciones = contextos.map((c, i) => medicion(c.cut, i / contextos.length));

  it('da posición entre parecidos y en el país', () => {
    const c = comparar(mediciones, contextos, contextos[344]?.cut ?? '');
    expect(c.indice?.pais).toMatchObject({ n: 344, percentil: 1 });
    expect(c.indice?.pares?.n).toBe(15);
    expect(c.advertencias).toEqual([]);
  });

  it('deja fuera las mediciones incompletas y advierte si quedan pocas', () => {
    const incompletas = mediciones.map((m, i) => (i < 342 ? { ...m, publicado: null } : m));
    const c = comparar(incompletas, contextos, contextos[344]?.cut ?? '');
    expect(c.indice?.pais?.n).toBe(2);
    expect(c.advertencias[0]).toContain('Solo 2 municipios');
  });

  it('niega comparar instrumentos distintos', () => {
    expect(motivoDeNoComparar('imtm-2015', 'imtm-2015')).toBeNull();
    expect(motivoDeNoComparar('imtm-2015', 'imtm-2022')).toContain('no es un cambio real');
    expect(motivoDeNoComparar('imtm-2015', 'mdm-1')).toContain('no se comparan');
  });
});

it('mediana', () => {
  expect([mediana([3, 1, 2]), mediana([4, 1, 2, 3]), mediana([])]).toEqual([2, 2.5, 0]);
});
