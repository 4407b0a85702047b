import type { VNode } from 'preact';
import { dibujoImpreso } from '../../../../graficos/index.ts';
import type { BloqueDeInforme, CeldaDeInforme } from '../../../../plataforma/pdf/datos.ts';

export type Bloque = BloqueDeInforme;

/** Título de una parte; con `nuevaPagina` empieza en otra hoja. */
export const seccion = (texto: string, nuevaPagina = false): Bloque => ({
  clase: 'seccion',
  texto,
  nuevaPagina,
});
export const subtitulo = (texto: string): Bloque => ({ clase: 'subtitulo', texto });
export const parrafo = (texto: string): Bloque => ({ clase: 'parrafo', texto });
export const aviso = (texto: string): Bloque => ({ clase: 'aviso', texto });
export const lista = (items: readonly string[], numerada = false): Bloque => ({
  clase: 'lista',
  items,
  numerada,
});

/** Cifras grandes en una fila: rótulo, valor y nota. */
export const cifras = (
  ...filas: readonly (readonly [rotulo: string, valor: string, nota: string])[]
): Bloque => ({
  clase: 'cifras',
  cifras: filas.map(([rotulo, valor, nota]) => ({ rotulo, valor, nota })),
});

/** Tabla; una celda puede ser solo su texto. */
export function tabla(p: {
  readonly titulo?: string;
  readonly columnas: readonly (readonly [titulo: string, ancho: number, numerica?: boolean])[];
  readonly filas: readonly (readonly (string | CeldaDeInforme)[])[];
  readonly fuente?: string;
}): Bloque {
  return {
    clase: 'tabla',
    ...(p.titulo === undefined ? {} : { titulo: p.titulo }),
    ...(p.fuente === undefined ? {} : { fuente: p.fuente }),
    columnas: p.columnas.map(([titulo, ancho, numerica = false]) => ({ titulo, ancho, numerica })),
    filas: p.filas.map((f) => f.map((c) => (typeof c === 'string' ? { texto: c } : c))),
  };
}

/** Gráfico con su texto alternativo y su fuente; medidas en milímetros. Sin dibujo (mapa sin figuras) no hay bloque. */
export function figura(
  hoja: string,
  grafico: VNode | null,
  fuente: string,
  ancho = 150,
  altoMaximo = 180,
): readonly Bloque[] {
  const dibujo = dibujoImpreso(grafico, hoja);
  if (dibujo === null) return [];
  const { titulo, alt, svg, proporcion } = dibujo;
  const cabe = Math.round(Math.min(ancho, altoMaximo / proporcion));
  return [{ clase: 'figura', titulo, alt, svg, fuente, ancho: cabe }];
}
