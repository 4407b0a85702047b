import { geoTransverseMercator } from 'd3-geo';
import type { Poligono } from './topologia.ts';

const RADIO_TIERRA_KM = 6371;

/** Rectángulo en unidades del SVG. */
export interface Recuadro {
  readonly x: number;
  readonly y: number;
  readonly ancho: number;
  readonly alto: number;
}

/** Paso de grados a unidades del SVG y la escala que resulta. */
export interface Encuadre {
  readonly proyectar: (lon: number, lat: number) => readonly [number, number];
  /** Unidades del SVG que mide un kilómetro. */
  readonly unidadesPorKm: number;
}

interface Extension {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * Mercator transversal centrado en el propio mapa. Chile es angosto: así la escala es casi la
 * misma de Arica a Magallanes, y la barra de escala dice la verdad en todo el dibujo.
 */
function proyectorCrudo(meridiano: number): (lon: number, lat: number) => [number, number] {
  const proyeccion = geoTransverseMercator()
    .rotate([-meridiano, 0])
    .scale(RADIO_TIERRA_KM)
    .translate([0, 0])
    .precision(0);
  return (lon, lat) => proyeccion([lon, lat]) ?? [0, 0];
}

function medir(
  poligonos: readonly Poligono[],
  proyectar: (lon: number, lat: number) => readonly [number, number],
): Extension {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const poligono of poligonos) {
    for (const punto of poligono[0] ?? []) {
      const [x, y] = proyectar(punto[0] ?? 0, punto[1] ?? 0);
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  return { x0, y0, x1, y1 };
}

function meridianoMedio(poligonos: readonly Poligono[]): number {
  let minimo = 180;
  let maximo = -180;
  for (const poligono of poligonos) {
    for (const punto of poligono[0] ?? []) {
      minimo = Math.min(minimo, punto[0] ?? 0);
      maximo = Math.max(maximo, punto[0] ?? 0);
    }
  }
  return (minimo + maximo) / 2;
}

/** Proporción alto/ancho de unos polígonos ya proyectados; sirve para elegir el alto del SVG. */
export function proporcion(poligonos: readonly Poligono[]): number {
  if (poligonos.length === 0) return 1;
  const { x0, y0, x1, y1 } = medir(poligonos, proyectorCrudo(meridianoMedio(poligonos)));
  return (y1 - y0) / (x1 - x0 || 1);
}

/**
 * Encaja los polígonos en el recuadro, centrados y sin deformar. Con `unidadesPorKm` se fija la
 * escala en vez de llenar el recuadro: sirve para que varios paneles compartan escala.
 */
export function encuadrar(
  poligonos: readonly Poligono[],
  recuadro: Recuadro,
  unidadesPorKm?: number,
): Encuadre {
  const crudo = proyectorCrudo(meridianoMedio(poligonos));
  const { x0, y0, x1, y1 } = medir(poligonos, crudo);
  const k =
    unidadesPorKm ?? Math.min(recuadro.ancho / (x1 - x0 || 1), recuadro.alto / (y1 - y0 || 1));
  const dx = recuadro.x + (recuadro.ancho - (x1 - x0) * k) / 2 - x0 * k;
  const dy = recuadro.y + (recuadro.alto - (y1 - y0) * k) / 2 - y0 * k;
  return {
    proyectar: (lon, lat) => {
      const [x, y] = crudo(lon, lat);
      return [x * k + dx, y * k + dy];
    },
    unidadesPorKm: k,
  };
}
