import { sql } from 'kysely';
import type { TxGlobal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';

/** Fila de un lote con cuántos informes lleva. */
export type FilaDeLote = Awaited<ReturnType<typeof ultimosLotes>>[number];

/** Los lotes que se conservan, el último primero. */
export function ultimosLotes({ db }: TxGlobal) {
  return db
    .selectFrom('informe_lote as l')
    .leftJoin('informe_compuesto as i', 'i.lote_id', 'l.lote_id')
    .selectAll('l')
    .select((eb) => [
      eb.fn.count<number>('i.cut').as('hechos'),
      eb.fn.coalesce(eb.fn.sum<number>('i.bytes'), sql<number>`0`).as('bytes'),
      sql<readonly string[]>`coalesce(array_agg(i.cut order by i.cut)
        filter (where i.cut is not null and i.pdf is null), '{}')`.as('fallidos'),
    ])
    .groupBy('l.lote_id')
    .orderBy('l.iniciado_en', 'desc')
    .orderBy('l.lote_id', 'desc')
    .execute();
}

/** Abre un lote. Falso si ya hay uno abierto, aunque se pida en el mismo instante. */
export async function abrirLote(
  { db }: TxGlobal,
  l: {
    readonly loteId: string;
    readonly total: number;
    readonly autor: ActorFila;
    readonly ahora: string;
  },
): Promise<boolean> {
  const r = await db
    .insertInto('informe_lote')
    .values({
      lote_id: l.loteId,
      total: l.total,
      autor: jsonb(l.autor),
      iniciado_en: l.ahora,
      avance_en: l.ahora,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (r.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** El lote sin terminar, si lo hay. */
export function loteAbierto({ db }: TxGlobal) {
  return db
    .selectFrom('informe_lote')
    .selectAll()
    .where('terminado_en', 'is', null)
    .executeTakeFirst();
}

/** Toma el turno de componer. Falso si otro lo tiene y no ha vencido. */
export async function tomarTurno(
  { db }: TxGlobal,
  t: {
    readonly loteId: string;
    readonly turno: string;
    readonly ahora: string;
    readonly hasta: string;
  },
): Promise<boolean> {
  const r = await db
    .updateTable('informe_lote')
    .set({ turno: t.turno, turno_hasta: t.hasta, avance_en: t.ahora })
    .where('lote_id', '=', t.loteId)
    .where('terminado_en', 'is', null)
    .where((eb) => eb.or([eb('turno', 'is', null), eb('turno_hasta', '<=', t.ahora)]))
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}

/** Alarga el turno mientras se avanza. Falso si otro lo tomó: hay que dejar el lote. */
export async function alargarTurno(
  { db }: TxGlobal,
  t: { readonly turno: string; readonly ahora: string; readonly hasta: string },
): Promise<boolean> {
  const r = await db
    .updateTable('informe_lote')
    .set({ turno_hasta: t.hasta, avance_en: t.ahora })
    .where('turno', '=', t.turno)
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}

export async function soltarTurno({ db }: TxGlobal, turno: string): Promise<void> {
  await db
    .updateTable('informe_lote')
    .set({ turno: null, turno_hasta: null })
    .where('turno', '=', turno)
    .execute();
}

/** Deja constancia de que se pidió seguir: mientras parte, la página no lo da por detenido. */
export async function anotarSenal({ db }: TxGlobal, ahora: string): Promise<void> {
  await db
    .updateTable('informe_lote')
    .set({ avance_en: ahora })
    .where('terminado_en', 'is', null)
    .execute();
}

/** Guarda un informe. Si ya estaba, queda el primero. Sin PDF es uno que no se pudo componer. */
export async function guardarInforme(
  { db }: TxGlobal,
  i: {
    readonly loteId: string;
    readonly cut: string;
    readonly pdf: Uint8Array | undefined;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('informe_compuesto')
    .values({
      lote_id: i.loteId,
      cut: i.cut,
      pdf: i.pdf === undefined ? null : Buffer.from(i.pdf),
      bytes: i.pdf?.length ?? 0,
      compuesto_en: i.ahora,
    })
    .onConflict((c) => c.columns(['lote_id', 'cut']).doNothing())
    .execute();
}

/** Códigos de comuna que el lote ya tiene, compuestos o fallidos. */
export async function hechosDe({ db }: TxGlobal, loteId: string): Promise<ReadonlySet<string>> {
  const filas = await db
    .selectFrom('informe_compuesto')
    .select('cut')
    .where('lote_id', '=', loteId)
    .execute();
  return new Set(filas.map((f) => f.cut));
}

/** PDF de un municipio en un lote. */
export async function informeDeLote(
  { db }: TxGlobal,
  loteId: string,
  cut: string,
): Promise<Uint8Array | undefined> {
  const fila = await db
    .selectFrom('informe_compuesto')
    .select('pdf')
    .where('lote_id', '=', loteId)
    .where('cut', '=', cut)
    .executeTakeFirst();
  return fila?.pdf ?? undefined;
}

/** Termina el lote y borra los anteriores al penúltimo, que alguien puede estar bajando. */
export async function terminarLote({ db }: TxGlobal, loteId: string, ahora: string): Promise<void> {
  await db
    .updateTable('informe_lote')
    .set({ terminado_en: ahora, avance_en: ahora, turno: null, turno_hasta: null })
    .where('lote_id', '=', loteId)
    .execute();
  await db
    .deleteFrom('informe_lote')
    .where('lote_id', 'not in', (eb) =>
      eb
        .selectFrom('informe_lote')
        .select('lote_id')
        .orderBy('iniciado_en', 'desc')
        .orderBy('lote_id', 'desc')
        .limit(2),
    )
    .execute();
}

/** Vuelve a abrir un lote terminado para componer lo que falló. Falso si ya hay otro abierto. */
export async function reabrirLote(
  { db }: TxGlobal,
  loteId: string,
  ahora: string,
): Promise<boolean> {
  // Con otro abierto, el índice único rechaza el segundo: se mira antes para no romper la transacción.
  const r = await db
    .updateTable('informe_lote')
    .set({ terminado_en: null, avance_en: ahora })
    .where('lote_id', '=', loteId)
    .where('terminado_en', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('informe_lote as otro')
            .select('otro.lote_id')
            .where('otro.terminado_en', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  if (r.numUpdatedRows === 0n) return false;
  await db
    .deleteFrom('informe_compuesto')
    .where('lote_id', '=', loteId)
    .where('pdf', 'is', null)
    .execute();
  return true;
}
