import { type Azar, crearAzar } from './azar.ts';
import { intercambiar } from './intercambio.ts';
import { distancia2, type Matriz } from './matriz.ts';

export type ResultadoKMedias = {
  /** Grupo 0..k−1 de cada fila. */
  readonly grupo: Int32Array;
  readonly centros: Matriz;
  /** Suma de cuadrados dentro de los grupos. */
  readonly suma: number;
  readonly iteraciones: number;
};

export type OpcionesKMedias = {
  readonly k: number;
  readonly semilla: number;
  readonly arranques: number;
  readonly iteraciones?: number;
  /** Centros que se ensayan además de los sorteados. */
  readonly inicio?: Matriz;
};

/** Asigna cada fila al centro más cercano; en empate, al de número menor. Devuelve cuántas cambian. */
export function asignar(m: Matriz, centros: Matriz, grupo: Int32Array): number {
  const { filas, columnas: p, datos } = m;
  const c = centros.datos;
  const k = centros.filas;
  let cambios = 0;
  for (let i = 0; i < filas; i += 1) {
    const base = i * p;
    let mejor = 0;
    let menor = Number.POSITIVE_INFINITY;
    for (let g = 0; g < k; g += 1) {
      const origen = g * p;
      let d = 0;
      for (let j = 0; j < p; j += 1) {
        const r = (datos[base + j] ?? 0) - (c[origen + j] ?? 0);
        d += r * r;
      }
      if (d < menor) {
        menor = d;
        mejor = g;
      }
    }
    if (grupo[i] !== mejor) {
      grupo[i] = mejor;
      cambios += 1;
    }
  }
  return cambios;
}

/** Recalcula los centros. Un grupo que quedó vacío toma la fila más lejana a su centro. */
function actualizar(m: Matriz, grupo: Int32Array, centros: Matriz, n: Float64Array): void {
  const { filas, columnas: p, datos } = m;
  const c = centros.datos;
  const previos = c.slice();
  c.fill(0);
  n.fill(0);
  for (let i = 0; i < filas; i += 1) {
    const g = grupo[i] ?? 0;
    n[g] = (n[g] ?? 0) + 1;
    for (let j = 0; j < p; j += 1) c[g * p + j] = (c[g * p + j] ?? 0) + (datos[i * p + j] ?? 0);
  }
  for (let g = 0; g < centros.filas; g += 1) {
    const cuenta = n[g] ?? 0;
    if (cuenta === 0) {
      const lejana = filaMasLejana(m, grupo, { ...centros, datos: previos });
      for (let j = 0; j < p; j += 1) c[g * p + j] = datos[lejana * p + j] ?? 0;
    } else {
      for (let j = 0; j < p; j += 1) c[g * p + j] = (c[g * p + j] ?? 0) / cuenta;
    }
  }
}

function filaMasLejana(m: Matriz, grupo: Int32Array, centros: Matriz): number {
  let fila = 0;
  let mayor = -1;
  for (let i = 0; i < m.filas; i += 1) {
    const d = distancia2(m, i, centros, grupo[i] ?? 0);
    if (d > mayor) {
      mayor = d;
      fila = i;
    }
  }
  return fila;
}

/** Algoritmo de Lloyd desde unos centros dados. */
export function lloyd(m: Matriz, inicio: Matriz, maximo: number): ResultadoKMedias {
  const centros: Matriz = { ...inicio, datos: inicio.datos.slice() };
  const grupo = new Int32Array(m.filas).fill(-1);
  const n = new Float64Array(inicio.filas);
  let iteraciones = 0;
  while (iteraciones < maximo && asignar(m, centros, grupo) > 0) {
    actualizar(m, grupo, centros, n);
    iteraciones += 1;
  }
  let suma = 0;
  for (let i = 0; i < m.filas; i += 1) suma += distancia2(m, i, centros, grupo[i] ?? 0);
  return { grupo, centros, suma, iteraciones };
}

/** Semillas k-means++ (Arthur y Vassilvitskii, 2007): lejanas entre sí con alta probabilidad. */
export function sembrar(m: Matriz, k: number, azar: Azar): Matriz {
  const p = m.columnas;
  const centros: Matriz = { filas: k, columnas: p, datos: new Float64Array(k * p) };
  const d = new Float64Array(m.filas).fill(Number.POSITIVE_INFINITY);
  let elegida = azar.entero(m.filas);
  for (let g = 0; g < k; g += 1) {
    centros.datos.set(m.datos.subarray(elegida * p, (elegida + 1) * p), g * p);
    let total = 0;
    for (let i = 0; i < m.filas; i += 1) {
      d[i] = Math.min(d[i] ?? 0, distancia2(m, i, centros, g));
      total += d[i] ?? 0;
    }
    let corte = azar.real() * total;
    elegida = m.filas - 1;
    for (let i = 0; i < m.filas; i += 1) {
      corte -= d[i] ?? 0;
      if (corte < 0) {
        elegida = i;
        break;
      }
    }
  }
  return centros;
}

/** Hasta este tamaño cada arranque se afina; en archivos mayores, solo los que van ganando. */
const AFINAR_TODOS = 2000;

function afinar(m: Matriz, r: ResultadoKMedias): ResultadoKMedias {
  const suma = r.suma - intercambiar(m, r.grupo, r.centros);
  return { ...r, suma };
}

/**
 * k-medias con muchos arranques de Lloyd afinados por intercambio; guarda el de menor suma de
 * cuadrados. Misma semilla, mismo resultado.
 */
export function kMedias(m: Matriz, opciones: OpcionesKMedias): ResultadoKMedias {
  const maximo = opciones.iteraciones ?? 300;
  const azar = crearAzar(opciones.semilla);
  let mejor = afinar(m, lloyd(m, opciones.inicio ?? sembrar(m, opciones.k, azar), maximo));
  for (let i = 1; i < opciones.arranques; i += 1) {
    const crudo = lloyd(m, sembrar(m, opciones.k, azar), maximo);
    if (m.filas > AFINAR_TODOS && crudo.suma >= mejor.suma) continue;
    const otro = afinar(m, crudo);
    if (otro.suma < mejor.suma - 1e-12) mejor = otro;
  }
  return mejor;
}
