import { esPaso, type FlujoCompilado, type NodoCompilado } from './compilado.ts';
import { rotulo } from './estructura.ts';
import { MARCADO_VACIO } from './interpretar.ts';
import { abrirCorrida, type Corrida, cerrarCorrida, propagar } from './propagar.ts';
import type { Arista, CodigoErrorFlujo, ErrorFlujo, Marcado, Paso } from './tipos.ts';

/** Movimientos que se prueban como máximo; un trámite real usa unos cientos. */
export const LIMITE_MOVIMIENTOS = 100_000;

/** Marcado alcanzable, con la manera más corta de llegar a él. */
interface Estado {
  readonly marcado: Marcado;
  readonly previo: Estado | null;
  readonly movimiento: readonly string[];
  readonly siguientes: Estado[];
  readonly final: boolean;
}

/** Manera de sacar una ficha de un paso: cerrarlo, o vencer un temporizador suyo. */
interface Disparo {
  readonly nodo: NodoCompilado;
  readonly saca: string | null;
}

/** Lo que se va sabiendo en todo el recorrido. */
interface Prueba {
  readonly flujo: FlujoCompilado;
  readonly errores: Map<string, ErrorFlujo>;
  readonly usados: Set<string>;
  movimientos: number;
}

/**
 * Prueba la solidez recorriendo, con el mismo motor que avanza los expedientes, todos los
 * marcados a los que se llega eligiendo libremente en cada compuerta:
 * desde todo marcado se llega a un fin, al terminar no sobran fichas, nadie recibe dos
 * fichas a la vez y no hay pasos imposibles. Cada error trae el camino que lo muestra.
 * Las ramas laterales no comparten nodos con nadie, así que se recorren aparte.
 */
export function revisarSolidez(flujo: FlujoCompilado): readonly ErrorFlujo[] {
  const prueba: Prueba = { flujo, errores: new Map(), usados: new Set(), movimientos: 0 };
  explorar(prueba, flujo.inicio, false);
  for (const nodo of flujo.flujo.nodos) {
    if (nodo.tipo === 'temporizador' && !nodo.interrumpe) explorar(prueba, nodo.id, true);
  }
  if (prueba.errores.size === 0) {
    for (const { id } of [...flujo.flujo.nodos, ...flujo.flujo.aristas]) {
      if (!prueba.usados.has(id)) anotar(prueba, 'nodo-muerto', id, []);
    }
  }
  return [...prueba.errores.values()];
}

function anotar(
  { flujo, errores }: Prueba,
  codigo: CodigoErrorFlujo,
  id: string,
  camino: readonly string[],
): void {
  const clave = `${codigo} ${id}`;
  if (errores.has(clave)) return;
  errores.set(clave, { codigo, id, mensaje: mensajeDe(flujo, codigo, id), camino });
}

function explorar(prueba: Prueba, desde: string, lateral: boolean): void {
  const { flujo } = prueba;
  const nodo = flujo.nodos.get(desde);
  if (nodo === undefined) return;
  const estados = new Map<string, Estado>();
  const raiz: Estado = {
    marcado: MARCADO_VACIO,
    previo: null,
    movimiento: [],
    siguientes: [],
    final: false,
  };
  const cola = visitar(prueba, estados, raiz, { nodo, saca: null }, lateral);
  for (let i = 0; i < cola.length; i += 1) {
    const estado = cola[i];
    if (estado === undefined || estado.final) continue;
    const disparos = disparosDe(flujo, estado.marcado);
    if (disparos.length === 0) {
      anotar(prueba, 'bloqueo', unionDe(flujo, estado.marcado), caminoHasta(estado));
    }
    for (const disparo of disparos) {
      cola.push(...visitar(prueba, estados, estado, disparo, lateral));
    }
    if (prueba.movimientos > LIMITE_MOVIMIENTOS) {
      anotar(prueba, 'demasiado-grande', flujo.flujo.id, []);
      return;
    }
  }
  if (prueba.errores.size === 0) anotarSinSalida(prueba, [...estados.values()]);
}

/** Prueba un disparo con todas las elecciones posibles; da los marcados nuevos. */
function visitar(
  prueba: Prueba,
  estados: Map<string, Estado>,
  previo: Estado,
  disparo: Disparo,
  lateral: boolean,
): Estado[] {
  const nuevos: Estado[] = [];
  const guion: Eleccion[] = [];
  do {
    prueba.movimientos += 1;
    const corrida = mover(prueba.flujo, previo.marcado, disparo, guion);
    for (const paso of corrida.pasos) prueba.usados.add(paso.id);
    const movimiento = nombrar(prueba.flujo, corrida.pasos);
    const fallar = (codigo: CodigoErrorFlujo, id: string): void =>
      anotar(prueba, codigo, id, [...caminoHasta(previo), ...movimiento]);
    if (corrida.doble !== null) {
      fallar('ficha-doble', corrida.doble);
      continue;
    }
    if (corrida.sobrante !== null) fallar('cierre-impropio', corrida.sobrante);
    const { marcado, terminado, resultado } = cerrarCorrida(corrida);
    if (terminado && resultado === undefined && !lateral) {
      fallar('sin-resultado', corrida.pasos.at(-1)?.id ?? prueba.flujo.inicio);
    }
    const clave = terminado ? 'fin' : claveDe(marcado);
    const conocido = estados.get(clave);
    const estado = conocido ?? { marcado, previo, movimiento, siguientes: [], final: terminado };
    previo.siguientes.push(estado);
    if (conocido === undefined) {
      estados.set(clave, estado);
      nuevos.push(estado);
    }
  } while (siguienteGuion(guion) && prueba.movimientos <= LIMITE_MOVIMIENTOS);
  return nuevos;
}

