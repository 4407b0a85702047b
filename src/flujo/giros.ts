import type { Capas } from './capas.ts';
import type { Medidas } from './medidas.ts';
import { ordenarPistas, type Vertical } from './pistas.ts';
import type { Arista } from './tipos.ts';

/** Parte de una flecha en un canal: llega a la altura `de` y sigue a la altura `a`. */
export interface Giro {
  readonly canal: number;
  readonly clave: string;
  readonly de: number;
  readonly a: number;
}
export interface FlechaDirecta {
  readonly arista: Arista;
  readonly giros: readonly Giro[];
}
/** Flecha que vuelve atrás: baja en un canal, va por un carril y sube en otro. */
export interface FlechaDeVuelta {
  readonly arista: Arista;
  readonly baja: { readonly canal: number; readonly clave: string; readonly y: number };
  readonly sube: { readonly canal: number; readonly clave: string; readonly y: number };
}
export interface Giros {
  readonly directas: readonly FlechaDirecta[];
  readonly vueltas: readonly FlechaDeVuelta[];
  /** Por canal, sus verticales de izquierda a derecha. El canal `n` va antes de la capa `n`. */
  readonly pistas: readonly (readonly Vertical[])[];
}

/**
 * Decide en qué canal dobla cada flecha y cuántas pistas necesita cada canal. Las flechas
 * sólo doblan en canales, donde no hay nodos; el ancho del canal sale de aquí.
 */
export function calcularGiros(
  { capas, tramos, vueltas, capaDe }: Capas,
  { relojes }: Medidas,
  ys: ReadonlyMap<string, number>,
): Giros {
  const canales = [...capas, []].map(() => new Map<string, Vertical>());
  const vertical = (canal: number, clave: string): Vertical => {
    const previa = canales[canal]?.get(clave);
    if (previa !== undefined) return previa;
    const nueva: Vertical = { clave, sale: null, llegan: new Set(), carril: false };
    canales[canal]?.set(clave, nueva);
    return nueva;
  };
  const salida = ({ de }: Arista): number => {
    const reloj = relojes.get(de);
    return (ys.get(reloj?.paso ?? de) ?? 0) + (reloj?.salida ?? 0);
  };
  const canalDe = ({ de }: Arista): number => (capaDe.get(de) ?? 0) + 1;

  const directas = [...Map.groupBy(tramos, ({ arista }) => arista)].map(([arista, partes]) => {
    let y = salida(arista);
    const giros = partes.map(({ a }, i): Giro => {
      const giro = {
        canal: canalDe(arista) + i,
        // Las flechas de un mismo nodo bajan juntas; más allá, cada una por su pista.
        clave: i === 0 ? `de ${arista.de}` : `por ${arista.id}`,
        de: y,
        a: ys.get(a) ?? y,
      };
      const pista = vertical(giro.canal, giro.clave);
      pista.sale = giro.de;
      pista.llegan.add(giro.a);
      y = giro.a;
      return giro;
    });
    return { arista, giros };
  });
  const deVuelta = vueltas.map((arista): FlechaDeVuelta => {
    const baja = { canal: canalDe(arista), clave: `de ${arista.de}`, y: salida(arista) };
    const bajada = vertical(baja.canal, baja.clave);
    bajada.sale = baja.y;
    bajada.carril = true;
    const sube = {
      canal: capaDe.get(arista.a) ?? 0,
      // Con nombre va por su propio carril; sin él, comparte el de su destino.
      clave: arista.nombre === undefined ? `a ${arista.a}` : `vuelta ${arista.id}`,
      y: ys.get(arista.a) ?? 0,
    };
    const subida = vertical(sube.canal, sube.clave);
    subida.llegan.add(sube.y);
    subida.carril = true;
    return { arista, baja, sube };
  });
  return {
    directas,
    vueltas: deVuelta,
    pistas: canales.map((canal) => ordenarPistas([...canal.values()].filter(dobla))),
  };
}

/** Si todas siguen derecho no hace falta una pista. */
function dobla({ sale, llegan, carril }: Vertical): boolean {
  return carril || [...llegan].some((y) => y !== sale);
}
