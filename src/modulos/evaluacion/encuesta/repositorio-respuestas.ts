import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import { columnasDeRespaldo, type RespaldoNuevo } from './respaldos/contenido.ts';
import type { Escrita } from './respuesta.ts';

/** Respuestas vigentes de una medición. */
export function respuestasDe({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('respuesta_item')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .execute();
}

/** Todo lo escrito para un ítem, en orden. */
export function versionesDe({ db, municipioId }: TxMunicipal, medicionId: string, itemId: string) {
  return db
    .selectFrom('respuesta_version')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .where('item_id', '=', itemId)
    .orderBy('escrita_en')
    .orderBy('version_id')
    .execute();
}

/** Versiones de unos números de revisión, para saber qué veía cada persona. */
export function versionesVistas({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('respuesta_version')
    .select(['item_id', 'revision', 'clase', 'valor'])
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .where('revision', 'is not', null)
    .execute();
}

/** Respuestas que llegaron tarde y nadie ha resuelto: la vigente sigue siendo la que chocó. */
export function choquesPendientes({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('respuesta_version as v')
    .innerJoin('respuesta_item as r', (u) =>
      u
        .onRef('r.municipio_id', '=', 'v.municipio_id')
        .onRef('r.medicion_id', '=', 'v.medicion_id')
        .onRef('r.item_id', '=', 'v.item_id')
        .onRef('r.revision', '=', 'v.sobre_revision'),
    )
    .selectAll('v')
    .where('v.municipio_id', '=', municipioId)
    .where('v.medicion_id', '=', medicionId)
    .where('v.revision', 'is', null)
    .orderBy('v.escrita_en')
    .execute();
}

export interface VersionNueva {
  readonly versionId: string;
  readonly medicionId: string;
  readonly itemId: string;
  readonly escrita: Escrita;
  readonly actor: ActorFila;
  readonly ahora: string;
}

/** Una versión por escribir: `revision` nula es una que chocó con la vigente. */
export interface VersionPorEscribir extends VersionNueva {
  readonly revision: number | null;
  readonly sobreRevision: number;
  /** Con motivo es una enmienda: un cambio hecho después de firmar. */
  readonly motivo: string | null;
}

/** Agrega versiones de una medición, en una sola orden. */
export async function insertarVersiones(
  { db, municipioId }: TxMunicipal,
  versiones: readonly VersionPorEscribir[],
): Promise<void> {
  if (versiones.length === 0) return;
  await db
    .insertInto('respuesta_version')
    .values(
      versiones.map((v) => ({
        municipio_id: municipioId,
        medicion_id: v.medicionId,
        item_id: v.itemId,
        version_id: v.versionId,
        revision: v.revision,
        sobre_revision: v.sobreRevision,
        clase: v.escrita.clase,
        valor: v.escrita.valor,
        autor: jsonb(v.actor),
        escrita_en: v.ahora,
        motivo: v.motivo,
      })),
    )
    .execute();
}

/** Deja vigentes las versiones que tienen número de revisión. */
export async function ponerVigentes(
  { db, municipioId }: TxMunicipal,
  versiones: readonly VersionPorEscribir[],
): Promise<void> {
  const filas = versiones.flatMap((v) =>
    v.revision === null
      ? []
      : [
          {
            municipio_id: municipioId,
            medicion_id: v.medicionId,
            item_id: v.itemId,
            clase: v.escrita.clase,
            valor: v.escrita.valor,
            revision: v.revision,
            autor: jsonb(v.actor),
            respondida_en: v.ahora,
          },
        ],
  );
  if (filas.length === 0) return;
  await db
    .insertInto('respuesta_item')
    .values(filas)
    .onConflict((c) =>
      c.columns(['municipio_id', 'medicion_id', 'item_id']).doUpdateSet((eb) => ({
        clase: eb.ref('excluded.clase'),
        valor: eb.ref('excluded.valor'),
        revision: eb.ref('excluded.revision'),
        autor: eb.ref('excluded.autor'),
        respondida_en: eb.ref('excluded.respondida_en'),
      })),
    )
    .execute();
}

/** Enmiendas: quién, cuándo, qué decía, qué dice y por qué. La última primero. */
export function enmiendasDe({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('respuesta_version as v')
    .leftJoin('respuesta_version as antes', (u) =>
      u
        .onRef('antes.municipio_id', '=', 'v.municipio_id')
        .onRef('antes.medicion_id', '=', 'v.medicion_id')
        .onRef('antes.item_id', '=', 'v.item_id')
        .onRef('antes.revision', '=', 'v.sobre_revision'),
    )
    .select([
      'v.version_id',
      'v.item_id',
      'v.clase',
      'v.valor',
      'v.autor',
      'v.escrita_en',
      'v.motivo',
      'antes.clase as antes_clase',
      'antes.valor as antes_valor',
    ])
    .where('v.municipio_id', '=', municipioId)
    .where('v.medicion_id', '=', medicionId)
    .where('v.motivo', 'is not', null)
    .where('v.revision', 'is not', null)
    .orderBy('v.escrita_en', 'desc')
    .orderBy('v.version_id', 'desc')
    .execute();
}

/** Respaldos vigentes de una medición. */
export function evidenciasDe({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('evidencia')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .where('retirada_en', 'is', null)
    .orderBy('agregada_en')
    .execute();
}

export async function insertarEvidencia(
  { db, municipioId }: TxMunicipal,
  e: RespaldoNuevo & { readonly medicionId: string; readonly itemId: string },
): Promise<void> {
  await db
    .insertInto('evidencia')
    .values({
      municipio_id: municipioId,
      medicion_id: e.medicionId,
      item_id: e.itemId,
      ...columnasDeRespaldo(e),
    })
    .execute();
}

/** Retira un respaldo sin borrarlo. */
export async function retirarEvidencia(
  { db, municipioId }: TxMunicipal,
  medicionId: string,
  evidenciaId: string,
  ahora: string,
): Promise<void> {
  await db
    .updateTable('evidencia')
    .set({ retirada_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .where('evidencia_id', '=', evidenciaId)
    .execute();
}
