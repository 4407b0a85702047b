import { partirTexto } from './partir-texto.ts';
import type { Arista, Flujo, Nodo } from './tipos.ts';

/** Espacio que ocupa un nodo, medido desde su centro y con sus letreros incluidos. */
export interface Medida {
  readonly ancho: number;
  readonly alto: number;
  /** Ancho con el nombre que lleva debajo. */
  readonly columna: number;
  readonly sobre: number;
  readonly bajo: number;
}

/** Dónde va un temporizador en el borde de abajo de su paso, de derecha a izquierda. */
export interface Reloj {
  readonly paso: string;
  /** Desde el borde derecho del paso hasta el derecho del reloj. */
  readonly aLaDerecha: number;
  /** Desde el centro del paso hasta la altura por donde sale su flecha. */
  readonly salida: number;
}

export interface Medidas {
  readonly nodos: ReadonlyMap<string, Medida>;
  readonly relojes: ReadonlyMap<string, Reloj>;
}

export const LETRA = 7;
export const RELOJ = 26;
const PASO = { ancho: 168, alto: 68 };
const LARGO_TEXTO = 24;
const ENTRE_RELOJES = 140;
const ENTRE_SALIDAS = 22;
/** El letrero de paso actual va encima del paso: su lugar queda siempre reservado. */
const LETRERO = 26;

/** Texto de una flecha, cortado para que quepa en su canal. */
export function textoDeFlecha(arista: Arista): string {
  const nombre = arista.nombre ?? '';
  return nombre.length > LARGO_TEXTO ? `${nombre.slice(0, LARGO_TEXTO - 1).trimEnd()}…` : nombre;
}

/** Líneas del nombre de un nodo: dentro de un paso, junto a un reloj o bajo los demás. */
export function lineasDe(nodo: Nodo): readonly string[] {
  const nombre = nodo.nombre ?? '';
  if (nombre === '') return [];
  if (nodo.tipo === 'temporizador') return partirTexto(nombre, 16, 2);
  return esCaja(nodo) ? partirTexto(nombre, 20, 3) : partirTexto(nombre, 17, 2);
}

/** Si el nodo se dibuja como caja con su nombre dentro. */
export function esCaja(nodo: Nodo): boolean {
  return nodo.tipo === 'tarea' || nodo.tipo === 'servicio' || nodo.tipo === 'espera';
}

/** Mide todos los nodos; un paso con varios temporizadores se ensancha para sus nombres. */
export function medir(flujo: Flujo): Medidas {
  const relojes = new Map<string, Reloj>();
  const cuantos = new Map<string, number>();
  for (const nodo of flujo.nodos) {
    if (nodo.tipo !== 'temporizador') continue;
    const lugar = cuantos.get(nodo.adjuntoA) ?? 0;
    cuantos.set(nodo.adjuntoA, lugar + 1);
    relojes.set(nodo.id, {
      paso: nodo.adjuntoA,
      aLaDerecha: 12 + lugar * ENTRE_RELOJES,
      salida: PASO.alto / 2 + RELOJ / 2 + 12 + lugar * ENTRE_SALIDAS,
    });
  }
  const nodos = new Map<string, Medida>();
  for (const nodo of flujo.nodos) {
    if (nodo.tipo === 'temporizador') continue;
    nodos.set(nodo.id, esCaja(nodo) ? medirPaso(cuantos.get(nodo.id) ?? 0) : medirFigura(nodo));
  }
  return { nodos, relojes };
}

function medirPaso(relojes: number): Medida {
  const { alto } = PASO;
  const ancho = PASO.ancho + Math.max(0, relojes - 1) * ENTRE_RELOJES;
  const bajo = alto / 2 + (relojes === 0 ? 0 : 40 + (relojes - 1) * ENTRE_SALIDAS);
  return { ancho, alto, columna: ancho, sobre: alto / 2 + LETRERO, bajo };
}

function medirFigura(nodo: Nodo): Medida {
  const lado = nodo.tipo === 'inicio' || nodo.tipo === 'fin' ? 36 : 44;
  const lineas = lineasDe(nodo);
  const letrero = Math.max(0, ...lineas.map((linea) => linea.length)) * LETRA;
  return {
    ancho: lado,
    alto: lado,
    columna: Math.max(lado, letrero),
    sobre: lado / 2,
    bajo: lado / 2 + (lineas.length === 0 ? 0 : 8 + 17 * lineas.length),
  };
}
