import type { ContornoComuna, Poligono } from '../valores.ts';

/** Lado de la imagen en píxeles CSS. Fijo: el navegador manda el clic en esos píxeles. */
export const LADO_MAPA = 288;
const KM_POR_GRADO = 111.32;
const ACERCAMIENTO_MAXIMO = 8;

/** Qué parte de la comuna se ve: centro y acercamiento (cada paso duplica la escala). */
export interface Vista {
  readonly lat: number;
  readonly lon: number;
  readonly acercamiento: number;
}

export interface Punto {
  readonly lat: number;
  readonly lon: number;
}

interface Marco {
  readonly oeste: number;
  readonly este: number;
  readonly sur: number;
  readonly norte: number;
  /** Kilómetros que mide un grado de longitud en el centro de la comuna. */
  readonly kmLon: number;
  /** Kilómetros por píxel con la comuna entera a la vista. */
  readonly kmPixel: number;
}

const marcos = new WeakMap<readonly Poligono[], Marco>();

function marcoDe(poligonos: readonly Poligono[]): Marco {
  const conocido = marcos.get(poligonos);
  if (conocido) return conocido;
  let [oeste, este, sur, norte] = [180, -180, 90, -90];
  for (const poligono of poligonos) {
    for (const [lon = 0, lat = 0] of poligono[0] ?? []) {
      oeste = Math.min(oeste, lon);
      este = Math.max(este, lon);
      sur = Math.min(sur, lat);
      norte = Math.max(norte, lat);
    }
  }
  const kmLon = KM_POR_GRADO * Math.cos((((sur + norte) / 2) * Math.PI) / 180);
  const extension = Math.max((este - oeste) * kmLon, (norte - sur) * KM_POR_GRADO);
  const marco = { oeste, este, sur, norte, kmLon, kmPixel: (extension * 1.1) / LADO_MAPA };
  marcos.set(poligonos, marco);
  return marco;
}

const entre = (minimo: number, valor: number, maximo: number): number =>
  Math.max(minimo, Math.min(maximo, valor));
const redondear = (valor: number): number => Math.round(valor * 1e5) / 1e5;

/** Toda la comuna, sin acercar. */
export function vistaCompleta(comuna: ContornoComuna): Vista {
  const { oeste, este, sur, norte } = marcoDe(comuna.poligonos);
  return { lat: redondear((sur + norte) / 2), lon: redondear((oeste + este) / 2), acercamiento: 0 };
}

/** Vista desde lo que vino en el formulario o en la dirección de la imagen; la completa si no sirve. */
export function leerVista(
  comuna: ContornoComuna,
  lat: string,
  lon: string,
  acercamiento: string,
): Vista {
  const completa = vistaCompleta(comuna);
  const [y, x, z] = [lat, lon, acercamiento].map((texto) =>
    /^-?\d{1,3}(\.\d{1,6})?$/.test(texto) ? Number(texto) : Number.NaN,
  );
  if (y === undefined || x === undefined || z === undefined) return completa;
  if (Number.isNaN(y) || Number.isNaN(x) || !Number.isInteger(z)) return completa;
  const { oeste, este, sur, norte } = marcoDe(comuna.poligonos);
  return {
    lat: entre(sur, y, norte),
    lon: entre(oeste, x, este),
    acercamiento: entre(0, z, ACERCAMIENTO_MAXIMO),
  };
}

/** Kilómetros por píxel en la vista. */
export function kmPorPixel(comuna: ContornoComuna, vista: Vista): number {
  return marcoDe(comuna.poligonos).kmPixel / 2 ** vista.acercamiento;
}

/** Píxel de un punto, desde arriba a la izquierda. */
export function aPixel(
  comuna: ContornoComuna,
  vista: Vista,
  punto: Punto,
): readonly [number, number] {
  const km = kmPorPixel(comuna, vista);
  const { kmLon } = marcoDe(comuna.poligonos);
  return [
    LADO_MAPA / 2 + ((punto.lon - vista.lon) * kmLon) / km,
    LADO_MAPA / 2 - ((punto.lat - vista.lat) * KM_POR_GRADO) / km,
  ];
}

/** Punto bajo un píxel. */
export function desdePixel(comuna: ContornoComuna, vista: Vista, x: number, y: number): Punto {
  const km = kmPorPixel(comuna, vista);
  const { kmLon } = marcoDe(comuna.poligonos);
  return {
    lat: redondear(vista.lat - ((y - LADO_MAPA / 2) * km) / KM_POR_GRADO),
    lon: redondear(vista.lon + ((x - LADO_MAPA / 2) * km) / kmLon),
  };
}

export type Movimiento = 'norte' | 'sur' | 'este' | 'oeste' | 'acercar' | 'alejar' | 'entera';
export const MOVIMIENTOS: readonly Movimiento[] = [
  'norte',
  'sur',
  'este',
  'oeste',
  'acercar',
  'alejar',
  'entera',
];

/** Vista después de un movimiento: un tercio de la imagen, o un paso de acercamiento. */
export function mover(comuna: ContornoComuna, vista: Vista, movimiento: Movimiento): Vista {
  if (movimiento === 'entera') return vistaCompleta(comuna);
  const { oeste, este, sur, norte, kmLon } = marcoDe(comuna.poligonos);
  const paso = (kmPorPixel(comuna, vista) * LADO_MAPA) / 3;
  const vertical = movimiento === 'norte' ? 1 : movimiento === 'sur' ? -1 : 0;
  const horizontal = movimiento === 'este' ? 1 : movimiento === 'oeste' ? -1 : 0;
  const cambio = movimiento === 'acercar' ? 1 : movimiento === 'alejar' ? -1 : 0;
  return {
    lat: redondear(entre(sur, vista.lat + (vertical * paso) / KM_POR_GRADO, norte)),
    lon: redondear(entre(oeste, vista.lon + (horizontal * paso) / kmLon, este)),
    acercamiento: entre(0, vista.acercamiento + cambio, ACERCAMIENTO_MAXIMO),
  };
}
