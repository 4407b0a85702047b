import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { ActorFila, EstadoMedicion } from '../../../plataforma/base-de-datos/tablas.ts';

/** Medición de este municipio en una campaña. */
export function medicionDe({ db, municipioId }: TxMunicipal, campanaId: string) {
  return db
    .selectFrom('medicion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('campana_id', '=', campanaId)
    .executeTakeFirst();
}

/** Mediciones del municipio, la última primero. */
export function medicionesDe({ db, municipioId }: TxMunicipal) {
  return db
    .selectFrom('medicion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .orderBy('creada_en', 'desc')
    .execute();
}

/** La medición bloqueada hasta el fin de la transacción: quien guarda y quien cierra se turnan. */
export function bloquearMedicion({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('medicion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertarMedicion(
  { db, municipioId }: TxMunicipal,
  m: {
    readonly medicionId: string;
    readonly campanaId: string;
    readonly instrumento: string;
    readonly demostracion: boolean;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('medicion')
    .values({
      municipio_id: municipioId,
      medicion_id: m.medicionId,
      campana_id: m.campanaId,
      instrumento: m.instrumento,
      estado: 'en_curso',
      demostracion: m.demostracion,
      creada_en: m.ahora,
    })
    .onConflict((c) => c.columns(['municipio_id', 'campana_id']).doNothing())
    .execute();
}

/** Cambia el estado; con firma guarda también quién, cuándo, el resultado y los blancos. */
export async function cambiarEstado(
  { db, municipioId }: TxMunicipal,
  medicionId: string,
  estado: EstadoMedicion,
  firma?: {
    readonly actor: ActorFila;
    readonly ahora: string;
    readonly resultado: object;
    readonly blancos: readonly string[];
  },
): Promise<void> {
  await db
    .updateTable('medicion')
    .set({
      estado,
      ...(firma === undefined
        ? {}
        : {
            firmada_por: jsonb(firma.actor),
            firmada_en: firma.ahora,
            resultado: jsonb(firma.resultado),
            blancos: jsonb(firma.blancos),
          }),
    })
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .execute();
}

export async function insertarActo(
  { db, municipioId }: TxMunicipal,
  acto: {
    readonly actoId: string;
    readonly medicionId: string;
    readonly tipo: string;
    readonly datos: object;
    readonly actor: ActorFila;
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('medicion_acto')
    .values({
      municipio_id: municipioId,
      acto_id: acto.actoId,
      medicion_id: acto.medicionId,
      tipo: acto.tipo,
      datos: jsonb(acto.datos),
      actor: jsonb(acto.actor),
      ocurrido_en: acto.ahora,
    })
    .execute();
}

/** Actos de una medición, en orden. */
export function actosDe({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('medicion_acto')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .orderBy('ocurrido_en')
    .orderBy('acto_id')
    .execute();
}

/**
 * Motivo de la enmienda abierta: el último que se dijo después de la firma. Al firmar de nuevo
 * empieza otra, que dirá el suyo.
 */
export async function motivoDeEnmienda(
  { db, municipioId }: TxMunicipal,
  m: { readonly medicion_id: string; readonly firmada_en: string | null },
): Promise<string | undefined> {
  if (m.firmada_en === null) return undefined;
  const acto = await db
    .selectFrom('medicion_acto')
    .select('datos')
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', m.medicion_id)
    .where('tipo', '=', 'enmienda_motivada')
    .where('ocurrido_en', '>', m.firmada_en)
    .orderBy('ocurrido_en', 'desc')
    .orderBy('acto_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return typeof acto?.datos.motivo === 'string' ? acto.datos.motivo : undefined;
}

/** Personas asignadas a cada parte. */
export function asignacionesDe({ db, municipioId }: TxMunicipal, medicionId: string) {
  return db
    .selectFrom('asignacion as a')
    .innerJoin('funcionario as f', (u) =>
      u
        .onRef('f.municipio_id', '=', 'a.municipio_id')
        .onRef('f.funcionario_id', '=', 'a.funcionario_id'),
    )
    .select(['a.parte', 'a.funcionario_id', 'f.nombre'])
    .where('a.municipio_id', '=', municipioId)
    .where('a.medicion_id', '=', medicionId)
    .orderBy('f.nombre')
    .execute();
}

/** Deja a una parte con exactamente esas personas. */
export async function fijarAsignacion(
  { db, municipioId }: TxMunicipal,
  medicionId: string,
  parte: string,
  personas: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('asignacion')
    .where('municipio_id', '=', municipioId)
    .where('medicion_id', '=', medicionId)
    .where('parte', '=', parte)
    .execute();
  if (personas.length === 0) return;
  await db
    .insertInto('asignacion')
    .values(
      personas.map((funcionario_id) => ({
        municipio_id: municipioId,
        medicion_id: medicionId,
        parte,
        funcionario_id,
      })),
    )
    .execute();
}
