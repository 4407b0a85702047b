import { aMatriz, type Matriz } from '../estadistica/matriz.ts';
import { elegirSemillas, quickCluster } from '../estadistica/quick-cluster.ts';

/** Caso con sus cuatro dimensiones a precisión completa y el nombre, que decide los empates. */
export type CasoEstudio = {
  readonly cut: string;
  readonly nombre: string;
  readonly valores: readonly number[];
};

/**
 * Orden del archivo con que el estudio inició sus grupos: índice descendente y, en empates,
 * nombre de la Z a la A. Es inferido: lo firme es que reproduce la partición publicada.
 */
export function ordenDelEstudio(casos: readonly CasoEstudio[]): readonly CasoEstudio[] {
  const indice = (c: CasoEstudio): number =>
    Math.round((c.valores.reduce((a, b) => a + b, 0) / c.valores.length) * 1e5);
  return [...casos].sort((a, b) => indice(b) - indice(a) || b.nombre.localeCompare(a.nombre, 'es'));
}

/** Semillas por la selección inicial de QUICK CLUSTER sobre el orden del estudio. */
export function semillasDelEstudio(
  casos: readonly CasoEstudio[],
  k: number,
): readonly CasoEstudio[] {
  const orden = ordenDelEstudio(casos);
  return elegirSemillas(aMatriz(orden.map((c) => c.valores)), k).flatMap((i) => orden[i] ?? []);
}

/** Grupos 0..k−1 en el orden de las semillas, con el número exacto de iteraciones del estudio. */
export function gruposDelEstudio(
  m: Matriz,
  semillas: readonly (readonly number[])[],
  iteraciones: number,
) {
  return quickCluster(m, aMatriz(semillas), iteraciones);
}
