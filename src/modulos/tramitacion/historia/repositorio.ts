import type { UpdateObject } from 'kysely';
import { esUuid } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { Tablas } from '../../../plataforma/base-de-datos/tablas.ts';
import { instanteCanonico } from '../../../plataforma/cadena.ts';
import { encadenar } from './cadena.ts';
import type { Actor, Evento, EventoNuevo, Punta } from './dominio.ts';

/** Cambios de la fila del expediente que acompañan a un evento. */
export type CambiosExpediente = Omit<
  UpdateObject<Tablas, 'expediente'>,
  'municipio_id' | 'expediente_id' | 'ultimo_evento' | 'ultimo_hash'
>;

/** Inserta un evento ya encadenado. La fila del expediente debe estar bloqueada o ser nueva. */
export async function insertarEvento(
  { db, municipioId }: TxMunicipal,
  evento: Evento,
  expedienteId: string,
): Promise<void> {
  await db
    .insertInto('evento')
    .values({
      municipio_id: municipioId,
      expediente_id: expedienteId,
      numero: evento.numero,
      tipo: evento.tipo,
      datos: jsonb(evento.datos),
      actor: jsonb(evento.actor),
      ocurrido_en: evento.ocurridoEn,
      hash_anterior: evento.hashAnterior,
      hash: evento.hash,
    })
    .execute();
}

/**
 * Anota un acto: un evento encadenado y el nuevo estado del expediente, en la misma transacción.
 * La fila debe estar bloqueada; si otro anotó entremedio es un error de programación y se lanza.
 */
export async function anotarEvento(
  tx: TxMunicipal,
  punta: Punta,
  nuevo: EventoNuevo,
  cambios: CambiosExpediente = {},
): Promise<Punta> {
  const evento = encadenar(tx.municipioId, punta, nuevo);
  const [, { numUpdatedRows }] = await Promise.all([
    insertarEvento(tx, evento, punta.expedienteId),
    tx.db
      .updateTable('expediente')
      .set({ ...cambios, ultimo_evento: evento.numero, ultimo_hash: evento.hash })
      .where('municipio_id', '=', tx.municipioId)
      .where('expediente_id', '=', punta.expedienteId)
      .where('ultimo_evento', '=', punta.ultimoEvento)
      .executeTakeFirst(),
  ]);
  if (numUpdatedRows !== 1n) {
    throw new Error(`Historia del expediente ${punta.expedienteId} sin bloquear`);
  }
  return {
    expedienteId: punta.expedienteId,
    ultimoEvento: evento.numero,
    ultimoHash: evento.hash,
  };
}

/** Bloquea el expediente y devuelve la punta de su historia; undefined si no es de este municipio. */
export async function bloquearPunta(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<Punta | undefined> {
  if (!esUuid(expedienteId)) return undefined;
  const fila = await db
    .selectFrom('expediente')
    .select(['ultimo_evento', 'ultimo_hash'])
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .forUpdate()
    .executeTakeFirst();
  return fila === undefined
    ? undefined
    : { expedienteId, ultimoEvento: fila.ultimo_evento, ultimoHash: fila.ultimo_hash };
}

/** Historia completa, en orden. */
export async function leerEventos(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly Evento[]> {
  const filas = await db
    .selectFrom('evento')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('numero')
    .execute();
  return filas.map((fila) => ({
    numero: fila.numero,
    tipo: fila.tipo,
    datos: fila.datos,
    actor: fila.actor,
    ocurridoEn: instanteCanonico(Temporal.Instant.from(fila.ocurrido_en)),
    hashAnterior: fila.hash_anterior,
    hash: fila.hash,
  }));
}

/** Acceso efectivo a un expediente o a uno de sus documentos (DS 10/2023 art. 19 n° 5). */
export interface Acceso {
  readonly accesoId: string;
  readonly expedienteId: string;
  readonly documentoId?: string;
  readonly actor: Actor;
  readonly motivo: string;
  readonly ocurridoEn: string;
}

/** Anota un acceso. */
export async function registrarAcceso(
  { db, municipioId }: TxMunicipal,
  acceso: Acceso,
): Promise<void> {
  await db
    .insertInto('acceso')
    .values({
      municipio_id: municipioId,
      acceso_id: acceso.accesoId,
      expediente_id: acceso.expedienteId,
      documento_id: acceso.documentoId ?? null,
      actor: jsonb(acceso.actor),
      motivo: acceso.motivo,
      ocurrido_en: acceso.ocurridoEn,
    })
    .execute();
}

/** Accesos al expediente, el más reciente primero; hasta `limite`. */
export async function leerAccesos(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
  limite: number,
): Promise<readonly Acceso[]> {
  const filas = await db
    .selectFrom('acceso')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('ocurrido_en', 'desc')
    .orderBy('acceso_id', 'desc')
    .limit(limite)
    .execute();
  return filas.map((fila) => ({
    accesoId: fila.acceso_id,
    expedienteId: fila.expediente_id,
    ...(fila.documento_id === null ? {} : { documentoId: fila.documento_id }),
    actor: fila.actor,
    motivo: fila.motivo,
    ocurridoEn: fila.ocurrido_en,
  }));
}
