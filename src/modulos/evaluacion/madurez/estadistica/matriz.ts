/** Matriz densa de filas × columnas en un solo arreglo, por filas. */
export type Matriz = {
  readonly filas: number;
  readonly columnas: number;
  readonly datos: Float64Array;
};

/** Arma una matriz a partir de filas de igual largo. */
export function aMatriz(filas: readonly (readonly number[])[]): Matriz {
  const columnas = filas[0]?.length ?? 0;
  const datos = new Float64Array(filas.length * columnas);
  filas.forEach((fila, i) => {
    datos.set(fila, i * columnas);
  });
  return { filas: filas.length, columnas, datos };
}

/** Copia de la fila `i`. */
export function filaDe(m: Matriz, i: number): readonly number[] {
  return Array.from(m.datos.subarray(i * m.columnas, (i + 1) * m.columnas));
}

/** Todas las filas como arreglos, para bibliotecas que los piden así. */
export function aFilas(m: Matriz): number[][] {
  return Array.from({ length: m.filas }, (_, i) => [...filaDe(m, i)]);
}

/** Distancia euclídea al cuadrado entre la fila `i` de `a` y la fila `j` de `b`. */
export function distancia2(a: Matriz, i: number, b: Matriz, j: number): number {
  const p = a.columnas;
  let suma = 0;
  for (let c = 0; c < p; c += 1) {
    const d = (a.datos[i * p + c] ?? 0) - (b.datos[j * p + c] ?? 0);
    suma += d * d;
  }
  return suma;
}

/** Media de cada grupo. Un grupo vacío queda en `NaN`. */
export function mediasDeGrupo(m: Matriz, grupo: ArrayLike<number>, k: number): Matriz {
  const p = m.columnas;
  const datos = new Float64Array(k * p);
  const n = new Float64Array(k);
  for (let i = 0; i < m.filas; i += 1) {
    const g = grupo[i] ?? 0;
    n[g] = (n[g] ?? 0) + 1;
    for (let c = 0; c < p; c += 1) {
      datos[g * p + c] = (datos[g * p + c] ?? 0) + (m.datos[i * p + c] ?? 0);
    }
  }
  for (let g = 0; g < k; g += 1) {
    for (let c = 0; c < p; c += 1) datos[g * p + c] = (datos[g * p + c] ?? 0) / (n[g] ?? 0);
  }
  return { filas: k, columnas: p, datos };
}

/** Suma de cuadrados dentro de los grupos respecto de sus medias. */
export function sumaDentro(m: Matriz, grupo: ArrayLike<number>, k: number): number {
  const medias = mediasDeGrupo(m, grupo, k);
  let suma = 0;
  for (let i = 0; i < m.filas; i += 1) suma += distancia2(m, i, medias, grupo[i] ?? 0);
  return suma;
}

/** Cantidad de filas distintas, hasta `tope` (basta para saber si alcanzan k grupos). */
export function filasDistintas(m: Matriz, tope: number): number {
  const vistas = new Set<string>();
  for (let i = 0; i < m.filas && vistas.size < tope; i += 1) {
    vistas.add(m.datos.subarray(i * m.columnas, (i + 1) * m.columnas).join('|'));
  }
  return vistas.size;
}
