import type { VNode } from 'preact';
import { numeroLegible } from './numero-legible.ts';
import type { Recuadro } from './proyeccion.ts';

/** Lo que un eje usa de una escala de d3, lineal o logarítmica. */
interface Escala {
  (valor: number): number;
  ticks(cuantas?: number): number[];
}

/** Ejes de un gráfico de dos medidas: líneas de guía tenues y marcas con su cifra. */
export function Ejes(p: {
  readonly marco: Recuadro;
  readonly x: Escala;
  readonly y: Escala;
  readonly nombreX: string;
  readonly nombreY: string;
  /** Marcas del eje horizontal; las de la escala si no se dan. */
  readonly marcasX?: readonly number[];
}): VNode {
  const { marco, x, y } = p;
  const abajo = marco.y + marco.alto;
  return (
    <g>
      {y.ticks(5).map((marca) => (
        <g key={marca}>
          <path class="grafico-guia" d={`M${marco.x} ${y(marca)}h${marco.ancho}`} />
          <text class="grafico-texto grafico-marca" x={marco.x - 8} y={y(marca)} text-anchor="end">
            {numeroLegible(marca)}
          </text>
        </g>
      ))}
      {(p.marcasX ?? x.ticks(6)).map((marca) => (
        <text
          key={marca}
          class="grafico-texto grafico-marca"
          x={x(marca)}
          y={abajo + 18}
          text-anchor="middle"
        >
          {numeroLegible(marca)}
        </text>
      ))}
      <path class="grafico-eje" d={`M${marco.x} ${abajo}h${marco.ancho}`} />
      <text class="grafico-texto" x={marco.x + marco.ancho} y={abajo + 40} text-anchor="end">
        {`${p.nombreX} →`}
      </text>
      <text class="grafico-texto" x={marco.x} y={marco.y - 14}>
        {`↑ ${p.nombreY}`}
      </text>
    </g>
  );
}
