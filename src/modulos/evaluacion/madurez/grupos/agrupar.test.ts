import { describe, expect, it } from 'vitest';
import type { FilaMatriz } from '../importacion/importar-matriz.ts';
import { logrado } from '../prueba/logrado.ts';
import { agrupar, type OpcionesAgrupar } from './agrupar.ts';

const o: OpcionesAgrupar = {
  variables: ['a', 'b'],
  k: 2,
  semilla: 1,
  metodo: 'kmeans',
  arranques: 20,
  remuestreos: 0,
};

function fila(id: string, ...valores: readonly (number | null)[]): FilaMatriz {
  return { id, valores, contra: null };
}

const FILAS = [fila('1', 0, 0), fila('2', 0.1, 0), fila('3', 1, 1), fila('4', 0.9, 1)];

function motivo(filas: readonly FilaMatriz[], cambio: Partial<OpcionesAgrupar>): string {
  const r = agrupar(filas, { ...o, ...cambio }, null);
  return r.ok ? '' : r.error;
}

describe('agrupar', () => {
  it('numera 1 el grupo de mayor nivel y lista los excluidos', () => {
    const r = logrado(agrupar([...FILAS, fila('5', null, 1)], o, null));
    expect(r.grupos).toEqual([
      { cut: '1', grupo: 2 },
      { cut: '2', grupo: 2 },
      { cut: '3', grupo: 1 },
      { cut: '4', grupo: 1 },
    ]);
    expect(r.excluidos).toEqual([{ cut: '5', faltan: ['a'] }]);
    expect(r).toMatchObject({ n: 4, ari: null, tamanos: [2, 2] });
    expect(r.wss).toBeCloseTo(0.01, 12);
  });

  it('compara solo filas con grupo conocido', () => {
    const con = FILAS.map((f, i) => ({ ...f, contra: i < 2 ? 'x' : i === 2 ? 'y' : null }));
    expect(logrado(agrupar(con, o, null)).ari).toBe(1);
  });

  it('Ward y kmeans coinciden en nubes separadas', () => {
    const w = logrado(agrupar(FILAS, { ...o, metodo: 'ward' }, null));
    expect(w.grupos).toEqual(logrado(agrupar(FILAS, o, null)).grupos);
  });

  it('rechaza k imposible, filas iguales y archivos sin filas completas', () => {
    expect(motivo(FILAS, { k: 5 })).toBe('k es 5 y solo hay 4 filas completas.');
    expect(motivo(FILAS, { k: 0 })).toBe('k debe ser un entero de 1 o más.');
    expect(motivo([fila('1', 1, 1), fila('2', 1, 1)], {})).toContain('menos filas distintas');
    expect(motivo([fila('1', null, 1)], {})).toBe('Ninguna fila tiene todas las variables.');
    expect(motivo(FILAS, { metodo: 'estudio-2015' })).toContain('no está instalado');
  });

  it('advierte una variable constante', () => {
    const r = logrado(agrupar([fila('1', 0, 7), fila('2', 1, 7)], o, null));
    expect(r.advertencias).toEqual(['La variable «b» es constante: no distingue filas.']);
  });
});
