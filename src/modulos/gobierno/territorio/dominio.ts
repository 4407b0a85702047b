import { slug as aSlug } from '../../../base/texto.ts';

/** Región de Chile. `codigo` es de dos cifras (CUT): la Metropolitana es «13». */
export interface Region {
  readonly codigo: string;
  readonly nombre: string;
  readonly nombreOficial: string;
  readonly numeroRomano: string;
  /** Orden de norte a sur, desde 1. */
  readonly orden: number;
}

/** Municipalidad y la comuna que administra. */
export interface Municipio {
  /** CUT como número: es la llave de los datos de cada municipio (Iquique es 1101). */
  readonly municipioId: number;
  /** CUT de cinco cifras, con el cero inicial. */
  readonly cut: string;
  readonly nombre: string;
  /** Nombre en direcciones web: sin acentos ni eñes, único en el país. */
  readonly slug: string;
  /** Otras grafías oficiales o de uso: Aisén, Coihaique, Puerto Natales. */
  readonly alias: readonly string[];
  readonly region: Region;
  readonly provincia: string;
  /** Habitantes según el Censo 2024. */
  readonly poblacion: number;
  readonly zonaHoraria: string;
  /** Punto interior de la comuna (WGS84), no la casa consistorial. */
  readonly lat: number;
  readonly lon: number;
  readonly superficieKm2: number;
  readonly sitioWeb?: string;
}

/** Primeros tramos de dirección que usa el propio sitio: ningún municipio puede llamarse así. */
export const RUTAS_RESERVADAS: ReadonlySet<string> = new Set([
  'api',
  'buscar',
  'diseno',
  'estatico',
  'ingresar',
  'ingreso',
  'listo',
  'madurez',
  'programa',
  'mapas',
  'metrics',
  'mis-tramites',
  'regiones',
  'salir',
  'salud',
  'sesion-cerrada',
  'verificar',
]);

/** Slug de un nombre; si choca con uno ya usado o reservado, lleva el código de la región. */
export function slugUnico(
  nombre: string,
  codigoRegion: string,
  usados: ReadonlySet<string>,
): string {
  const simple = aSlug(nombre);
  return usados.has(simple) || RUTAS_RESERVADAS.has(simple) ? `${simple}-${codigoRegion}` : simple;
}

const SUFIJOS = ['.localhost'] as const;

/**
 * Slug del municipio en un nombre de anfitrión: `nunoa.localhost:3000` da `nunoa`. `dominio` es el
 * de la instalación pública, si tiene (`tramites.example.cl`). Otro anfitrión no da nada.
 */
export function slugDesdeHost(host: string, dominio?: string): string | undefined {
  const nombre = host
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  for (const sufijo of dominio ? [...SUFIJOS, `.${dominio.toLowerCase()}`] : SUFIJOS) {
    if (!nombre.endsWith(sufijo)) continue;
    const primero = nombre.slice(0, -sufijo.length);
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(primero)) return primero;
  }
  return undefined;
}
