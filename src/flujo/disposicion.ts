import { alturas } from './alturas.ts';
import { type Capas, enCapas } from './capas.ts';
import type { Caja, Canal, Disposicion } from './geometria.ts';
import { calcularGiros, type Giros } from './giros.ts';
import { LETRA, type Medidas, medir, RELOJ, textoDeFlecha } from './medidas.ts';
import { trazarRutas } from './rutas-de-flechas.ts';
import type { Flujo } from './tipos.ts';

const MARGEN = 24;
const ANTES_DE_DOBLAR = 16;
const ENTRE_PISTAS = 10;
const PUNTA = 22;

/**
 * Calcula dónde va cada nodo y por dónde pasa cada flecha, de izquierda a derecha. Cada
 * nodo tiene su lugar en una capa, y cada flecha su pista en los canales entre capas y su
 * fila en las capas que cruza: por eso nada se superpone.
 */
export function disponer(flujo: Flujo): Disposicion {
  const capas = enCapas(flujo);
  const medidas = medir(flujo);
  const ys = alturas(capas, medidas, MARGEN);
  const giros = calcularGiros(capas, medidas, ys);
  const { centros, canales, ancho } = columnas(capas, medidas, giros);

  const cajas = new Map<string, Caja>();
  const fondos = [...ys.values()];
  for (const [i, capa] of capas.capas.entries()) {
    for (const { id } of capa) {
      const medida = medidas.nodos.get(id);
      if (medida === undefined) continue;
      const [x, y] = [centros[i] ?? 0, ys.get(id) ?? 0];
      const { ancho, alto, bajo } = medida;
      cajas.set(id, { ancho, alto, x: x - ancho / 2, y: y - alto / 2 });
      fondos.push(y + bajo);
    }
  }
  for (const [id, { paso, aLaDerecha }] of medidas.relojes) {
    const caja = cajas.get(paso);
    if (caja === undefined) continue;
    const x = caja.x + caja.ancho - aLaDerecha - RELOJ;
    cajas.set(id, { ancho: RELOJ, alto: RELOJ, x, y: caja.y + caja.alto - RELOJ / 2 });
  }
  const rutas = trazarRutas(giros, cajas, medidas, canales, Math.max(0, ...fondos));
  return {
    ancho,
    alto: rutas.fondo + MARGEN,
    cajas,
    flechas: rutas.flechas,
    orden: capas.capas.flatMap((capa) => capa.filter((p) => p.nodo).map((p) => p.id)),
  };
}

/** Reparte el ancho: cada columna según su nodo mayor, y cada canal según sus pistas y textos. */
function columnas(
  { capas }: Capas,
  { nodos }: Medidas,
  { directas, pistas }: Giros,
): {
  readonly centros: readonly number[];
  readonly canales: readonly Canal[];
  readonly ancho: number;
} {
  const centros: number[] = [];
  const canales: Canal[] = [];
  let x = MARGEN;
  for (const [i, verticales] of pistas.entries()) {
    const doblez = x + ANTES_DE_DOBLAR;
    const textos = doblez + verticales.length * ENTRE_PISTAS;
    canales.push({ pistas: verticales.map((_, n) => doblez + n * ENTRE_PISTAS), textos });
    const capa = capas[i];
    if (capa === undefined) return { centros, canales, ancho: ultimo(x, textos, verticales) };
    const letras = directas.map(({ arista, giros }) =>
      giros[0]?.canal === i ? textoDeFlecha(arista).length : 0,
    );
    if (i > 0 || verticales.length > 0) x = textos + Math.max(0, ...letras) * LETRA + PUNTA;
    const columna = Math.max(0, ...capa.map(({ id }) => nodos.get(id)?.columna ?? 0));
    centros.push(x + columna / 2);
    x += columna;
  }
  return { centros, canales, ancho: x + MARGEN };
}

/** Después de la última capa sólo queda lugar para las flechas que vuelven. */
function ultimo(x: number, textos: number, verticales: readonly unknown[]): number {
  return (verticales.length === 0 ? x : textos) + MARGEN;
}
