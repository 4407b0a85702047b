import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { columnasDeRespaldo, type RespaldoNuevo } from '../encuesta/index.ts';

export type EvidenciaDeHito = Awaited<ReturnType<typeof evidenciasDe>>[number];

/** Respaldos vigentes de un hito. */
export function evidenciasDe({ db, municipioId }: TxMunicipal, hitoId: string) {
  return db
    .selectFrom('hito_evidencia')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .where('retirada_en', 'is', null)
    .orderBy('agregada_en')
    .orderBy('evidencia_id')
    .execute();
}

export async function insertarEvidencia(
  { db, municipioId }: TxMunicipal,
  e: RespaldoNuevo & { readonly hitoId: string },
): Promise<void> {
  await db
    .insertInto('hito_evidencia')
    .values({ municipio_id: municipioId, hito_id: e.hitoId, ...columnasDeRespaldo(e) })
    .execute();
}

/** Retira un respaldo. La fila queda. */
export async function retirarEvidencia(
  { db, municipioId }: TxMunicipal,
  hitoId: string,
  evidenciaId: string,
  ahora: string,
): Promise<boolean> {
  const r = await db
    .updateTable('hito_evidencia')
    .set({ retirada_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .where('evidencia_id', '=', evidenciaId)
    .where('retirada_en', 'is', null)
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}
