import { exito, falla, type Resultado } from '../base/resultado.ts';
import { type Datos, evaluarCondicion } from '../reglas/index.ts';
import { esPaso, type FlujoCompilado } from './compilado.ts';
import { abrirCorrida, cerrarCorrida, type Elegir, propagar } from './propagar.ts';
import type { Arista, Avance, ErrorAvance, Marcado, NodoTemporizador, Paso } from './tipos.ts';

/** Marcado de un expediente terminado (o que no ha partido). */
export const MARCADO_VACIO: Marcado = { en: [], uniones: {}, acciones: {} };

/** Pone la primera ficha y la mueve hasta los primeros pasos en espera. */
export function iniciar(flujo: FlujoCompilado, datos: Datos): Avance {
  const corrida = abrirCorrida(flujo, MARCADO_VACIO, segunDatos(flujo, datos));
  corrida.pasos.push({ clase: 'nodo', id: flujo.inicio });
  corrida.cola.push(...(flujo.nodos.get(flujo.inicio)?.salidas ?? []));
  propagar(corrida);
  return cerrarCorrida(corrida);
}

/**
 * Cierra un paso en espera con la acción elegida y mueve su ficha.
 * Errores: el paso no está esperando; la acción no es de ese paso; falta elegir una.
 */
export function completar(
  flujo: FlujoCompilado,
  marcado: Marcado,
  nodoId: string,
  accion: string | undefined,
  datos: Datos,
): Resultado<Avance, ErrorAvance> {
  const lugar = marcado.en.indexOf(nodoId);
  const actual = flujo.nodos.get(nodoId);
  if (lugar < 0 || actual === undefined || !esPaso(actual.nodo)) return falla('nodo-no-activo');
  const acciones = actual.nodo.acciones ?? [];
  if (accion === undefined && acciones.length > 0) return falla('accion-requerida');
  if (accion !== undefined && !acciones.some((a) => a.id === accion)) {
    return falla('accion-desconocida');
  }
  const corrida = abrirCorrida(flujo, marcado, segunDatos(flujo, datos));
  corrida.en.splice(lugar, 1);
  corrida.salidas.push(nodoId);
  if (accion !== undefined) corrida.acciones[nodoId] = accion;
  corrida.cola.push(...actual.salidas);
  propagar(corrida);
  return exito(cerrarCorrida(corrida));
}

/**
 * Aplica el vencimiento de un temporizador. Si interrumpe, el paso deja de esperar y
 * `acciones.<paso>` toma el id del temporizador. Si no interrumpe, abre su rama lateral;
 * mientras esa rama siga viva, un segundo vencimiento no cambia nada.
 */
export function vencer(
  flujo: FlujoCompilado,
  marcado: Marcado,
  temporizadorId: string,
  datos: Datos,
): Resultado<Avance, ErrorAvance> {
  const actual = flujo.nodos.get(temporizadorId);
  if (actual?.nodo.tipo !== 'temporizador') return falla('temporizador-desconocido');
  const { adjuntoA, interrumpe } = actual.nodo;
  const lugar = marcado.en.indexOf(adjuntoA);
  if (lugar < 0) return falla('nodo-no-activo');
  const corrida = abrirCorrida(flujo, marcado, segunDatos(flujo, datos));
  if (interrumpe) {
    corrida.en.splice(lugar, 1);
    corrida.salidas.push(adjuntoA);
    corrida.acciones[adjuntoA] = temporizadorId;
  } else if (ramaViva(flujo, marcado, temporizadorId)) {
    return exito(cerrarCorrida(corrida));
  }
  corrida.pasos.push({ clase: 'nodo', id: temporizadorId });
  corrida.cola.push(...actual.salidas);
  propagar(corrida);
  return exito(cerrarCorrida(corrida));
}

/** Temporizadores pegados a un paso: por cada uno la plataforma crea un plazo al entrar. */
export function temporizadoresDe(
  flujo: FlujoCompilado,
  nodoId: string,
): readonly NodoTemporizador[] {
  return flujo.temporizadores.get(nodoId) ?? [];
}

/** Hecho que mueve el flujo, tal como queda en la historia del expediente. */
export type EventoFlujo =
  | { readonly tipo: 'iniciar'; readonly datos: Datos }
  | {
      readonly tipo: 'completar';
      readonly nodo: string;
      readonly accion?: string;
      readonly datos: Datos;
    }
  | { readonly tipo: 'vencer'; readonly temporizador: string; readonly datos: Datos };

export interface Reproduccion {
  readonly marcado: Marcado;
  readonly terminado: boolean;
  readonly resultado?: string;
  readonly pasos: readonly Paso[];
}

/** Vuelve a pasar la historia desde cero; da el mismo estado, o el primer evento que no calza. */
export function reproducir(
  flujo: FlujoCompilado,
  eventos: readonly EventoFlujo[],
): Resultado<Reproduccion, { readonly evento: number; readonly causa: ErrorAvance }> {
  let estado: Reproduccion = { marcado: MARCADO_VACIO, terminado: false, pasos: [] };
  for (const [i, evento] of eventos.entries()) {
    const paso = aplicar(flujo, estado.marcado, evento, i);
    if (!paso.ok) return falla({ evento: i, causa: paso.error });
    const { marcado, terminado, resultado, pasos } = paso.valor;
    const nuevo = { marcado, terminado, pasos: [...estado.pasos, ...pasos] };
    estado = resultado === undefined ? nuevo : { ...nuevo, resultado };
  }
  return exito(estado);
}

function aplicar(
  flujo: FlujoCompilado,
  marcado: Marcado,
  evento: EventoFlujo,
  i: number,
): Resultado<Avance, ErrorAvance> {
  switch (evento.tipo) {
    case 'iniciar':
      return i === 0 ? exito(iniciar(flujo, evento.datos)) : falla('nodo-no-activo');
    case 'completar':
      return completar(flujo, marcado, evento.nodo, evento.accion, evento.datos);
    case 'vencer':
      return vencer(flujo, marcado, evento.temporizador, evento.datos);
  }
}

function ramaViva(flujo: FlujoCompilado, marcado: Marcado, temporizador: string): boolean {
  const suya = (id: string): boolean => flujo.laterales.get(id) === temporizador;
  const enUnion = (a: Arista): boolean => (marcado.uniones[a.id] ?? 0) > 0 && suya(a.a);
  return marcado.en.some(suya) || flujo.flujo.aristas.some(enUnion);
}

/** Ramas según las condiciones, en el orden del flujo; sin ninguna, la de por defecto. */
function segunDatos(flujo: FlujoCompilado, datos: Datos): Elegir {
  const contexto = { reglas: flujo.reglas };
  return ({ nodo, salidas }, acciones) => {
    const hechos = { ...datos, acciones };
    const cumple = ({ condicion }: Arista): boolean =>
      condicion !== undefined && evaluarCondicion(condicion, hechos, contexto);
    const tomadas =
      nodo.tipo === 'inclusiva' ? salidas.filter(cumple) : salidas.filter(primera(cumple));
    return tomadas.length > 0 ? tomadas : salidas.filter((arista) => arista.porDefecto === true);
  };
}

function primera(cumple: (arista: Arista) => boolean): (arista: Arista) => boolean {
  let hallada = false;
  return (arista) => {
    if (hallada || !cumple(arista)) return false;
    hallada = true;
    return true;
  };
}
