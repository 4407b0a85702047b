import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import {
  type CifrasDePlataforma,
  compilar,
  cumple,
  leerInstrumento,
  leerReglasDeGrupo,
  type Plan,
  type ReglasDeGrupo,
} from '../madurez/index.ts';
import { type Medida, medir } from './medir.ts';
import { exigidos, type Parte, partesDe } from './partes.ts';
import * as repositorio from './repositorio.ts';
import * as programa from './repositorio-programa.ts';
import * as respuestas from './repositorio-respuestas.ts';

/** Instrumento listo para preguntar y calcular. */
export interface Cuestionario {
  readonly plan: Plan;
  readonly reglas: ReglasDeGrupo;
  readonly partes: readonly Parte[];
}

const listos = new Map<string, Cuestionario>();

/** Cuestionario de un instrumento que trae el producto. Se prepara una vez. */
export function cuestionarioDe(id: string): Cuestionario {
  const listo = listos.get(id);
  if (listo !== undefined) return listo;
  const instrumento = leerInstrumento(id);
  if (!instrumento.ok) throw new Error(instrumento.error.join('\n'));
  const nuevo = {
    plan: compilar(instrumento.valor),
    reglas: leerReglasDeGrupo(),
    partes: partesDe(instrumento.valor),
  };
  listos.set(id, nuevo);
  return nuevo;
}

export type FilaRespuesta = Awaited<ReturnType<typeof respuestas.respuestasDe>>[number];
export type FilaEvidencia = Awaited<ReturnType<typeof respuestas.evidenciasDe>>[number];
export type FilaChoque = Awaited<ReturnType<typeof respuestas.choquesPendientes>>[number];
export type FilaMedicion = NonNullable<Awaited<ReturnType<typeof repositorio.medicionDe>>>;

/** Una medición con todo lo que se muestra de ella. */
export interface Encuesta {
  readonly medicion: FilaMedicion;
  readonly campana: programa.FilaCampana;
  /** Cuándo fue la medición anterior del mismo instrumento. */
  readonly anterior: { readonly nombre: string; readonly fecha: string } | undefined;
  readonly cuestionario: Cuestionario;
  readonly vigentes: ReadonlyMap<string, FilaRespuesta>;
  /** Las de la medición anterior del mismo instrumento. */
  readonly anteriores: ReadonlyMap<string, FilaRespuesta>;
  readonly evidencias: readonly FilaEvidencia[];
  readonly choques: readonly FilaChoque[];
  readonly asignaciones: Awaited<ReturnType<typeof repositorio.asignacionesDe>>;
  readonly cifras: CifrasDePlataforma;
  /** Por qué se enmienda, si ya se dijo después de la última firma. */
  readonly motivoDeEnmienda: string | undefined;
}

/** Lee la medición de una campaña con sus respuestas. */
export async function leerEncuesta(
  tx: TxMunicipal,
  campanaId: string,
  cifras: CifrasDePlataforma,
): Promise<Encuesta | undefined> {
  const todas = await repositorio.medicionesDe(tx);
  const medicion = todas.find((m) => m.campana_id === campanaId);
  if (medicion === undefined) return undefined;
  const campana = await programa.campanaPorId(tx, campanaId);
  if (campana === undefined) return undefined;
  // Lo inventado para la demostración no es antecedente de una medición de verdad.
  const previa = todas.find(
    (m) =>
      m.instrumento === medicion.instrumento &&
      m.demostracion === medicion.demostracion &&
      m.creada_en < medicion.creada_en,
  );
  const id = medicion.medicion_id;
  const porItem = (filas: readonly FilaRespuesta[]) => new Map(filas.map((f) => [f.item_id, f]));
  const campanaPrevia =
    previa === undefined ? undefined : await programa.campanaPorId(tx, previa.campana_id);
  return {
    medicion,
    campana,
    anterior:
      previa === undefined
        ? undefined
        : {
            nombre: campanaPrevia?.nombre ?? previa.campana_id,
            fecha: previa.firmada_en ?? previa.creada_en,
          },
    cuestionario: cuestionarioDe(medicion.instrumento),
    vigentes: porItem(await respuestas.respuestasDe(tx, id)),
    anteriores:
      previa === undefined
        ? new Map()
        : porItem(await respuestas.respuestasDe(tx, previa.medicion_id)),
    evidencias: await respuestas.evidenciasDe(tx, id),
    choques: await respuestas.choquesPendientes(tx, id),
    asignaciones: await repositorio.asignacionesDe(tx, id),
    cifras,
    motivoDeEnmienda: await repositorio.motivoDeEnmienda(tx, medicion),
  };
}

/** Se puede responder: ni firmada ni con la campaña cerrada. */
export function esEditable({ medicion, campana }: Encuesta): boolean {
  const abierta = medicion.estado === 'en_curso' || medicion.estado === 'observada';
  return abierta && campana.estado === 'abierta';
}

/** Reglas de coherencia que hoy no se cumplen, por cada ítem que nombran. */
export function incoherenciasDe(
  e: Encuesta,
  { detalle, respuestas: dadas }: Medida,
): ReadonlyMap<string, readonly string[]> {
  const { plan } = e.cuestionario;
  const porItem = new Map<string, string[]>();
  for (const regla of plan.instrumento.coherencia) {
    if (!regla.cuando.every((c) => cumple(plan, detalle.casillas, dadas, c))) continue;
    for (const { ref } of regla.cuando)
      porItem.set(ref, [...(porItem.get(ref) ?? []), regla.mensaje]);
  }
  return porItem;
}

/** Verdadero si la plataforma responde ese ítem con su propia cifra. */
export function loSabeLaPlataforma(
  e: Encuesta,
  item: { readonly dato_plataforma?: string },
): boolean {
  return item.dato_plataforma !== undefined && e.cifras[item.dato_plataforma] !== undefined;
}

/** Ítems que se deben responder y no tienen respuesta ni dato de la plataforma. */
export function blancosDe(e: Encuesta): readonly string[] {
  return exigidos(e.cuestionario.plan.instrumento.items)
    .filter((i) => !e.vigentes.has(i.id) && !loSabeLaPlataforma(e, i))
    .map((i) => i.id);
}

export interface Avance {
  readonly respondidas: number;
  readonly total: number;
}

/** Cuántos ítems exigidos tienen respuesta. */
export function avanceDe(e: Encuesta, parte?: Parte): Avance {
  const items = exigidos(parte?.items ?? e.cuestionario.plan.instrumento.items);
  return {
    total: items.length,
    respondidas: items.filter((i) => e.vigentes.has(i.id) || loSabeLaPlataforma(e, i)).length,
  };
}

/** Calcula la medición con lo respondido hasta ahora. */
export function medirEncuesta(e: Encuesta, cut: string): Medida {
  return medir({
    plan: e.cuestionario.plan,
    reglas: e.cuestionario.reglas,
    cut,
    escritas: e.vigentes,
    conRespaldo: new Set(e.evidencias.map((v) => v.item_id)),
    cifras: e.cifras,
  });
}
