import { esPaso, type FlujoCompilado, type NodoCompilado } from './compilado.ts';
import type { Arista, Avance, Marcado, NodoPaso, Paso } from './tipos.ts';

/** Ramas que toma una compuerta exclusiva o inclusiva de varias salidas. */
export type Elegir = (compuerta: NodoCompilado, acciones: Marcado['acciones']) => readonly Arista[];

/** Movimiento en curso. Mutable por rapidez; no sale de aquí hasta `cerrarCorrida`. */
export interface Corrida {
  readonly flujo: FlujoCompilado;
  readonly elegir: Elegir;
  readonly en: string[];
  readonly uniones: Record<string, number>;
  readonly acciones: Record<string, string>;
  readonly cola: Arista[];
  readonly pasos: Paso[];
  readonly entradas: NodoPaso[];
  readonly salidas: string[];
  resultado: string | null;
  /** Nodo o arista que recibió una segunda ficha: el flujo no es seguro. */
  doble: string | null;
  /** Nodo donde quedaba una ficha principal al llegar a un fin con resultado. */
  sobrante: string | null;
}

export function abrirCorrida(flujo: FlujoCompilado, marcado: Marcado, elegir: Elegir): Corrida {
  return {
    flujo,
    elegir,
    en: [...marcado.en],
    uniones: { ...marcado.uniones },
    acciones: { ...marcado.acciones },
    cola: [],
    pasos: [],
    entradas: [],
    salidas: [],
    resultado: null,
    doble: null,
    sobrante: null,
  };
}

/** Mueve las fichas de la cola hasta que todas esperan, en orden de llegada. */
export function propagar(corrida: Corrida): void {
  const { cola, pasos } = corrida;
  for (let i = 0; corrida.resultado === null; i += 1) {
    if (i === cola.length) dispararInclusiva(corrida);
    const arista = cola[i];
    if (arista === undefined) return;
    pasos.push({ clase: 'arista', id: arista.id });
    llegar(corrida, arista, i);
  }
}

function llegar(corrida: Corrida, arista: Arista, i: number): void {
  const destino = corrida.flujo.nodos.get(arista.a);
  if (destino === undefined) return;
  const { nodo } = destino;
  if (esPaso(nodo)) {
    if (corrida.en.includes(nodo.id)) corrida.doble ??= nodo.id;
    corrida.en.push(nodo.id);
    // Al volver a un paso, lo que se eligió la vez anterior ya no vale.
    delete corrida.acciones[nodo.id];
    corrida.entradas.push(nodo);
    corrida.pasos.push({ clase: 'nodo', id: nodo.id });
  } else if (nodo.tipo === 'fin') {
    corrida.pasos.push({ clase: 'nodo', id: nodo.id });
    if (nodo.resultado !== undefined) terminar(corrida, nodo.resultado, i);
  } else if (nodo.tipo === 'exclusiva' || destino.llegadas.length === 1) {
    salir(corrida, destino);
  } else {
    const fichas = (corrida.uniones[arista.id] ?? 0) + 1;
    corrida.uniones[arista.id] = fichas;
    if (fichas > 1) corrida.doble ??= arista.id;
    const completa = destino.llegadas.every((otra) => (corrida.uniones[otra.id] ?? 0) > 0);
    if (nodo.tipo === 'paralela' && completa) juntar(corrida, destino);
  }
}

/**
 * Una unión inclusiva se dispara cuando ninguna otra ficha puede llegar a sus ramas vacías.
 * Como en BPMN 2.0, no cuenta la ficha que también puede llegar a una rama ya ocupada: esa
 * sólo vuelve por un ciclo, y pertenece a la vuelta siguiente.
 */
function dispararInclusiva(corrida: Corrida): void {
  const { flujo, uniones } = corrida;
  for (const union of flujo.inclusivas) {
    const ocupadas = union.llegadas.filter(({ id }) => (uniones[id] ?? 0) > 0);
    if (ocupadas.length === 0) continue;
    const vacias = union.llegadas.filter((arista) => !ocupadas.includes(arista));
    const llega = (a: Arista, id: string): boolean => flujo.aguas.get(a.id)?.has(id) === true;
    const falta = [...corrida.en, ...fichasEnUniones(corrida)].some(
      (id) => vacias.some((a) => llega(a, id)) && !ocupadas.some((a) => llega(a, id)),
    );
    if (!falta) {
      juntar(corrida, union);
      return;
    }
  }
}

/** Compuertas que tienen fichas aguardando. */
function fichasEnUniones({ flujo, uniones }: Corrida): readonly string[] {
  const ids = Object.keys(uniones);
  if (ids.length === 0) return ids;
  return flujo.flujo.aristas.filter((a) => ids.includes(a.id)).map((a) => a.a);
}

function juntar(corrida: Corrida, union: NodoCompilado): void {
  for (const { id } of union.llegadas) {
    const fichas = corrida.uniones[id] ?? 0;
    if (fichas > 1) corrida.uniones[id] = fichas - 1;
    else delete corrida.uniones[id];
  }
  salir(corrida, union);
}

function salir(corrida: Corrida, desde: NodoCompilado): void {
  corrida.pasos.push({ clase: 'nodo', id: desde.nodo.id });
  const todas = desde.salidas.length === 1 || desde.nodo.tipo === 'paralela';
  corrida.cola.push(...(todas ? desde.salidas : corrida.elegir(desde, corrida.acciones)));
}

function terminar(corrida: Corrida, resultado: string, i: number): void {
  const principal = (id: string): boolean => !corrida.flujo.laterales.has(id);
  corrida.sobrante =
    corrida.en.find(principal) ??
    fichasEnUniones(corrida).find(principal) ??
    corrida.cola.slice(i + 1).find((arista) => principal(arista.a))?.a ??
    null;
  corrida.resultado = resultado;
  corrida.salidas.push(...corrida.en);
  corrida.en.length = 0;
  for (const id of Object.keys(corrida.uniones)) delete corrida.uniones[id];
}

/** Marcado y resumen al final del movimiento. */
export function cerrarCorrida(corrida: Corrida): Avance {
  const { en, uniones, acciones, entradas, salidas, pasos, resultado } = corrida;
  const terminado = en.length === 0 && Object.keys(uniones).length === 0;
  if (en.length > 1) en.sort();
  const marcado = { en, uniones, acciones: terminado ? {} : acciones };
  const avance = { marcado, entradas, salidas, terminado, pasos };
  return resultado === null ? avance : { ...avance, resultado };
}
