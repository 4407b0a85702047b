import {
  type EventoEncadenado,
  HASH_INICIAL,
  hashEvento,
  primerEslabonRoto,
} from '../../../plataforma/cadena.ts';
import type { Evento, EventoNuevo, Punta } from './dominio.ts';

/** Punta de un expediente que todavía no tiene eventos. */
export function puntaNueva(expedienteId: string): Punta {
  return { expedienteId, ultimoEvento: 0, ultimoHash: HASH_INICIAL };
}

/** Evento siguiente a `punta`, con su hash. */
export function encadenar(municipioId: number, punta: Punta, nuevo: EventoNuevo): Evento {
  const numero = punta.ultimoEvento + 1;
  const hash = hashEvento(punta.ultimoHash, {
    municipio_id: municipioId,
    expediente_id: punta.expedienteId,
    numero,
    tipo: nuevo.tipo,
    datos: nuevo.datos,
    actor: nuevo.actor,
    ocurrido_en: nuevo.ocurridoEn,
  });
  return { ...nuevo, numero, hashAnterior: punta.ultimoHash, hash };
}

/** Evento en la forma en que se exporta y se verifica fuera de la plataforma. */
export function comoEncadenado(
  municipioId: number,
  expedienteId: string,
  evento: Evento,
): EventoEncadenado {
  return {
    municipio_id: municipioId,
    expediente_id: expedienteId,
    numero: evento.numero,
    tipo: evento.tipo,
    datos: evento.datos,
    actor: evento.actor,
    ocurrido_en: evento.ocurridoEn,
    hash_anterior: evento.hashAnterior,
    hash: evento.hash,
  };
}

/**
 * Revisa la historia de un expediente. Devuelve el número del primer evento cuyo número, enlace
 * o contenido no calza, o undefined si está entera.
 */
export function verificarCadena(
  municipioId: number,
  expedienteId: string,
  eventos: readonly Evento[],
): number | undefined {
  const posicion = primerEslabonRoto(
    eventos.map((evento) => comoEncadenado(municipioId, expedienteId, evento)),
  );
  return posicion === undefined ? undefined : posicion + 1;
}
