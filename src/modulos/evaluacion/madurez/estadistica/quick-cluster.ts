import { asignar } from './k-medias.ts';
import { distancia2, type Matriz, mediasDeGrupo } from './matriz.ts';

export type ResultadoQuickCluster = {
  readonly grupo: Int32Array;
  /** Centros tras la última actualización: con ellos se asigna. */
  readonly centros: Matriz;
  /** Mayor movimiento de un centro en cada iteración. */
  readonly cambios: readonly number[];
};

/**
 * Selección inicial de SPSS QUICK CLUSTER. Los primeros k casos son centros. Cada caso siguiente
 * reemplaza a uno si está más lejos del más cercano que los dos centros más próximos entre sí;
 * o si dista del segundo más cercano más que el más cercano de los demás centros.
 * Devuelve el número de fila de cada semilla.
 */
export function elegirSemillas(m: Matriz, k: number): readonly number[] {
  const semillas = Array.from({ length: k }, (_, g) => g);
  for (let i = k; i < m.filas; i += 1) {
    const d = semillas.map((s) => distancia2(m, i, m, s));
    const orden = d.map((_, g) => g).sort((a, b) => (d[a] ?? 0) - (d[b] ?? 0) || a - b);
    const [cerca = 0, segundo = 0] = orden;
    const par = parMasProximo(m, semillas);
    if ((d[cerca] ?? 0) > par.distancia) {
      const haciaA = d[par.a] ?? 0;
      const haciaB = d[par.b] ?? 0;
      semillas[haciaA <= haciaB ? par.a : par.b] = i;
    } else if ((d[segundo] ?? 0) > menorA(m, semillas, cerca)) {
      semillas[cerca] = i;
    }
  }
  return semillas;
}

function parMasProximo(
  m: Matriz,
  s: readonly number[],
): { readonly a: number; readonly b: number; readonly distancia: number } {
  let par = { a: 0, b: 1, distancia: Number.POSITIVE_INFINITY };
  for (let a = 0; a < s.length; a += 1) {
    for (let b = a + 1; b < s.length; b += 1) {
      const distancia = distancia2(m, s[a] ?? 0, m, s[b] ?? 0);
      if (distancia < par.distancia) par = { a, b, distancia };
    }
  }
  return par;
}

function menorA(m: Matriz, s: readonly number[], g: number): number {
  return Math.min(...s.filter((_, h) => h !== g).map((fila) => distancia2(m, s[g] ?? 0, m, fila)));
}

/**
 * Iteraciones de QUICK CLUSTER sin medias móviles: exactamente `iteraciones` actualizaciones
 * (convergencia 0) y una asignación final. Si antes no cambia nada, el resultado es el mismo.
 */
export function quickCluster(
  m: Matriz,
  semillas: Matriz,
  iteraciones: number,
): ResultadoQuickCluster {
  let centros = semillas;
  const grupo = new Int32Array(m.filas).fill(-1);
  const cambios: number[] = [];
  for (let i = 0; i < iteraciones; i += 1) {
    asignar(m, centros, grupo);
    const nuevos = conservarVacios(mediasDeGrupo(m, grupo, centros.filas), centros);
    let cambio = 0;
    for (let g = 0; g < centros.filas; g += 1) {
      cambio = Math.max(cambio, Math.sqrt(distancia2(nuevos, g, centros, g)));
    }
    cambios.push(cambio);
    centros = nuevos;
  }
  asignar(m, centros, grupo);
  return { grupo, centros, cambios };
}

function conservarVacios(nuevos: Matriz, previos: Matriz): Matriz {
  return {
    ...nuevos,
    datos: nuevos.datos.map((v, i) => (Number.isNaN(v) ? (previos.datos[i] ?? 0) : v)),
  };
}
