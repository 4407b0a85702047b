import type { Reglas } from '../reglas/index.ts';
import type { Arista, Flujo, Nodo, NodoPaso, NodoTemporizador } from './tipos.ts';

export interface NodoCompilado {
  readonly nodo: Nodo;
  readonly llegadas: readonly Arista[];
  readonly salidas: readonly Arista[];
}

/** Flujo con sus índices, listo para avanzar. Sólo `validarFlujo` entrega uno revisado. */
export interface FlujoCompilado {
  readonly flujo: Flujo;
  readonly reglas: Reglas;
  readonly nodos: ReadonlyMap<string, NodoCompilado>;
  readonly inicio: string;
  /** Paso -> temporizadores pegados a él. */
  readonly temporizadores: ReadonlyMap<string, readonly NodoTemporizador[]>;
  /** Nodo de una rama lateral -> temporizador que la abre. */
  readonly laterales: ReadonlyMap<string, string>;
  /** Compuertas inclusivas que unen ramas. */
  readonly inclusivas: readonly NodoCompilado[];
  /** Arista que llega a una inclusiva -> nodos desde los que todavía podría llegar una ficha. */
  readonly aguas: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Si el nodo es un paso donde la ficha espera. */
export function esPaso(nodo: Nodo): nodo is NodoPaso {
  return nodo.tipo === 'tarea' || nodo.tipo === 'servicio' || nodo.tipo === 'espera';
}

/** Arma los índices de un flujo cuya estructura ya se revisó. */
export function compilar(flujo: Flujo, reglas: Reglas): FlujoCompilado {
  const nodos = new Map<string, NodoCompilado>();
  for (const nodo of flujo.nodos) {
    nodos.set(nodo.id, {
      nodo,
      llegadas: flujo.aristas.filter((arista) => arista.a === nodo.id),
      salidas: flujo.aristas.filter((arista) => arista.de === nodo.id),
    });
  }
  const temporizadores = new Map<string, NodoTemporizador[]>();
  for (const nodo of flujo.nodos) {
    if (nodo.tipo !== 'temporizador') continue;
    const otros = temporizadores.get(nodo.adjuntoA);
    if (otros === undefined) temporizadores.set(nodo.adjuntoA, [nodo]);
    else otros.push(nodo);
  }
  const inclusivas = [...nodos.values()].filter(
    (n) => n.nodo.tipo === 'inclusiva' && n.llegadas.length > 1,
  );
  const aguas = new Map<string, ReadonlySet<string>>();
  for (const union of inclusivas) {
    for (const arista of union.llegadas) {
      aguas.set(arista.id, aguasArriba(nodos, arista.de, union.nodo.id));
    }
  }
  const laterales = new Map<string, string>();
  for (const nodo of flujo.nodos) {
    if (nodo.tipo !== 'temporizador' || nodo.interrumpe) continue;
    for (const id of alcanzables(nodos, temporizadores, nodo.id, true)) laterales.set(id, nodo.id);
  }
  const inicio = flujo.nodos.find((nodo) => nodo.tipo === 'inicio')?.id ?? '';
  return { flujo, reglas, nodos, inicio, temporizadores, laterales, inclusivas, aguas };
}

/** Nodos a los que se llega desde uno; `todos` sigue también los temporizadores que no interrumpen. */
export function alcanzables(
  nodos: FlujoCompilado['nodos'],
  temporizadores: FlujoCompilado['temporizadores'],
  desde: string,
  todos: boolean,
): ReadonlySet<string> {
  const vistos = new Set<string>();
  const pendientes = [desde];
  for (let id = pendientes.pop(); id !== undefined; id = pendientes.pop()) {
    if (vistos.has(id)) continue;
    vistos.add(id);
    pendientes.push(...(nodos.get(id)?.salidas ?? []).map((arista) => arista.a));
    const pegados = temporizadores.get(id) ?? [];
    pendientes.push(...pegados.filter((t) => todos || t.interrumpe).map((t) => t.id));
  }
  return vistos;
}

function aguasArriba(
  nodos: FlujoCompilado['nodos'],
  desde: string,
  union: string,
): ReadonlySet<string> {
  const vistos = new Set<string>();
  const pendientes = [desde];
  for (let id = pendientes.pop(); id !== undefined; id = pendientes.pop()) {
    if (id === union || vistos.has(id)) continue;
    vistos.add(id);
    const actual = nodos.get(id);
    if (actual?.nodo.tipo === 'temporizador') pendientes.push(actual.nodo.adjuntoA);
    pendientes.push(...(actual?.llegadas ?? []).map((arista) => arista.de));
  }
  return vistos;
}
