import type { Poligono, Posicion } from '../valores.ts';
import type { Punto } from './vista.ts';

/**
 * Metros que un punto puede quedar fuera del contorno y aún aceptarse. El contorno está
 * simplificado: en las comunas urbanas el borde dibujado se aparta del legal en cientos de metros.
 * Rechazar ahí dejaría fuera a vecinos de calles limítrofes; la unidad confirma después.
 */
export const TOLERANCIA_METROS = 500;
const METROS_POR_GRADO = 111_320;

function cruza(punto: Punto, a: Posicion, b: Posicion): boolean {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  return (
    ay > punto.lat !== by > punto.lat && punto.lon < ((bx - ax) * (punto.lat - ay)) / (by - ay) + ax
  );
}

function distancia(punto: Punto, a: Posicion, b: Posicion, escala: number): number {
  const ax = ((a[0] ?? 0) - punto.lon) * escala;
  const ay = ((a[1] ?? 0) - punto.lat) * METROS_POR_GRADO;
  const dx = ((b[0] ?? 0) - punto.lon) * escala - ax;
  const dy = ((b[1] ?? 0) - punto.lat) * METROS_POR_GRADO - ay;
  const largo2 = dx * dx + dy * dy;
  const t = largo2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / largo2));
  return Math.hypot(ax + t * dx, ay + t * dy);
}

/** Verdadero si el punto está en los polígonos o a menos de `tolerancia` metros de su borde. */
export function estaDentro(
  poligonos: readonly Poligono[],
  punto: Punto,
  tolerancia = TOLERANCIA_METROS,
): boolean {
  const escala = METROS_POR_GRADO * Math.cos((punto.lat * Math.PI) / 180);
  let cerca = Infinity;
  for (const poligono of poligonos) {
    let dentro = false;
    for (const anillo of poligono) {
      anillo.forEach((a, i) => {
        const b = anillo[(i + 1) % anillo.length] ?? a;
        if (cruza(punto, a, b)) dentro = !dentro;
        cerca = Math.min(cerca, distancia(punto, a, b, escala));
      });
    }
    if (dentro) return true;
  }
  return cerca <= tolerancia;
}