function mover(
  flujo: FlujoCompilado,
  marcado: Marcado,
  disparo: Disparo,
  guion: Eleccion[],
): Corrida {
  let turno = 0;
  const corrida = abrirCorrida(flujo, { ...marcado, acciones: {} }, (compuerta) => {
    const ramas = ramasDe(compuerta);
    const eleccion = guion[turno] ?? { tomada: 0, total: ramas.length };
    guion[turno] = eleccion;
    turno += 1;
    return ramas[eleccion.tomada] ?? [];
  });
  const { saca } = disparo;
  if (saca !== null) corrida.en.splice(corrida.en.indexOf(saca), 1);
  corrida.pasos.push({ clase: 'nodo', id: disparo.nodo.nodo.id });
  corrida.cola.push(...disparo.nodo.salidas);
  propagar(corrida);
  return corrida;
}

/** Elección en una compuerta; el guion las recorre todas como un cuentakilómetros. */
interface Eleccion {
  tomada: number;
  readonly total: number;
}

function siguienteGuion(guion: Eleccion[]): boolean {
  for (let ultima = guion.at(-1); ultima !== undefined; ultima = guion.at(-1)) {
    ultima.tomada += 1;
    if (ultima.tomada < ultima.total) return true;
    guion.pop();
  }
  return false;
}

/** Exclusiva: una rama. Inclusiva: cualquier grupo de condiciones, o sólo la de por defecto. */
function ramasDe({ nodo, salidas }: NodoCompilado): readonly (readonly Arista[])[] {
  if (nodo.tipo === 'exclusiva') return salidas.map((arista) => [arista]);
  const conCondicion = salidas.filter((arista) => arista.porDefecto !== true);
  const grupos: Arista[][] = [salidas.filter((arista) => arista.porDefecto === true)];
  for (let bits = 1; bits < 2 ** conCondicion.length; bits += 1) {
    grupos.push(conCondicion.filter((_, i) => (bits >> i) % 2 === 1));
  }
  return grupos;
}

function disparosDe(flujo: FlujoCompilado, marcado: Marcado): readonly Disparo[] {
  return marcado.en.flatMap((id): Disparo[] => {
    const vencen = (flujo.temporizadores.get(id) ?? []).filter((t) => t.interrumpe);
    return [id, ...vencen.map((t) => t.id)].flatMap((otro) => {
      const nodo = flujo.nodos.get(otro);
      return nodo === undefined ? [] : [{ nodo, saca: id }];
    });
  });
}

/** Marcados desde los que ya no se llega a ningún fin. */
function anotarSinSalida(prueba: Prueba, estados: readonly Estado[]): void {
  const previos = new Map<Estado, Estado[]>();
  for (const estado of estados) {
    for (const siguiente of estado.siguientes) {
      const otros = previos.get(siguiente);
      if (otros === undefined) previos.set(siguiente, [estado]);
      else otros.push(estado);
    }
  }
  const llegan = new Set<Estado>();
  const pendientes = estados.filter((estado) => estado.final);
  for (let e = pendientes.pop(); e !== undefined; e = pendientes.pop()) {
    if (llegan.has(e)) continue;
    llegan.add(e);
    pendientes.push(...(previos.get(e) ?? []));
  }
  const perdido = estados.find((estado) => !llegan.has(estado));
  const id = perdido?.marcado.en[0];
  if (perdido !== undefined && id !== undefined) {
    anotar(prueba, 'sin-salida', id, caminoHasta(perdido));
  }
}

const claveDe = ({ en, uniones }: Marcado): string =>
  `${en.join(' ')}|${Object.entries(uniones)
    .map(([id, n]) => `${id}:${n}`)
    .sort()
    .join(' ')}`;

function caminoHasta(estado: Estado): readonly string[] {
  const tramos: (readonly string[])[] = [];
  for (let e: Estado | null = estado; e !== null; e = e.previo) tramos.unshift(e.movimiento);
  return tramos.flat();
}

/** Nombres de los nodos recorridos; los pasos que quedan esperando se nombran al cerrarlos. */
function nombrar(flujo: FlujoCompilado, pasos: readonly Paso[]): readonly string[] {
  return pasos.flatMap(({ clase, id }, i) => {
    const nodo = clase === 'nodo' ? flujo.nodos.get(id)?.nodo : undefined;
    return nodo === undefined || (i > 0 && esPaso(nodo)) ? [] : [rotulo(nodo)];
  });
}

function unionDe(flujo: FlujoCompilado, { uniones }: Marcado): string {
  return flujo.flujo.aristas.find((arista) => (uniones[arista.id] ?? 0) > 0)?.a ?? flujo.inicio;
}

function mensajeDe(flujo: FlujoCompilado, codigo: CodigoErrorFlujo, id: string): string {
  const nodo = flujo.nodos.get(id)?.nodo;
  const nombre = `«${nodo === undefined ? id : rotulo(nodo)}»`;
  switch (codigo) {
    case 'ficha-doble':
      return `${nombre} puede quedar abierto dos veces a la vez.`;
    case 'cierre-impropio':
      return `El expediente puede cerrarse con ${nombre} todavía pendiente.`;
    case 'sin-resultado':
      return `El expediente puede terminar en ${nombre} sin ningún resultado.`;
    case 'bloqueo':
      return `El expediente puede quedar detenido para siempre en ${nombre}.`;
    case 'sin-salida':
      return `Desde ${nombre} ya no se llega a ningún fin.`;
    case 'nodo-muerto':
      return `A ${nombre} no se puede llegar nunca.`;
    default:
      return 'El flujo es demasiado grande para revisarlo entero.';
  }
}
