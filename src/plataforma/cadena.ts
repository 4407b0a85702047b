import { createHash } from 'node:crypto';
import { jsonCanonico } from '../base/json-canonico.ts';

/** Lo que se encadena de cada evento de un expediente: todo lo que dice, nada que cambie después. */
export interface EventoEncadenable {
  readonly municipio_id: number;
  readonly expediente_id: string;
  /** Orden dentro del expediente: 1, 2, 3…, sin saltos. */
  readonly numero: number;
  readonly tipo: string;
  readonly datos: unknown;
  readonly actor: unknown;
  /** Instante UTC escrito con `instanteCanonico`, para que leerlo de la base no cambie el hash. */
  readonly ocurrido_en: string;
}

/** Anterior del primer evento de un expediente. */
export const HASH_INICIAL = '0'.repeat(64);

/** Instante en UTC con milisegundos: "2026-11-24T13:15:30.123Z" (DS 10/2023 art. 9). */
export function instanteCanonico(instante: Temporal.Instant): string {
  return instante.toString({ fractionalSecondDigits: 3, roundingMode: 'floor' });
}

/**
 * Hash de un evento: SHA-256, en hexadecimal, del JSON canónico del evento junto al hash del anterior.
 * Cambiar un evento viejo obliga a cambiar todos los que le siguen. Es la misma regla al escribir en
 * la base, al exportar y al verificar.
 */
export function hashEvento(anterior: string, evento: EventoEncadenable): string {
  const { municipio_id, expediente_id, numero, tipo, datos, actor, ocurrido_en } = evento;
  const texto = jsonCanonico({
    anterior,
    municipio_id,
    expediente_id,
    numero,
    tipo,
    datos,
    actor,
    ocurrido_en,
  });
  return createHash('sha256').update(texto).digest('hex');
}

/** Evento con sus dos eslabones, como se guarda y se exporta. */
export interface EventoEncadenado extends EventoEncadenable {
  readonly hash_anterior: string;
  readonly hash: string;
}

/** Encadena eventos en orden. */
export function encadenar(eventos: readonly EventoEncadenable[]): readonly EventoEncadenado[] {
  let anterior = HASH_INICIAL;
  return eventos.map((evento) => {
    const hash_anterior = anterior;
    anterior = hashEvento(hash_anterior, evento);
    return { ...evento, hash_anterior, hash: anterior };
  });
}

/**
 * Revisa una cadena completa desde su primer evento. Devuelve la posición del primer eslabón malo
 * (numeración, enlace o contenido), o undefined si está entera.
 */
export function primerEslabonRoto(eventos: readonly EventoEncadenado[]): number | undefined {
  let anterior = HASH_INICIAL;
  for (const [posicion, evento] of eventos.entries()) {
    const { hash, hash_anterior, ...resto } = evento;
    if (
      evento.numero !== posicion + 1 ||
      hash_anterior !== anterior ||
      hash !== hashEvento(anterior, resto)
    ) {
      return posicion;
    }
    anterior = hash;
  }
  return undefined;
}
