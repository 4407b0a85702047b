import { crearAzar } from './azar.ts';
import { asignar, kMedias } from './k-medias.ts';
import type { Matriz } from './matriz.ts';
import { randAjustado } from './rand-ajustado.ts';

export type Estabilidad = {
  readonly remuestreos: number;
  /** ARI medio entre la partición y la de cada remuestreo. */
  readonly ari: number;
  /** Jaccard medio de cada grupo con su mejor pareja (Hennig, 2007): bajo 0,6 no es estable. */
  readonly jaccard: readonly number[];
  /** Fracción de remuestreos en que cada fila queda con el grueso de su grupo. */
  readonly porFila: Float64Array;
};

export type OpcionesEstabilidad = {
  readonly remuestreos: number;
  readonly semilla: number;
  /** Arranques al azar de cada remuestreo, además del que parte de los centros originales. */
  readonly arranques: number;
};

/**
 * Remuestreo con reemplazo. En cada vuelta se agrupa la muestra, se asignan todas las filas
 * a los centros obtenidos y se compara con la partición original.
 */
export function estabilidad(
  m: Matriz,
  grupo: Int32Array,
  centros: Matriz,
  opciones: OpcionesEstabilidad,
): Estabilidad {
  const k = centros.filas;
  const azar = crearAzar(opciones.semilla);
  const muestra: Matriz = { ...m, datos: new Float64Array(m.datos.length) };
  const nuevo = new Int32Array(m.filas);
  const porFila = new Float64Array(m.filas);
  const jaccard = new Float64Array(k);
  let ari = 0;
  for (let v = 0; v < opciones.remuestreos; v += 1) {
    for (let i = 0; i < m.filas; i += 1) {
      const j = azar.entero(m.filas);
      muestra.datos.set(m.datos.subarray(j * m.columnas, (j + 1) * m.columnas), i * m.columnas);
    }
    const r = kMedias(muestra, {
      k,
      semilla: opciones.semilla + v + 1,
      arranques: opciones.arranques + 1,
      inicio: centros,
    });
    asignar(m, r.centros, nuevo);
    ari += randAjustado(grupo, nuevo);
    const pareja = mejoresParejas(grupo, nuevo, k);
    pareja.forEach((x, g) => {
      jaccard[g] = (jaccard[g] ?? 0) + x.jaccard;
    });
    for (let i = 0; i < m.filas; i += 1) {
      if (pareja[grupo[i] ?? 0]?.grupo === nuevo[i]) porFila[i] = (porFila[i] ?? 0) + 1;
    }
  }
  const n = Math.max(1, opciones.remuestreos);
  return {
    remuestreos: opciones.remuestreos,
    ari: ari / n,
    jaccard: Array.from(jaccard, (x) => x / n),
    porFila: porFila.map((x) => x / n),
  };
}

function mejoresParejas(
  a: Int32Array,
  b: Int32Array,
  k: number,
): readonly { readonly grupo: number; readonly jaccard: number }[] {
  const comunes = new Float64Array(k * k);
  const enA = new Float64Array(k);
  const enB = new Float64Array(k);
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    comunes[x * k + y] = (comunes[x * k + y] ?? 0) + 1;
    enA[x] = (enA[x] ?? 0) + 1;
    enB[y] = (enB[y] ?? 0) + 1;
  }
  return Array.from({ length: k }, (_, x) => {
    let mejor = { grupo: 0, jaccard: -1 };
    for (let y = 0; y < k; y += 1) {
      const c = comunes[x * k + y] ?? 0;
      const jaccard = c / Math.max(1, (enA[x] ?? 0) + (enB[y] ?? 0) - c);
      if (jaccard > mejor.jaccard) mejor = { grupo: y, jaccard };
    }
    return mejor;
  });
}
