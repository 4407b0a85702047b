import { type FlujoCompilado, validarFlujo } from '../../../flujo/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Capa, DefinicionTramite, PlazoTramite } from '../tramites/definicion.ts';
import { aplicarCapa, capaQueCalza, esDefinicion } from '../tramites/index.ts';
import type { Expediente } from './dominio.ts';

/** Definición nacional con la capa del municipio ya resuelta, lista para correr un expediente. */
export interface TramiteEnCurso {
  readonly definicion: DefinicionTramite;
  readonly flujo: FlujoCompilado;
  readonly unidadId: string;
  readonly plazo: PlazoTramite;
  readonly parametros: Readonly<Record<string, string>>;
}

// Una versión publicada no cambia nunca, así que puede recordarse sin límite de tiempo.
const compilados = new WeakMap<DefinicionTramite, FlujoCompilado>();
const leidas = new Map<string, DefinicionTramite>();
const LEIDAS_MAXIMAS = 500;

/**
 * Aplica la capa municipal a una definición y compila su flujo, que la capa no cambia. De una capa
 * que ya no calza vale lo que calza: el caso tiene que poder seguir.
 */
export function conCapa(base: DefinicionTramite, capa: Capa): TramiteEnCurso {
  const aplicada = aplicarCapa(base, capa);
  const otra = aplicada.ok ? aplicada : aplicarCapa(base, capaQueCalza(base, capa));
  const definicion = otra.ok ? otra.valor : base;
  return {
    definicion,
    flujo: compilar(base),
    unidadId: definicion.unidad,
    plazo: definicion.plazo,
    parametros: Object.fromEntries(definicion.parametros.map((p) => [p.id, p.defecto])),
  };
}

/** Trámite que rige a un expediente: la versión y la capa con que se ingresó. */
export async function tramiteDe(tx: TxMunicipal, expediente: Expediente): Promise<TramiteEnCurso> {
  const definicion = await definicionPublicada(tx, expediente.tramiteId, expediente.version);
  return conCapa(definicion, expediente.capa);
}

/** Lee una versión publicada del catálogo. Lanza si no existe: la base lo impide. */
export async function definicionPublicada(
  { db }: TxMunicipal,
  tramiteId: string,
  version: number,
): Promise<DefinicionTramite> {
  const clave = `${tramiteId}@${version}`;
  const { hash } = await db
    .selectFrom('tramite_nacional')
    .select('hash')
    .where('tramite_id', '=', tramiteId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const conocida = leidas.get(`${clave}:${hash}`);
  if (conocida !== undefined) return conocida;
  const { definicion } = await db
    .selectFrom('tramite_nacional')
    .select('definicion')
    .where('tramite_id', '=', tramiteId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (leidas.size >= LEIDAS_MAXIMAS) leidas.clear();
  if (!esDefinicion(definicion)) throw new Error(`La definición ${clave} no tiene su forma`);
  leidas.set(`${clave}:${hash}`, definicion);
  return definicion;
}

function compilar(definicion: DefinicionTramite): FlujoCompilado {
  const hecho = compilados.get(definicion);
  if (hecho !== undefined) return hecho;
  const revisado = validarFlujo(definicion.flujo);
  if (!revisado.ok) {
    const [primero] = revisado.error;
    throw new Error(`El flujo de ${definicion.id} no es válido: ${primero?.mensaje ?? ''}`);
  }
  const compilado = { ...revisado.valor, reglas: definicion.reglas };
  compilados.set(definicion, compilado);
  return compilado;
}

/** Hechos que ven las condiciones del flujo: las respuestas y los valores de la ordenanza. */
export function hechosDe(
  tramite: Pick<TramiteEnCurso, 'parametros'>,
  respuestas: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return { ...respuestas, parametros: tramite.parametros };
}
