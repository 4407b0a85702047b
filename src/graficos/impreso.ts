import type { VNode } from 'preact';
import { renderTrozo } from '../diseno/index.ts';

/** Un gráfico listo para imprimir: SVG con su hoja de estilo dentro y su texto alternativo. */
export interface DibujoImpreso {
  readonly titulo: string;
  readonly alt: string;
  readonly svg: string;
  /** Alto dividido por ancho. */
  readonly proporcion: number;
}

const ENTIDADES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const sinEntidades = (texto: string): string =>
  texto.replace(/&(?:amp|lt|gt|quot|#39);/g, (e) => ENTIDADES[e] ?? e);

/**
 * Toma el dibujo de un gráfico o mapa de esta carpeta para ponerlo en un documento. Sin página
 * alrededor no hay variables de color ni hoja del sitio: `hoja` es el CSS que las reemplaza.
 */
export function dibujoImpreso(grafico: VNode | null, hoja: string): DibujoImpreso | null {
  if (grafico === null) return null;
  const [, atributos = '', cuerpo] =
    /<figure[^>]*>.*?<svg([^>]*)>(.*?)<\/svg>/s.exec(renderTrozo(grafico)) ?? [];
  if (cuerpo === undefined) return null;
  const caja = /viewBox="([^"]*)"/.exec(atributos)?.[1] ?? '0 0 1 1';
  const [, , ancho = 1, alto = 1] = caja.split(' ').map(Number);
  const texto = (marca: string): string =>
    sinEntidades(new RegExp(`<${marca} id[^>]*>([^<]*)</${marca}>`).exec(cuerpo)?.[1] ?? '');
  const limpio = cuerpo
    .replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<a [^>]*>|<\/a>/g, '')
    // El espacio inicial de un tramo de texto se pierde fuera del navegador.
    .replace(/<tspan class="grafico-cifra"> /g, '<tspan class="grafico-cifra" dx="5">');
  return {
    titulo: texto('title'),
    alt: `${texto('title')}. ${texto('desc')}`,
    proporcion: alto / ancho,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${caja}" width="${ancho}" height="${alto}"><style>${hoja}</style>${limpio}</svg>`,
  };
}
