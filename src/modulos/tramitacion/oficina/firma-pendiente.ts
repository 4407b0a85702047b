import { sql } from 'kysely';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { DefinicionTramite, DocumentoEmitido } from '../tramites/index.ts';

/** Documento que uno de estos pasos está por emitir y que firma una persona, si lo hay. */
export function documentoSinFirma(
  { flujo, documentos }: Pick<DefinicionTramite, 'flujo' | 'documentos'>,
  pasos: readonly string[],
): DocumentoEmitido | undefined {
  const emitidos = flujo.nodos.flatMap((nodo) =>
    nodo.tipo === 'servicio' && pasos.includes(nodo.id) ? [nodo.accion] : [],
  );
  return documentos.find(
    ({ id, firma }) => firma === 'persona' && emitidos.includes(`emitir-documento:${id}`),
  );
}

/** Quien tomó, con ese papel, la última decisión de cada expediente. */
export async function quienesDecidieron(
  { db, municipioId }: TxMunicipal,
  ids: readonly string[],
  rol: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly nombre: string }>> {
  if (ids.length === 0) return new Map();
  const filas = await db
    .selectFrom('evento')
    .distinctOn('expediente_id')
    .select([
      'expediente_id',
      sql<string>`actor->>'id'`.as('id'),
      sql<string>`actor->>'nombre'`.as('nombre'),
    ])
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', 'in', [...ids])
    .where('tipo', '=', 'accion')
    .where(sql<string>`datos->>'rol'`, '=', rol)
    .orderBy('expediente_id')
    .orderBy('numero', 'desc')
    .execute();
  return new Map(filas.map(({ expediente_id, id, nombre }) => [expediente_id, { id, nombre }]));
}
