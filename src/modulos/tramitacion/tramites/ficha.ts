import type { TablaUtm } from '../../../base/utm.ts';
import { hoyEn, type IngresoEfectivo, type Plazo } from '../../../calendario/index.ts';
import {
  describirFlujo,
  type Flujo,
  MARCADO_VACIO,
  type PasoDescrito,
} from '../../../flujo/index.ts';
import { minutosEstimados } from '../../../formulario/index.ts';
import type { Catalogo as Textos } from '../../../idioma/index.ts';
import type { Puertos } from '../../puertos.ts';
import type { TramitePublicado } from './catalogo.ts';
import { calcularDerechos, type Derechos } from './costo.ts';
import type { DefinicionTramite, PlazoTramite } from './definicion.ts';
import type { MunicipioDelTramite } from './municipio.ts';
import type { TramiteTraducido } from './traduccion.ts';

/** Lo que la ficha calcula para el día en que se mira. */
export interface FichaDelDia {
  readonly tramite: TramitePublicado;
  readonly municipio: MunicipioDelTramite;
  readonly hoy: Temporal.PlainDate;
  /** Undefined si el costo depende de las respuestas o falta la UTM del mes. */
  readonly derechos: Derechos | undefined;
  /** Cuándo contaría una solicitud hecha ahora (Ley 19.880 art. 25). */
  readonly ingreso: IngresoEfectivo;
  readonly plazo: Plazo;
  readonly pasos: readonly PasoDescrito[];
  readonly otrosPasos: readonly PasoDescrito[];
  readonly minutos: number;
}

/** Calcula costo, plazo y pasos de un trámite para quien mira su ficha ahora. */
export function fichaDelDia(
  tramite: TramitePublicado,
  municipio: MunicipioDelTramite,
  { calendario, utm }: { readonly calendario: Puertos['calendario']; readonly utm: TablaUtm },
  ahora: Temporal.Instant,
): FichaDelDia {
  const { definicion } = tramite;
  const hoy = hoyEn(ahora, municipio.zonaHoraria);
  const derechos = calcularDerechos(definicion, {}, utm, hoy);
  const ingreso = calendario.fechaEfectivaDeIngreso(ahora, municipio.zonaHoraria, municipio.cut);
  const { principales, otros } = pasosDe(definicion.flujo);
  return {
    tramite,
    municipio,
    hoy,
    derechos: derechos.ok ? derechos.valor : undefined,
    ingreso,
    plazo: calendario.plazo(pedidoDePlazo(definicion.plazo, ingreso.fecha, municipio.cut)),
    pasos: principales,
    otrosPasos: otros,
    minutos: minutosEstimados(definicion.formulario),
  };
}

/** Los pasos de la ficha con los nombres que les da el trámite traducido. */
export function pasosEnPalabras(
  ficha: Pick<FichaDelDia, 'pasos' | 'otrosPasos'>,
  { definicion }: TramiteTraducido,
): Pick<FichaDelDia, 'pasos' | 'otrosPasos'> {
  const nombres = new Map(definicion.flujo.nodos.map(({ id, nombre }) => [id, nombre]));
  const nombrar = (paso: PasoDescrito): PasoDescrito => ({
    ...paso,
    nombre:
      (paso.tipo === 'servicio' || paso.tipo === 'tarea' || paso.tipo === 'espera'
        ? nombres.get(paso.id)
        : undefined) ?? paso.nombre,
  });
  return { pasos: ficha.pasos.map(nombrar), otrosPasos: ficha.otrosPasos.map(nombrar) };
}

/** Pedido al calendario del plazo de un trámite, contado desde `desde`. */
export function pedidoDePlazo(
  { cantidad, tipo, articulo }: PlazoTramite,
  desde: Temporal.PlainDate,
  cut: string,
): Parameters<Puertos['calendario']['plazo']>[0] {
  const comun = { desde, cut, articulo };
  return tipo === 'meses'
    ? { ...comun, tipo, meses: cantidad }
    : { ...comun, tipo, dias: cantidad };
}

/** «5 días hábiles», «1 mes», en el idioma de la página. */
export function plazoEnPalabras(
  { comun }: Textos,
  { cantidad, tipo }: Pick<PlazoTramite, 'cantidad' | 'tipo'>,
): string {
  if (tipo === 'meses') return comun.meses(cantidad);
  return tipo === 'habiles' ? comun.diasHabiles(cantidad) : comun.diasCorridos(cantidad);
}

// Describir un flujo lo dispone en capas: se hace una vez por definición.
const descritos = new WeakMap<Flujo, ReturnType<typeof separarPasos>>();

function pasosDe(flujo: Flujo): ReturnType<typeof separarPasos> {
  const hecho = descritos.get(flujo);
  if (hecho !== undefined) return hecho;
  const nuevo = separarPasos(flujo);
  descritos.set(flujo, nuevo);
  return nuevo;
}

/** Camino usual (las salidas por defecto) y, aparte, lo que solo pasa a veces. */
function separarPasos(flujo: Flujo): {
  readonly principales: readonly PasoDescrito[];
  readonly otros: readonly PasoDescrito[];
} {
  const usual = caminoUsual(flujo);
  const pasos = describirFlujo(flujo, MARCADO_VACIO).filter(({ tipo }) => tipo !== 'fin');
  return {
    principales: pasos.filter(({ id }) => usual.has(id)),
    otros: pasos.filter(({ id, tipo }) => !usual.has(id) && tipo !== 'servicio'),
  };
}

function caminoUsual(flujo: Flujo): ReadonlySet<string> {
  const vistos = new Set<string>();
  let actual = flujo.nodos.find(({ tipo }) => tipo === 'inicio')?.id;
  while (actual !== undefined && !vistos.has(actual)) {
    vistos.add(actual);
    const salidas = flujo.aristas.filter(({ de }) => de === actual);
    actual = (salidas.find(({ porDefecto }) => porDefecto) ?? salidas[0])?.a;
  }
  return vistos;
}

/** Frases que alguien podría escribir para encontrar el trámite. */
export function clavesDeBusqueda({
  nombre,
  area,
  resumen,
  ficha,
}: DefinicionTramite): readonly string[] {
  return [nombre, area, resumen, ...ficha.palabrasClave];
}
