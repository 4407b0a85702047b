import { sql } from 'kysely';
import type { Marcado } from '../../../flujo/index.ts';
import type { Respuestas } from '../../../formulario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Capa } from '../tramites/index.ts';

/** Trámites que el municipio adoptó alguna vez, para filtrar. */
export async function listarTramitesAdoptados({
  db,
  municipioId,
}: TxMunicipal): Promise<readonly { readonly valor: string; readonly texto: string }[]> {
  return db
    .selectFrom('tramite_adopcion as a')
    .innerJoin('tramite_nacional as n', (union) =>
      union.onRef('n.tramite_id', '=', 'a.tramite_id').onRef('n.version', '=', 'a.version'),
    )
    .select(['a.tramite_id as valor', sql<string>`n.definicion->>'nombre'`.as('texto')])
    .where('a.municipio_id', '=', municipioId)
    .orderBy('texto')
    .execute();
}

/** Folio y persona de varios expedientes, para decir qué pasó con cada uno. */
export async function foliosDe(
  { db, municipioId }: TxMunicipal,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly folio: string; readonly nombre: string }>> {
  if (ids.length === 0) return new Map();
  const filas = await db
    .selectFrom('expediente')
    .select(['expediente_id', 'folio', 'interesado_nombre'])
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', 'in', [...ids])
    .execute();
  return new Map(
    filas.map((fila) => [
      fila.expediente_id,
      { folio: fila.folio, nombre: fila.interesado_nombre },
    ]),
  );
}

/** Funcionario del municipio y los papeles que tiene en una unidad. */
export interface EnUnidad {
  readonly funcionarioId: string;
  readonly nombre: string;
  readonly activo: boolean;
  readonly roles: readonly string[];
}

/** Nombre de una unidad y funcionarios del municipio con sus papeles en ella, en una consulta. */
export async function personalDe(
  { db, municipioId }: TxMunicipal,
  unidadId: string,
): Promise<{ readonly unidad: string; readonly personal: readonly EnUnidad[] }> {
  const filas = await db
    .selectFrom('funcionario as f')
    .innerJoin('unidad as u', 'u.municipio_id', 'f.municipio_id')
    .select((eb) => [
      'u.nombre as unidad',
      'f.funcionario_id as funcionarioId',
      'f.nombre',
      'f.activo',
      eb
        .selectFrom('funcionario_rol as r')
        .select(sql<string[]>`coalesce(array_agg(r.rol), '{}')`.as('roles'))
        .whereRef('r.municipio_id', '=', 'f.municipio_id')
        .whereRef('r.funcionario_id', '=', 'f.funcionario_id')
        .whereRef('r.unidad_id', '=', 'u.unidad_id')
        .as('roles'),
    ])
    .where('f.municipio_id', '=', municipioId)
    .where('u.municipio_id', '=', municipioId)
    .where('u.unidad_id', '=', unidadId)
    .orderBy('f.nombre')
    .execute();
  return {
    unidad: filas[0]?.unidad ?? unidadId,
    personal: filas.map(({ unidad: _, roles, ...fila }) => ({ ...fila, roles: roles ?? [] })),
  };
}

/** Lo mínimo de varios casos para saber qué documento saldría al firmarlos. */
export async function casosPorFirmar({ db, municipioId }: TxMunicipal, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const filas = await db
    .selectFrom('expediente')
    .select([
      'expediente_id as expedienteId',
      'folio',
      'interesado_nombre as nombre',
      'titulo',
      'tramite_id as tramiteId',
      'version',
      'capa',
      'marcado',
      'respuestas',
      'unidad_id as unidadId',
      'asignado_a as asignadoA',
      'revision',
    ])
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', 'in', [...ids])
    .orderBy('vence_fecha')
    .orderBy('expediente_id')
    .execute();
  return filas.map((fila) => ({
    ...fila,
    capa: fila.capa as Capa,
    // Los escribe y valida el módulo de expedientes.
    marcado: fila.marcado as object as Marcado,
    respuestas: fila.respuestas as Respuestas,
  }));
}
