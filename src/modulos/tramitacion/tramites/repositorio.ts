import type { TxGlobal, TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { TablaTramiteAdopcion } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Actor } from '../../gobierno/personas/index.ts';
import type { Capa } from './definicion.ts';

/** Definición nacional guardada, tal como llega de la base. */
export async function leerNacional(
  { db }: TxGlobal,
  tramiteId: string,
  version: number,
): Promise<unknown> {
  const fila = await db
    .selectFrom('tramite_nacional')
    .select('definicion')
    .where('tramite_id', '=', tramiteId)
    .where('version', '=', version)
    .executeTakeFirst();
  return fila?.definicion;
}

/** Última versión nacional de un trámite. */
export function ultimaNacional({ db }: TxGlobal, tramiteId: string) {
  return db
    .selectFrom('tramite_nacional')
    .select(['version', 'hash'])
    .where('tramite_id', '=', tramiteId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Agrega una versión nacional. Las anteriores no se tocan: hay expedientes que las usan. */
export async function insertarNacional(
  { db }: TxGlobal,
  fila: {
    readonly tramiteId: string;
    readonly version: number;
    readonly definicion: object;
    readonly hash: string;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('tramite_nacional')
    .values({
      tramite_id: fila.tramiteId,
      version: fila.version,
      definicion: jsonb(fila.definicion),
      hash: fila.hash,
      publicado_en: fila.ahora,
    })
    .execute();
}

/** Adopciones del municipio, con la unidad que atiende. */
export function adopcionesDe({ db, municipioId }: TxMunicipal) {
  return db
    .selectFrom('tramite_adopcion')
    .select(['tramite_id', 'version', 'capa', 'estado', 'publicado_en', 'actualizado_en'])
    .where('municipio_id', '=', municipioId)
    .orderBy('tramite_id')
    .execute();
}

/** Adopción de un trámite, sin bloquearla. */
export function leerAdopcion({ db, municipioId }: TxMunicipal, tramiteId: string) {
  return db
    .selectFrom('tramite_adopcion')
    .select(['version', 'capa', 'estado'])
    .where('municipio_id', '=', municipioId)
    .where('tramite_id', '=', tramiteId)
    .executeTakeFirst();
}

/** Adopción de un trámite, bloqueada hasta el fin de la transacción. */
export function adopcionDe({ db, municipioId }: TxMunicipal, tramiteId: string) {
  return db
    .selectFrom('tramite_adopcion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('tramite_id', '=', tramiteId)
    .forUpdate()
    .executeTakeFirst();
}

/** Guarda la referencia a la versión nacional y la capa; el estado no cambia si ya existía. */
export async function guardarAdopcion(
  { db, municipioId }: TxMunicipal,
  adopcion: {
    readonly tramiteId: string;
    readonly version: number;
    readonly capa: Capa;
    readonly ahora: string;
  },
): Promise<void> {
  const cambios = {
    version: adopcion.version,
    capa: jsonb(adopcion.capa),
    actualizado_en: adopcion.ahora,
  };
  await db
    .insertInto('tramite_adopcion')
    .values({
      municipio_id: municipioId,
      tramite_id: adopcion.tramiteId,
      estado: 'borrador',
      ...cambios,
    })
    .onConflict((conflicto) =>
      conflicto.columns(['municipio_id', 'tramite_id']).doUpdateSet(cambios),
    )
    .execute();
}

/** Publica o retira un trámite adoptado. */
export async function cambiarEstado(
  { db, municipioId }: TxMunicipal,
  tramiteId: string,
  estado: TablaTramiteAdopcion['estado'],
  ahora: string,
): Promise<void> {
  await db
    .updateTable('tramite_adopcion')
    .set({
      estado,
      actualizado_en: ahora,
      ...(estado === 'publicado' ? { publicado_en: ahora } : {}),
    })
    .where('municipio_id', '=', municipioId)
    .where('tramite_id', '=', tramiteId)
    .execute();
}

/** Unidades activas del municipio. */
export function unidadesDe({ db, municipioId }: TxMunicipal) {
  return db
    .selectFrom('unidad')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('activa', '=', true)
    .execute();
}

/** Deja constancia de un acto de administración. */
export async function anotarActo(
  { db, municipioId }: TxMunicipal,
  acto: {
    readonly actoId: string;
    readonly actor: Actor;
    readonly tipo: string;
    readonly datos: Readonly<Record<string, unknown>>;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('acto_administracion')
    .values({
      municipio_id: municipioId,
      acto_id: acto.actoId,
      actor: jsonb(acto.actor),
      tipo: acto.tipo,
      datos: jsonb(acto.datos),
      ocurrido_en: acto.ahora,
    })
    .execute();
}
