import { agnes, type Cluster } from 'ml-hclust';
import { aFilas, type Matriz } from './matriz.ts';

/** Sobre este número de filas la matriz de distancias no cabe con holgura en memoria. */
export const MAXIMO_WARD = 1500;

/** Grupos jerárquicos de Ward (distancia euclídea, criterio «ward2»), cortados en k. Grupo 0..k−1. */
export function ward(m: Matriz, k: number): Int32Array {
  const arbol = agnes(aFilas(m), { method: 'ward2' });
  const grupo = new Int32Array(m.filas);
  arbol.group(k).children.forEach((rama: Cluster, g: number) => {
    for (const fila of rama.indices()) grupo[fila] = g;
  });
  return grupo;
}
