import { sql } from 'kysely';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaTramiteAdopcion } from '../../../plataforma/base-de-datos/tablas.ts';

/** Un trámite del catálogo nacional junto a lo que este municipio hizo con él. */
export interface TramiteAdoptable {
  readonly tramiteId: string;
  readonly nombre: string;
  readonly area: string;
  /** Última versión nacional. */
  readonly ultima: number;
  readonly adopcion?: Adopcion;
}

export interface Adopcion {
  readonly version: number;
  readonly estado: TablaTramiteAdopcion['estado'];
  readonly capa: Readonly<Record<string, unknown>>;
  readonly publicadoEn?: string;
  readonly actualizadoEn: string;
}

/** Catálogo nacional con su adopción en el municipio, por nombre; una sola consulta. */
export async function listarAdoptables(
  { db, municipioId }: TxMunicipal,
  tramiteId?: string,
): Promise<readonly TramiteAdoptable[]> {
  const filas = await db
    .selectFrom('tramite_nacional as n')
    .leftJoin('tramite_adopcion as a', (union) =>
      union.onRef('a.tramite_id', '=', 'n.tramite_id').on('a.municipio_id', '=', municipioId),
    )
    .distinctOn('n.tramite_id')
    .select([
      'n.tramite_id',
      'n.version as ultima',
      sql<string>`n.definicion->>'nombre'`.as('nombre'),
      sql<string>`n.definicion->>'area'`.as('area'),
      'a.version',
      'a.estado',
      'a.capa',
      'a.publicado_en',
      'a.actualizado_en',
    ])
    .$if(tramiteId !== undefined, (q) => q.where('n.tramite_id', '=', tramiteId ?? ''))
    .orderBy('n.tramite_id')
    .orderBy('n.version', 'desc')
    .execute();
  return filas
    .map((fila) => ({
      tramiteId: fila.tramite_id,
      nombre: fila.nombre,
      area: fila.area,
      ultima: fila.ultima,
      ...(fila.version === null ||
      fila.estado === null ||
      fila.capa === null ||
      fila.actualizado_en === null
        ? {}
        : {
            adopcion: {
              version: fila.version,
              estado: fila.estado,
              capa: fila.capa,
              actualizadoEn: fila.actualizado_en,
              ...(fila.publicado_en === null ? {} : { publicadoEn: fila.publicado_en }),
            },
          }),
    }))
    .sort((a, b) => a.nombre.localeCompare(b.nombre, 'es'));
}

/** Momento del último cambio de la adopción, con la fila bloqueada: detecta ediciones cruzadas. */
export async function bloquearAdopcion(
  { db, municipioId }: TxMunicipal,
  tramiteId: string,
): Promise<string | undefined> {
  const fila = await db
    .selectFrom('tramite_adopcion')
    .select('actualizado_en')
    .where('municipio_id', '=', municipioId)
    .where('tramite_id', '=', tramiteId)
    .forUpdate()
    .executeTakeFirst();
  return fila?.actualizado_en;
}
