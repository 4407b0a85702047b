import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Hito } from '../estrategia/index.ts';

/** Hito guardado, con su acción de origen y su respaldo. */
export interface HitoGuardado extends Hito {
  readonly accionId: string | null;
  readonly evidenciaUrl: string | null;
  readonly revision: number;
}

/** Hitos vigentes del municipio por fecha de inicio. */
export async function hitosDe({ db, municipioId }: TxMunicipal): Promise<readonly HitoGuardado[]> {
  const filas = await db
    .selectFrom('hito_plan')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('retirado_en', 'is', null)
    .orderBy('inicio')
    .orderBy('hito_id')
    .execute();
  return filas.map((f) => ({
    id: f.hito_id,
    nombre: f.nombre,
    inicio: f.inicio,
    termino: f.termino,
    avance: Number(f.avance),
    verificacion: f.verificacion,
    responsable: f.responsable,
    presupuesto_clp: f.presupuesto_clp,
    requiere: f.requiere,
    accionId: f.accion_id,
    evidenciaUrl: f.evidencia_url,
    revision: f.revision,
  }));
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
    presupuesto_clp: h.presupuesto_clp,
    accion_id: h.accionId,
    evidencia_url: h.evidenciaUrl,
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
    .executeTakeFirst();
  return r.numUpdatedRows > 0n;
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

export function cambiosDe({ db, municipioId }: TxMunicipal, hitoId: string) {
  return db
    .selectFrom('hito_cambio')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('hito_id', '=', hitoId)
    .orderBy('ocurrido_en')
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
