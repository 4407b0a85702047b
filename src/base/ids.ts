import type { Nominal } from './nominal.ts';

/** Identificador UUIDv7 en minúsculas, con guiones. */
export type Uuid = string;
/** Identificador nominal: el de un expediente no sirve donde se pide el de una persona. */
export type Id<Entidad extends string> = Nominal<Uuid, Entidad>;

export type PersonaId = Id<'Persona'>;
export type ExpedienteId = Id<'Expediente'>;
export type DocumentoId = Id<'Documento'>;
export type FuncionarioId = Id<'Funcionario'>;
export type UnidadId = Id<'Unidad'>;
export type PagoId = Id<'Pago'>;
export type EventoId = Id<'Evento'>;

const FORMA_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** UUID de cualquier versión (RFC 9562) en minúsculas. */
export function esUuid(texto: string): boolean {
  return FORMA_UUID.test(texto);
}

/**
 * UUID versión 7 (RFC 9562): ordenable por tiempo. Pura: recibe los milisegundos desde 1970 y
 * al menos 10 bytes de azar criptográfico. Lanza RangeError ante datos fuera de rango.
 */
export function uuidV7(ms: number, azar: Uint8Array): Uuid {
  if (!Number.isInteger(ms) || ms < 0 || ms >= 2 ** 48) throw new RangeError(`ms: ${ms}`);
  if (azar.length < 10) throw new RangeError('se requieren 10 bytes de azar');
  const byte = (i: number): number => azar[i] ?? 0;
  const tiempo = ms.toString(16).padStart(12, '0');
  const resto = [
    0x70 | (byte(0) & 0x0f),
    byte(1),
    0x80 | (byte(2) & 0x3f),
    ...Array.from({ length: 7 }, (_, i) => byte(i + 3)),
  ]
    .map((b) => b.toString(16).padStart(2, '0'))
    .join('');
  return [
    tiempo.slice(0, 8),
    tiempo.slice(8),
    resto.slice(0, 4),
    resto.slice(4, 8),
    resto.slice(8),
  ].join('-');
}

/** Milisegundos que lleva un UUIDv7. */
export function msDeUuidV7(uuid: Uuid): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}
