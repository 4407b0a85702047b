import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Hito } from '../estrategia/index.ts';

/** Hito guardado, con su acción de origen, quién recibe los avisos y con qué se mide. */
export interface HitoGuardado extends Hito {
  readonly accionId: string | null;
  readonly responsableId: string | null;
  readonly medida: { readonly clave: string; readonly meta: number } | null;
  /** Última cifra con que la plataforma lo midió. */
  readonly medidaValor: number | null;
  readonly respaldos: number;
  readonly revision: number;
}

/** Hitos vigentes del municipio por fecha de inicio. */
export async function hitosDe({ db, municipioId }: TxMunicipal): Promise<readonly HitoGuardado[]> {
  const filas = await db
    .selectFrom('hito_plan as h')
    .where('h.municipio_id', '=', municipioId)
    .where('h.retirado_en', 'is', null)
    .selectAll('h')
    .select((eb) =>
      eb
        .selectFrom('hito_evidencia as e')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('e.municipio_id', '=', municipioId)
        .whereRef('e.hito_id', '=', 'h.hito_id')
        .where('e.retirada_en', 'is', null)
        .as('respaldos'),
    )
    .orderBy('h.inicio')
    .orderBy('h.hito_id')
    .execute();
  return filas.map((f) => ({
    id: f.hito_id,
    nombre: f.nombre,
    inicio: f.inicio,
    termino: f.termino,
    avance: Number(f.avance),
    verificacion: f.verificacion,
    responsable: f.responsable,
    responsableId: f.responsable_id,
    presupuesto_clp: f.presupuesto_clp,
    requiere: f.requiere,
    accionId: f.accion_id,
    medida:
      f.medida_clave === null ? null : { clave: f.medida_clave, meta: Number(f.medida_meta ?? 0) },
    medidaValor: f.medida_valor === null ? null : Number(f.medida_valor),
    respaldos: Number(f.respaldos ?? 0),
    revision: f.revision,
  }));
}

/** Verdadero si el municipio publicó un trámite o tiene un plan: hay algo que medir. */
export async function usaLaPlataforma({ db, municipioId }: TxMunicipal): Promise<boolean> {
  const fila = await db
    .selectFrom('tramite_adopcion')
    .select('municipio_id')
    .where('municipio_id', '=', municipioId)
    .unionAll(
      db.selectFrom('hito_plan').select('municipio_id').where('municipio_id', '=', municipioId),
    )
    .limit(1)
    .executeTakeFirst();
  return fila !== undefined;
}

/** Guarda un hito si nadie lo cambió desde `revision`. Devuelve falso si otra persona lo cambió. */
export async function guardarHito(
  { db, municipioId }: TxMunicipal,
  h: HitoGuardado,
): Promise<boolean> {
  const campos = {
    nombre: h.nombre,
    inicio: h.inicio,
    termino: h.termino,
    avance: h.avance,
    verificacion: h.verificacion,
    responsable: h.responsable,
    responsable_id: h.responsableId,
    presupuesto_clp: h.presupuesto_clp,
    accion_id: h.accionId,
    medida_clave: h.medida?.clave ?? null,
    medida_meta: h.medida?.meta ?? null,
    medida_valor: h.medidaValor,
    requiere: jsonb(h.requiere),
  };
  if (h.revision === 0) {
    await db
      .insertInto('hito_plan')
      .values({ municipio_id: municipioId, hito_id: h.id, ...campos, revision: 1 })
      .execute();
    return true;
  }
  const r = await db
    .updateTable('hito_plan')
    .set({ ...campos, revision: h.revision + 1 })
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', h.id)
    .where('revision', '=', h.revision)
    .where('retirado_en', 'is', null)
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
}

/** Anota lo que midió la plataforma. No cambia la revisión: no estorba a quien está editando. */
export async function anotarMedida(
  { db, municipioId }: TxMunicipal,
  hitoId: string,
  m: { readonly avance: number; readonly valor: number; readonly ahora: string },
): Promise<void> {
  await db
    .updateTable('hito_plan')
    .set({ avance: m.avance, medida_valor: m.valor, medida_en: m.ahora })
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .execute();
}

export async function retirarHito(
  { db, municipioId }: TxMunicipal,
  hitoId: string,
  ahora: string,
): Promise<void> {
  await db
    .updateTable('hito_plan')
    .set({ retirado_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .execute();
}

/** Anota un cambio en la historia del hito. */
export async function anotarCambio(
  { db, municipioId }: TxMunicipal,
  c: {
    readonly cambioId: string;
    readonly hitoId: string;
    readonly datos: object;
    readonly autor: ActorFila;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('hito_cambio')
    .values({
      municipio_id: municipioId,
      cambio_id: c.cambioId,
      hito_id: c.hitoId,
      datos: jsonb(c.datos),
      autor: jsonb(c.autor),
      ocurrido_en: c.ahora,
    })
    .execute();
}

/** Historia de un hito, lo último primero. */
export function cambiosDe({ db, municipioId }: TxMunicipal, hitoId: string) {
  return db
    .selectFrom('hito_cambio')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .orderBy('ocurrido_en', 'desc')
    .orderBy('cambio_id', 'desc')
    .limit(200)
    .execute();
}

/** Restricciones y acciones elegidas por la municipalidad. */
export function estrategiaDe({ db, municipioId }: TxMunicipal) {
  return db
    .selectFrom('estrategia_municipal')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .executeTakeFirst();
}

export async function guardarEstrategia(
  { db, municipioId }: TxMunicipal,
  e: {
    readonly restricciones: object;
    readonly acciones: readonly string[];
    readonly autor: ActorFila;
    readonly ahora: string;
  },
): Promise<void> {
  const fila = {
    restricciones: jsonb(e.restricciones),
    acciones: jsonb(e.acciones),
    autor: jsonb(e.autor),
    actualizada_en: e.ahora,
  };
  await db
    .insertInto('estrategia_municipal')
    .values({ municipio_id: municipioId, ...fila, revision: 1 })
    .onConflict((c) =>
      c.column('municipio_id').doUpdateSet((eb) => ({
        ...fila,
        revision: eb('estrategia_municipal.revision', '+', 1),
      })),
    )
    .execute();
}
