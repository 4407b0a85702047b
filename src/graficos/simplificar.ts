import { transform } from 'topojson-client';
import type { Posicion, Topologia } from './topologia.ts';

/** Distancia al cuadrado de un punto al segmento, en grados de latitud. */
function distancia2(p: Posicion, a: Posicion, b: Posicion, escalaX: number): number {
  const ax = (a[0] ?? 0) * escalaX;
  const ay = a[1] ?? 0;
  const dx = (b[0] ?? 0) * escalaX - ax;
  const dy = (b[1] ?? 0) - ay;
  const px = (p[0] ?? 0) * escalaX - ax;
  const py = (p[1] ?? 0) - ay;
  const largo2 = dx * dx + dy * dy;
  const t = largo2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / largo2));
  return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}

/** Douglas-Peucker con pila propia: los arcos del sur tienen miles de puntos. */
function simplificarArco(arco: readonly Posicion[], tolerancia: number): Posicion[] {
  if (arco.length < 3) return [...arco];
  const medio = arco[Math.floor(arco.length / 2)]?.[1] ?? 0;
  const escalaX = Math.cos((medio * Math.PI) / 180);
  const quedan = new Set([0, arco.length - 1]);
  const pila: [number, number][] = [[0, arco.length - 1]];
  for (let tramo = pila.pop(); tramo; tramo = pila.pop()) {
    const [desde, hasta] = tramo;
    const a = arco[desde];
    const b = arco[hasta];
    if (!a || !b) continue;
    let mayor = 0;
    let indice = -1;
    for (let i = desde + 1; i < hasta; i += 1) {
      const p = arco[i];
      const d = p ? distancia2(p, a, b, escalaX) : 0;
      if (d > mayor) {
        mayor = d;
        indice = i;
      }
    }
    if (indice > 0 && mayor > tolerancia * tolerancia) {
      quedan.add(indice);
      pila.push([desde, indice], [indice, hasta]);
    }
  }
  return arco.filter((_, i) => quedan.has(i));
}

/**
 * Copia de la topología con menos puntos. Se simplifica cada arco, no cada figura: así los
 * límites compartidos siguen calzando. `tolerancia` en grados de latitud (0,01 ≈ 1,1 km).
 */
export function simplificarTopologia(topologia: Topologia, tolerancia: number): Topologia {
  const aGrados = transform(topologia.transform ?? null);
  const arcs = topologia.arcs.map((arco) =>
    simplificarArco(
      arco.map((punto, i) => aGrados([...punto], i > 0)),
      tolerancia,
    ).map((punto) => [...punto]),
  );
  return { type: 'Topology', objects: topologia.objects, arcs };
}
