import type { ClaseMapa } from '../../../graficos/index.ts';
import type { FichaEstudio } from './estudio.ts';
import { TRAMOS } from './incertidumbre.ts';

/** Lo que un mapa, un ranking o una distribución puede mostrar. */
export type IdVariable = 'grupo' | 'indice' | 'it' | 'rrhh' | 'gtm' | 'sml';

/** Tramo de color: su nombre y desde qué valor, en la escala de 0 a 1. */
export interface TramoVariable {
  readonly clase: ClaseMapa;
  readonly nombre: string;
  readonly desde: number;
}

/** Variable del estudio de 2015 con los tramos en que se pinta, de mayor a menor. */
export interface Variable {
  readonly id: IdVariable;
  readonly nombre: string;
  /** Qué mide, en palabras. */
  readonly mide: string;
  readonly tramos: readonly TramoVariable[];
}

const CLASES: readonly ClaseMapa[] = [5, 4, 3, 2, 1];

const conClase = (
  tramos: readonly { readonly nombre: string; readonly desde: number }[],
): readonly TramoVariable[] => tramos.map((t, i) => ({ ...t, clase: CLASES[i] ?? 0 }));

// Los mismos cortes en las tres: un color dice lo mismo en los tres mapas.
const QUINTOS = conClase([
  { nombre: '0,8 o más', desde: 0.8 },
  { nombre: '0,6 a 0,8', desde: 0.6 },
  { nombre: '0,4 a 0,6', desde: 0.4 },
  { nombre: '0,2 a 0,4', desde: 0.2 },
  { nombre: 'Menos de 0,2', desde: 0 },
]);

// Tres de cada cuatro están bajo 0,2: con quintos el mapa sería de un solo color.
const TRAMITES = conClase([
  { nombre: '10 trámites o más', desde: 10 / 18 },
  { nombre: '6 a 9 trámites', desde: 6 / 18 },
  { nombre: '3 a 5 trámites', desde: 3 / 18 },
  { nombre: '1 o 2 trámites', desde: 1 / 18 },
  { nombre: 'Ningún trámite', desde: 0 },
]);

const INDICE: Variable = {
  id: 'indice',
  nombre: 'Índice',
  mide: 'Promedio de las cuatro dimensiones. Solo entran quienes tienen las cuatro.',
  tramos: conClase(
    TRAMOS.map((t) => ({
      nombre: `${t.nombre}: ${t.desde === 0 ? 'menos de' : 'desde'} ${String(t.desde === 0 ? t.hasta : t.desde).replace('.', ',')}`,
      desde: t.desde,
    })),
  ),
};

/** Las cuatro dimensiones, con nombres en lenguaje claro. */
export const DIMENSIONES_2015: readonly Variable[] = [
  {
    id: 'it',
    nombre: 'Infraestructura',
    mide: 'Medidas de seguridad informática y servidores.',
    tramos: QUINTOS,
  },
  {
    id: 'rrhh',
    nombre: 'Personas a cargo',
    mide: 'Si hay área informática, de quién depende y qué estudió su jefatura.',
    tramos: QUINTOS,
  },
  {
    id: 'gtm',
    nombre: 'Gestión',
    mide: 'Intranet, áreas con sistema y estrategia escrita.',
    tramos: QUINTOS,
  },
  {
    id: 'sml',
    nombre: 'Servicios en línea',
    mide: 'Trámites que se podían hacer en línea. Con 18 ya se llega al máximo.',
    tramos: TRAMITES,
  },
];

/** Todo lo que se puede elegir. El grupo se pinta por su número y no por tramos. */
export const VARIABLES: readonly Variable[] = [
  {
    id: 'grupo',
    nombre: 'Grupo',
    mide: 'Los cinco grupos del estudio, de 1 (mayor madurez) a 5.',
    tramos: [],
  },
  INDICE,
  ...DIMENSIONES_2015,
];

/** La variable pedida en la dirección; el grupo si no se pidió, `null` si no existe. */
export function variablePedida(pedida: unknown): Variable | null {
  return VARIABLES.find((v) => v.id === (pedida ?? 'grupo')) ?? null;
}

/** El grupo no se ordena ni se reparte: en su lugar se usa el índice. */
export function medidaDe(variable: Variable): Variable {
  return variable.id === 'grupo' ? INDICE : variable;
}

/**
 * Valor de 0 a 1 (o grupo de 1 a 5) de un municipio. `null` si el estudio no publicó su índice, si
 * le falta la dimensión o, en el índice y el grupo, si le falta alguna de las cuatro.
 */
export function valorDe(ficha: FichaEstudio | undefined, id: IdVariable): number | null {
  if (ficha === undefined || ficha.medicion.publicado === null) return null;
  if (id === 'grupo') return ficha.completo ? (ficha.ubicacion?.grupo ?? null) : null;
  if (id === 'indice') return ficha.completo ? ficha.medicion.indice : null;
  return ficha.medicion.dimensiones[id] ?? null;
}

// 0,6 calculado puede quedar en 0,5999…
const HOLGURA = 1e-9;

/** Tramo en que cae un valor de 0 a 1. */
export function tramoEn(variable: Variable, valor: number): TramoVariable | undefined {
  return variable.tramos.find(({ desde }) => valor >= desde - HOLGURA);
}

/** Clase de color de un grupo del 1 al 5: la del mapa crece con la madurez. */
export function claseDeGrupo(grupo: number | null): ClaseMapa {
  return grupo === null ? 0 : (CLASES[grupo - 1] ?? 0);
}

/** Clase de color: crece con la madurez; 0 es sin dato. */
export function claseDe(variable: Variable, valor: number | null): ClaseMapa {
  if (valor === null) return 0;
  if (variable.id === 'grupo') return claseDeGrupo(valor);
  return tramoEn(variable, valor)?.clase ?? 0;
}
