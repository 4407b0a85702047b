import { createHash } from 'node:crypto';
import { jsonCanonico } from '../../../base/json-canonico.ts';
import type { Evento, EventoNuevo, Punta } from './dominio.ts';

/** Eslabón anterior al primer evento. */
export const HASH_INICIAL = '0'.repeat(64);

/** Punta de un expediente que todavía no tiene eventos. */
export function puntaNueva(expedienteId: string): Punta {
  return { expedienteId, ultimoEvento: 0, ultimoHash: HASH_INICIAL };
}

/** Evento siguiente a `punta`, con su hash. Pura salvo por el resumen SHA-256. */
export function encadenar(municipioId: number, punta: Punta, nuevo: EventoNuevo): Evento {
  const sinHash = {
    numero: punta.ultimoEvento + 1,
    tipo: nuevo.tipo,
    datos: nuevo.datos,
    actor: nuevo.actor,
    ocurridoEn: nuevo.ocurridoEn,
    hashAnterior: punta.ultimoHash,
  };
  return { ...sinHash, hash: hashDe(municipioId, punta.expedienteId, sinHash) };
}

function hashDe(municipioId: number, expedienteId: string, evento: Omit<Evento, 'hash'>): string {
  const { hashAnterior, ...contenido } = evento;
  return createHash('sha256')
    .update(`${hashAnterior}\n${jsonCanonico({ municipioId, expedienteId, ...contenido })}`)
    .digest('hex');
}

export type FallaCadena = 'numero' | 'eslabon' | 'hash';

/**
 * Revisa la historia de un expediente: números seguidos, cada eslabón une con el anterior y
 * ningún contenido cambió. Devuelve el primer evento que no calza, o undefined si todo calza.
 */
export function verificarCadena(
  municipioId: number,
  expedienteId: string,
  eventos: readonly Evento[],
): { readonly numero: number; readonly falla: FallaCadena } | undefined {
  let anterior = HASH_INICIAL;
  for (const [i, evento] of eventos.entries()) {
    const { hash, ...sinHash } = evento;
    const falla = fallaDe(municipioId, expedienteId, sinHash, hash, i, anterior);
    if (falla !== undefined) return { numero: i + 1, falla };
    anterior = hash;
  }
  return undefined;
}

function fallaDe(
  municipioId: number,
  expedienteId: string,
  evento: Omit<Evento, 'hash'>,
  hash: string,
  indice: number,
  anterior: string,
): FallaCadena | undefined {
  if (evento.numero !== indice + 1) return 'numero';
  if (evento.hashAnterior !== anterior) return 'eslabon';
  return hashDe(municipioId, expedienteId, evento) === hash ? undefined : 'hash';
}
