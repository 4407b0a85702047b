import { sql } from 'kysely';
import type { TxGlobal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila, TablaCampanaAviso } from '../../../plataforma/base-de-datos/tablas.ts';

export type ClaseAviso = TablaCampanaAviso['clase'];

export interface AvisoNuevo {
  readonly avisoId: string;
  readonly campanaId: string;
  readonly cut: string;
  readonly clase: ClaseAviso;
  /** Dos avisos con la misma clave al mismo municipio son el mismo: el segundo no se crea. */
  readonly clave: string;
  readonly mensaje: string;
  readonly ahora: string;
}

/** Agrega avisos. Devuelve solo los que no existían. */
export function insertarAvisos({ db }: TxGlobal, avisos: readonly AvisoNuevo[]) {
  if (avisos.length === 0) return Promise.resolve([]);
  return db
    .insertInto('campana_aviso')
    .values(
      avisos.map((a) => ({
        aviso_id: a.avisoId,
        campana_id: a.campanaId,
        cut: a.cut,
        clase: a.clase,
        clave: a.clave,
        mensaje: a.mensaje,
        creado_en: a.ahora,
      })),
    )
    .onConflict((c) => c.columns(['campana_id', 'cut', 'clave']).doNothing())
    .returning(['aviso_id', 'cut'])
    .execute();
}

export function avisoPorId({ db }: TxGlobal, avisoId: string) {
  return db
    .selectFrom('campana_aviso')
    .selectAll()
    .where('aviso_id', '=', avisoId)
    .executeTakeFirst();
}

/** Marca el aviso como repartido entre sus destinatarios. Falso si ya lo estaba. */
export async function marcarRepartido(
  { db }: TxGlobal,
  avisoId: string,
  destinatarios: number,
  ahora: string,
): Promise<boolean> {
  const r = await db
    .updateTable('campana_aviso')
    .set({ repartido_en: ahora, destinatarios })
    .where('aviso_id', '=', avisoId)
    .where('repartido_en', 'is', null)
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}

/** Suma un correo enviado o rechazado a la cuenta del aviso. */
export async function sumarEnvio(
  { db }: TxGlobal,
  avisoId: string,
  resultado: 'enviados' | 'rechazados',
): Promise<void> {
  await db
    .updateTable('campana_aviso')
    .set({ [resultado]: sql`${sql.ref(resultado)} + 1` })
    .where('aviso_id', '=', avisoId)
    .execute();
}

/** Avisos de una campaña, el último primero; de un municipio si se indica. */
export function avisosDe({ db }: TxGlobal, campanaId: string, cut?: string) {
  return db
    .selectFrom('campana_aviso')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .$if(cut !== undefined, (q) => q.where('cut', '=', cut ?? ''))
    .orderBy('creado_en', 'desc')
    .orderBy('aviso_id', 'desc')
    .limit(2000)
    .execute();
}

export async function insertarActoDeCampana(
  { db }: TxGlobal,
  acto: {
    readonly actoId: string;
    readonly campanaId: string;
    readonly tipo: string;
    readonly datos: object;
    readonly actor: ActorFila;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('campana_acto')
    .values({
      acto_id: acto.actoId,
      campana_id: acto.campanaId,
      tipo: acto.tipo,
      datos: jsonb(acto.datos),
      actor: jsonb(acto.actor),
      ocurrido_en: acto.ahora,
    })
    .execute();
}

/** Historia de una campaña, lo último primero. */
export function actosDeCampana({ db }: TxGlobal, campanaId: string) {
  return db
    .selectFrom('campana_acto')
    .selectAll()
    .where('campana_id', '=', campanaId)
    .orderBy('ocurrido_en', 'desc')
    .orderBy('acto_id', 'desc')
    .limit(200)
    .execute();
}
