import type { Matriz } from './matriz.ts';

export type Tipificacion = {
  readonly matriz: Matriz;
  readonly medias: readonly number[];
  readonly desviaciones: readonly number[];
  /** Columnas sin variación: se dejan en cero, pues no distinguen filas. */
  readonly constantes: readonly number[];
};

/** Centra cada columna y la divide por su desviación muestral (n − 1). */
export function tipificar(m: Matriz): Tipificacion {
  const { filas, columnas } = m;
  const datos = new Float64Array(m.datos.length);
  const medias: number[] = [];
  const desviaciones: number[] = [];
  const constantes: number[] = [];
  for (let c = 0; c < columnas; c += 1) {
    let media = 0;
    for (let i = 0; i < filas; i += 1) media += (m.datos[i * columnas + c] ?? 0) / filas;
    let suma = 0;
    for (let i = 0; i < filas; i += 1) suma += ((m.datos[i * columnas + c] ?? 0) - media) ** 2;
    const desviacion = Math.sqrt(suma / Math.max(1, filas - 1));
    const constante = desviacion < 1e-12;
    if (constante) constantes.push(c);
    medias.push(media);
    desviaciones.push(constante ? 1 : desviacion);
    for (let i = 0; i < filas; i += 1) {
      const centrado = (m.datos[i * columnas + c] ?? 0) - media;
      datos[i * columnas + c] = constante ? 0 : centrado / desviacion;
    }
  }
  return { matriz: { filas, columnas, datos }, medias, desviaciones, constantes };
}
