import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
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

/** Agrega una versión; `revision` nula es una que chocó con la vigente. */
export async function insertarVersion(
  { db, municipioId }: TxMunicipal,
  v: VersionNueva,
  revision: number | null,
  sobreRevision: number,
): Promise<void> {
  await db
    .insertInto('respuesta_version')
    .values({
      municipio_id: municipioId,
      medicion_id: v.medicionId,
      item_id: v.itemId,
      version_id: v.versionId,
      revision,
      sobre_revision: sobreRevision,
      clase: v.escrita.clase,
      valor: v.escrita.valor,
      autor: jsonb(v.actor),
      escrita_en: v.ahora,
    })
    .execute();
}

/** Deja vigente una respuesta con su número de revisión. */
export async function ponerVigente(
  { db, municipioId }: TxMunicipal,
  v: VersionNueva,
  revision: number,
): Promise<void> {
  const fila = {
    clase: v.escrita.clase,
    valor: v.escrita.valor,
    revision,
    autor: jsonb(v.actor),
    respondida_en: v.ahora,
  };
  await db
    .insertInto('respuesta_item')
    .values({
      municipio_id: municipioId,
      medicion_id: v.medicionId,
      item_id: v.itemId,
      ...fila,
    })
    .onConflict((c) => c.columns(['municipio_id', 'medicion_id', 'item_id']).doUpdateSet(fila))
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
  e: {
    readonly evidenciaId: string;
    readonly medicionId: string;
    readonly itemId: string;
    readonly url?: string;
    readonly archivo?: {
      readonly sha256: string;
      readonly nombre: string;
      readonly tipo: string;
      readonly bytes: number;
    };
    readonly actor: ActorFila;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('evidencia')
    .values({
      municipio_id: municipioId,
      evidencia_id: e.evidenciaId,
      medicion_id: e.medicionId,
      item_id: e.itemId,
      clase: e.archivo === undefined ? 'url' : 'archivo',
      url: e.url ?? null,
      sha256: e.archivo?.sha256 ?? null,
      nombre_archivo: e.archivo?.nombre ?? null,
      tipo: e.archivo?.tipo ?? null,
      bytes: e.archivo?.bytes ?? null,
      autor: jsonb(e.actor),
      agregada_en: e.ahora,
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
