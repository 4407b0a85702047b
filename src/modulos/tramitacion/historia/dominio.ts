import { uuidV7 } from '../../../base/ids.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import { instanteCanonico } from '../../../plataforma/cadena.ts';
import type { Puertos } from '../../puertos.ts';

/** Quién hizo algo: interesado, funcionario o la plataforma (DS 4/2020 art. 49). */
export type Actor = ActorFila;

/** La plataforma cuando actúa sola. */
export const PLATAFORMA: Actor = { clase: 'plataforma', nombre: 'Plataforma' };

/** Cada acto sobre un expediente deja exactamente un evento de uno de estos tipos. */
export type TipoEvento =
  | 'ingreso'
  | 'toma'
  | 'suelta'
  | 'asignacion'
  | 'accion'
  | 'correccion-respondida'
  | 'plazo-vencido'
  | 'documento-preparado'
  | 'documento-emitido'
  | 'documento-revocado'
  | 'notificacion-ordenada'
  | 'notificacion-enviada'
  | 'notificacion-resultado'
  | 'expediente-exportado'
  | 'nota';

/** Cómo un evento movió el flujo; con esto la historia se puede volver a pasar desde cero. */
export type Movimiento =
  | { readonly tipo: 'iniciar' }
  | { readonly tipo: 'completar'; readonly nodo: string; readonly accion?: string }
  | { readonly tipo: 'vencer'; readonly temporizador: string };

/** Evento por anotar. `datos` es JSON puro: sin undefined ni fechas. */
export interface EventoNuevo {
  readonly tipo: TipoEvento;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  /** Instante UTC (DS 10/2023 art. 9). */
  readonly ocurridoEn: string;
}

/** Evento anotado y encadenado al anterior. */
export interface Evento {
  readonly numero: number;
  readonly tipo: string;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly ocurridoEn: string;
  readonly hashAnterior: string;
  readonly hash: string;
}

/** Punta de la historia de un expediente: lo que el próximo evento encadena. */
export interface Punta {
  readonly expedienteId: string;
  readonly ultimoEvento: number;
  readonly ultimoHash: string;
}

/** Lee el movimiento de un evento, si movió el flujo. */
export function movimientoDe(evento: Pick<Evento, 'datos'>): Movimiento | undefined {
  const { movimiento } = evento.datos;
  if (typeof movimiento !== 'object' || movimiento === null) return undefined;
  const leer = (clave: string): string | undefined => {
    const valor: unknown = Reflect.get(movimiento, clave);
    return typeof valor === 'string' ? valor : undefined;
  };
  const [tipo, nodo, accion, temporizador] = ['tipo', 'nodo', 'accion', 'temporizador'].map(leer);
  if (tipo === 'iniciar') return { tipo };
  if (tipo === 'vencer' && temporizador !== undefined) return { tipo, temporizador };
  if (tipo !== 'completar' || nodo === undefined) return undefined;
  return accion === undefined ? { tipo, nodo } : { tipo, nodo, accion };
}

/** Instante actual en UTC con milisegundos, tal como la base lo devolverá. */
export function ahoraIso({ reloj }: Pick<Puertos, 'reloj'>): string {
  return instanteCanonico(reloj.ahora());
}

/** Identificador nuevo, ordenable por tiempo. */
export function nuevoId({ reloj, azar }: Pick<Puertos, 'reloj' | 'azar'>): string {
  return uuidV7(reloj.ahora().epochMilliseconds, azar(10));
}
