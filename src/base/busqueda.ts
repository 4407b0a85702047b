import { normalizarBusqueda } from './texto.ts';

/** Bajo este parecido no se ofrece el resultado. */
const UMBRAL = 0.6;

/** Distancia de edición con intercambio de letras vecinas (alineamiento óptimo). */
export function distanciaEdicion(a: string, b: string): number {
  let anterior: number[] = [];
  let fila = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const nueva = [i];
    for (let j = 1; j <= b.length; j++) {
      const igual = a[i - 1] === b[j - 1];
      let costo = Math.min(
        (fila[j] ?? 0) + 1,
        (nueva[j - 1] ?? 0) + 1,
        (fila[j - 1] ?? 0) + (igual ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        costo = Math.min(costo, (anterior[j - 2] ?? 0) + 1);
      }
      nueva.push(costo);
    }
    anterior = fila;
    fila = nueva;
  }
  return fila[b.length] ?? 0;
}

function parecido(a: string, b: string): number {
  const largo = Math.max(a.length, b.length);
  return largo === 0 ? 1 : 1 - distanciaEdicion(a, b) / largo;
}

/** Parecido entre dos formas ya normalizadas, de 0 a 1. */
function puntuar(consulta: string, clave: string): number {
  if (clave === consulta) return 1;
  const proporcion = consulta.length / Math.max(clave.length, 1);
  if (clave.startsWith(consulta)) return 0.92 + 0.05 * Math.min(1, proporcion);
  if (` ${clave}`.includes(` ${consulta}`)) return 0.86 + 0.05 * Math.min(1, proporcion);
  const completo = 0.9 * parecido(consulta.replaceAll(' ', ''), clave.replaceAll(' ', ''));
  // Errores de tipeo mientras se escribe: la consulta contra el comienzo de la clave.
  const inicio =
    consulta.length >= 4 ? 0.8 * parecido(consulta, clave.slice(0, consulta.length)) : 0;
  const dentro = consulta.length >= 3 && clave.includes(consulta) ? 0.75 : 0;
  const palabras = clave.split(' ');
  const porPalabra = consulta.split(' ').map((p) => {
    const mejor = Math.max(...palabras.map((q) => (q.startsWith(p) ? 1 : parecido(p, q))));
    return mejor < 0.6 ? 0 : mejor;
  });
  const todas = porPalabra.some((v) => v === 0)
    ? 0
    : 0.82 * (porPalabra.reduce((s, v) => s + v, 0) / porPalabra.length);
  return Math.max(completo, inicio, dentro, todas);
}

/** Parecido entre una consulta y un texto, de 0 a 1, sin mirar acentos ni mayúsculas. */
export function similitud(consulta: string, clave: string): number {
  return puntuar(normalizarBusqueda(consulta), normalizarBusqueda(clave));
}

/**
 * Prepara una búsqueda sobre elementos con una o más claves (nombre y alias). La función que
 * devuelve da los parecidos, el mejor primero; con igual puntaje conserva el orden original.
 * Una consulta vacía devuelve todo.
 */
export function crearBuscador<T extends { readonly claves: readonly string[] }>(
  items: readonly T[],
): (consulta: string) => readonly T[] {
  const preparados = items.map((item) => ({ item, claves: item.claves.map(normalizarBusqueda) }));
  return (consulta) => {
    const buscado = normalizarBusqueda(consulta.slice(0, 80));
    if (buscado === '') return consulta.trim() === '' ? items : [];
    return preparados
      .map(({ item, claves }) => ({
        item,
        puntaje: Math.max(0, ...claves.map((c) => puntuar(buscado, c))),
      }))
      .filter(({ puntaje }) => puntaje >= UMBRAL)
      .sort((a, b) => b.puntaje - a.puntaje)
      .map(({ item }) => item);
  };
}

/** Ordena elementos por parecido con la consulta y quita los que no se parecen. */
export function ordenarPorCoincidencia<T extends { readonly claves: readonly string[] }>(
  consulta: string,
  items: readonly T[],
): readonly T[] {
  return crearBuscador(items)(consulta);
}
