import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';

/** Período y presupuesto del plan. */
export interface PeriodoGuardado {
  readonly inicio: string;
  readonly termino: string;
  readonly presupuesto_clp: number | null;
  readonly revision: number;
}

export function periodoDe({ db, municipioId }: TxMunicipal): Promise<PeriodoGuardado | undefined> {
  return db
    .selectFrom('plan_municipal')
    .select(['inicio', 'termino', 'presupuesto_clp', 'revision'])
    .where('municipio_id', '=', municipioId)
    .executeTakeFirst();
}

/** Guarda el período si nadie lo cambió desde `revision` (0 si no existía). */
export async function guardarPeriodo(
  { db, municipioId }: TxMunicipal,
  p: PeriodoGuardado,
  autor: ActorFila,
  ahora: string,
): Promise<boolean> {
  const fila = {
    inicio: p.inicio,
    termino: p.termino,
    presupuesto_clp: p.presupuesto_clp,
    autor: jsonb(autor),
    actualizado_en: ahora,
    revision: p.revision + 1,
  };
  if (p.revision === 0) {
    const r = await db
      .insertInto('plan_municipal')
      .values({ municipio_id: municipioId, ...fila })
      .onConflict((c) => c.column('municipio_id').doNothing())
      .executeTakeFirst();
    return (r.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const r = await db
    .updateTable('plan_municipal')
    .set(fila)
    .where('municipio_id', '=', municipioId)
    .where('revision', '=', p.revision)
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}
