import type { TestInfo } from '@playwright/test';

/** Municipalidad de demostración y quiénes trabajan ahí. */
export interface Municipalidad {
  readonly slug: string;
  readonly cut: string;
  readonly nombre: string;
  readonly revisor: string;
  readonly firmante: string;
  /** Quien recorre el certificado de punta a punta. */
  readonly vecina: string;
  /** Un lugar de la comuna en el mapa del formulario, en píxeles de la imagen. */
  readonly lugar: { readonly x: number; readonly y: number };
}

// Una por proyecto: así dos proyectos a la vez no comparten casos, borradores ni códigos de ingreso.
const MUNICIPALIDADES: Readonly<Record<string, Municipalidad>> = {
  'sin-js': {
    slug: 'nunoa',
    cut: '13120',
    nombre: 'Ñuñoa',
    revisor: '41.650.937-9',
    firmante: '41.702.416-6',
    vecina: '41.023.517-K',
    lugar: { x: 150, y: 140 },
  },
  'movil-lento': {
    slug: 'valparaiso',
    cut: '05101',
    nombre: 'Valparaíso',
    revisor: '41.928.351-7',
    firmante: '42.034.706-5',
    vecina: '41.187.420-6',
    lugar: { x: 150, y: 140 },
  },
  escritorio: {
    slug: 'punta-arenas',
    cut: '12101',
    nombre: 'Punta Arenas',
    revisor: '42.156.089-7',
    firmante: '42.156.089-7',
    vecina: '41.306.178-4',
    lugar: { x: 220, y: 140 },
  },
};

/** Vecinos de las demás pruebas: su borrador es de la municipalidad del proyecto. */
export const VECINOS = {
  rechazo: '41.419.025-1',
  pagos: '99.999.999-9',
  idioma: '55.555.555-5',
  teclado: '88.888.888-8',
} as const;

/** Municipalidad en que corre un proyecto. */
export function municipalidadDe({ project }: TestInfo): Municipalidad {
  const municipalidad = MUNICIPALIDADES[project.name];
  if (municipalidad === undefined) throw new Error(`Proyecto sin municipalidad: ${project.name}`);
  return municipalidad;
}
