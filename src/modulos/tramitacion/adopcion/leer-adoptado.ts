import { hoyEn } from '../../../calendario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { listarUnidades } from '../../gobierno/administracion/index.ts';
import {
  type Capa,
  calcularDerechos,
  type DefinicionTramite,
  type Derechos,
  esCapa,
} from '../tramites/index.ts';
import { partesCambiadas } from './casos.ts';
import type { DependenciasDeAdopcion } from './dependencias.ts';
import { type Adopcion, listarAdoptables, type TramiteAdoptable } from './repositorio.ts';

/** Todo lo que la página de un trámite adoptado muestra. */
export interface Adoptado {
  readonly tramite: TramiteAdoptable;
  readonly adopcion: Adopcion;
  readonly capa: Capa;
  /** Versión nacional adoptada, sin la capa. */
  readonly nacional: DefinicionTramite;
  /** Partes que cambian si se pasa a la última versión; vacío si ya está en ella. */
  readonly cambios: readonly string[];
  readonly unidades: readonly { readonly unidadId: string; readonly nombre: string }[];
}

/** Lee un trámite adoptado; undefined si no existe o el municipio no lo ha adoptado. */
export async function leerAdoptado(
  tx: TxMunicipal,
  { catalogo }: Pick<DependenciasDeAdopcion, 'catalogo'>,
  tramiteId: string,
): Promise<Adoptado | undefined> {
  const [tramite] = await listarAdoptables(tx, tramiteId);
  const adopcion = tramite?.adopcion;
  if (tramite === undefined || adopcion === undefined || !esCapa(adopcion.capa)) return undefined;
  const propia = await catalogo.definicion(tx, tramiteId, adopcion.version);
  const ultima = await catalogo.definicion(tx, tramiteId, tramite.ultima);
  if (propia === undefined || ultima === undefined) return undefined;
  const unidades = await listarUnidades(tx);
  return {
    tramite,
    adopcion,
    capa: adopcion.capa,
    nacional: propia.definicion,
    cambios: partesCambiadas(propia.definicion, ultima.definicion),
    unidades: unidades
      .filter(({ activa }) => activa)
      .map(({ unidad_id: unidadId, nombre }) => ({ unidadId, nombre })),
  };
}

/**
 * Lo que cobraría el trámite hoy con una capa. Si el monto depende de las respuestas, se calcula
 * con el primer ejemplo de la definición.
 */
export async function costoCon(
  tx: TxMunicipal,
  deps: Pick<DependenciasDeAdopcion, 'catalogo' | 'utm' | 'puertos'>,
  adoptado: Adoptado,
  capa: Capa,
  zona: string,
): Promise<Derechos | undefined> {
  const { tramiteId } = adoptado.tramite;
  const conCapa = await deps.catalogo.definicion(tx, tramiteId, adoptado.adopcion.version, capa);
  if (conCapa === undefined) return undefined;
  const hoy = hoyEn(deps.puertos.reloj.ahora(), zona);
  const sinRespuestas = calcularDerechos(conCapa.definicion, {}, deps.utm, hoy);
  if (sinRespuestas.ok) return sinRespuestas.valor;
  const [ejemplo] = conCapa.definicion.ejemplos;
  const conEjemplo = calcularDerechos(conCapa.definicion, ejemplo?.respuestas ?? {}, deps.utm, hoy);
  return conEjemplo.ok ? conEjemplo.valor : undefined;
}
