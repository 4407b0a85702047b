import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';

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
  e: {
    readonly evidenciaId: string;
    readonly hitoId: string;
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
    .insertInto('hito_evidencia')
    .values({
      municipio_id: municipioId,
      evidencia_id: e.evidenciaId,
      hito_id: e.hitoId,
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
