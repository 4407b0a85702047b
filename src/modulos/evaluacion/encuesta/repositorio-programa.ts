import { sql } from 'kysely';
import type { TxGlobal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { TablaCampanaMunicipio } from '../../../plataforma/base-de-datos/tablas.ts';

/** Si un RUN integra el equipo del programa nacional. */
export async function integraElPrograma({ db }: TxGlobal, run: number): Promise<boolean> {
  const fila = await db
    .selectFrom('programa_integrante')
    .select('run')
    .where('run', '=', run)
    .executeTakeFirst();
  return fila !== undefined;
}

export function campanaPorId({ db }: TxGlobal, campanaId: string) {
  return db
    .selectFrom('campana')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .executeTakeFirst();
}

/**
 * La campaña, sin que nadie la cierre hasta el fin de la transacción. Quien guarda comparte el
 * bloqueo con otros que guardan; quien cierra espera a que terminen.
 */
export function campanaParaEscribir({ db }: TxGlobal, campanaId: string) {
  return db
    .selectFrom('campana')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .forShare()
    .executeTakeFirst();
}

/** La campaña bloqueada: dos personas del programa no la cambian a la vez. */
export function bloquearCampana({ db }: TxGlobal, campanaId: string) {
  return db
    .selectFrom('campana')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .forUpdate()
    .executeTakeFirst();
}

/** Crea la campaña si no existe. */
export async function insertarCampana(
  { db }: TxGlobal,
  c: {
    readonly campana_id: string;
    readonly nombre: string;
    readonly instrumento: string;
    readonly version: string;
    readonly abre: string;
    readonly cierra: string;
    readonly demostracion: boolean;
    readonly creada_en: string;
    readonly recordar_dias?: number;
  },
): Promise<boolean> {
  const r = await db
    .insertInto('campana')
    .values({ ...c, estado: 'abierta' })
    .onConflict((x) => x.column('campana_id').doNothing())
    .executeTakeFirst();
  return (r.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function cambiarCampana(
  { db }: TxGlobal,
  campanaId: string,
  cambios: {
    readonly estado?: 'abierta' | 'cerrada';
    readonly cierra?: string;
    readonly recordar_dias?: number;
  },
): Promise<void> {
  await db.updateTable('campana').set(cambios).where('campana_id', '=', campanaId).execute();
}

/** Avance y resultado de cada municipio de una campaña. */
export function municipiosDe({ db }: TxGlobal, campanaId: string) {
  return db
    .selectFrom('campana_municipio')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .orderBy('cut')
    .execute();
}

/**
 * Participación que representa a un municipio: la última con firma o, si no tiene, la última. Así
 * una invitación nueva no esconde el resultado que ya se publicó.
 */
export function vigenteDe({ db }: TxGlobal, cut: string) {
  return db
    .selectFrom('campana_municipio')
    .selectAll()
    .where('cut', '=', cut)
    .orderBy(sql`estado in ('cerrada', 'observada', 'aceptada')`, 'desc')
    .orderBy('invitado_en', 'desc')
    .executeTakeFirst();
}

export function participacion({ db }: TxGlobal, campanaId: string, cut: string) {
  return db
    .selectFrom('campana_municipio')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .where('cut', '=', cut)
    .executeTakeFirst();
}

/** Invita a los que aún no lo están. Devuelve los recién invitados. */
export async function invitar(
  { db }: TxGlobal,
  campanaId: string,
  cuts: readonly string[],
  total: number,
  demostracion: boolean,
  ahora: string,
): Promise<readonly string[]> {
  if (cuts.length === 0) return [];
  const nuevas = await db
    .insertInto('campana_municipio')
    .values(
      cuts.map((cut) => ({
        campana_id: campanaId,
        cut,
        estado: 'invitado' as const,
        total,
        demostracion,
        invitado_en: ahora,
        actualizado_en: ahora,
      })),
    )
    .onConflict((c) => c.columns(['campana_id', 'cut']).doNothing())
    .returning('cut')
    .execute();
  return nuevas.map((f) => f.cut);
}

/** Anota la fecha del último recordatorio de unos municipios. */
export async function anotarRecordatorio(
  { db }: TxGlobal,
  campanaId: string,
  cuts: readonly string[],
  ahora: string,
): Promise<void> {
  if (cuts.length === 0) return;
  await db
    .updateTable('campana_municipio')
    .set({ recordado_en: ahora })
    .where('campana_id', '=', campanaId)
    .where('cut', 'in', cuts)
    .execute();
}

/** Publica el avance o el resultado de un municipio. */
export async function publicarAvance(
  { db }: TxGlobal,
  campanaId: string,
  cut: string,
  avance: {
    readonly estado: TablaCampanaMunicipio['estado'];
    readonly respondidas?: number;
    readonly resultado?: object;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .updateTable('campana_municipio')
    .set({
      estado: avance.estado,
      actualizado_en: avance.ahora,
      ...(avance.respondidas === undefined ? {} : { respondidas: avance.respondidas }),
      ...(avance.resultado === undefined ? {} : { resultado: jsonb(avance.resultado) }),
    })
    .where('campana_id', '=', campanaId)
    .where('cut', '=', cut)
    .execute();
}

export type FilaCampana = Awaited<ReturnType<typeof campanas>>[number];

/** Campañas, la más nueva primero. */
export function campanas({ db }: TxGlobal) {
  return db.selectFrom('campana').selectAll().orderBy('abre', 'desc').execute();
}
