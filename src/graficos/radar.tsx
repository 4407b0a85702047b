import type { VNode } from 'preact';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Un eje del radar con el valor propio y, si hay, el de comparación. */
export interface EjeRadar {
  readonly nombre: string;
  readonly valor: number;
  readonly referencia?: number;
}

const ANCHO = 640;
const ALTO = 440;
const RADIO = 150;
const CENTRO = { x: ANCHO / 2, y: ALTO / 2 };

function punto(i: number, total: number, proporcion: number): readonly [number, number] {
  const angulo = (i / total) * 2 * Math.PI - Math.PI / 2;
  const redondear = (valor: number): number => Math.round(valor * 10) / 10;
  return [
    redondear(CENTRO.x + Math.cos(angulo) * RADIO * proporcion),
    redondear(CENTRO.y + Math.sin(angulo) * RADIO * proporcion),
  ];
}

const poligono = (proporciones: readonly number[]): string =>
  `M${proporciones.map((v, i) => punto(i, proporciones.length, v).join(' ')).join('L')}Z`;

/** Perfil en varias dimensiones, con una referencia punteada. Todos los ejes van de 0 a `maximo`. */
export function Radar(
  p: PropsGrafico & {
    readonly ejes: readonly EjeRadar[];
    readonly maximo: number;
    readonly nombreValor: string;
    readonly nombreReferencia?: string;
  },
): VNode {
  const { ejes } = p;
  const en = (valor: number): number => Math.max(0, Math.min(1, valor / (p.maximo || 1)));
  const conReferencia = ejes.some(({ referencia }) => referencia !== undefined);
  const nombreReferencia = p.nombreReferencia ?? 'Referencia';
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={{
        columnas: [
          { titulo: 'Dimensión' },
          { titulo: p.nombreValor, numerica: true },
          ...(conReferencia ? [{ titulo: nombreReferencia, numerica: true }] : []),
        ],
        filas: ejes.map(({ nombre, valor, referencia }) => [
          nombre,
          numeroLegible(valor),
          ...(conReferencia ? [referencia === undefined ? '' : numeroLegible(referencia)] : []),
        ]),
      }}
    >
      {[0.25, 0.5, 0.75, 1].map((anillo) => (
        <path key={anillo} class="grafico-guia" d={poligono(ejes.map(() => anillo))} />
      ))}
      {conReferencia ? (
        <path
          class="grafico-area-referencia"
          d={poligono(ejes.map(({ referencia }) => en(referencia ?? 0)))}
        />
      ) : null}
      <path class="grafico-area" d={poligono(ejes.map(({ valor }) => en(valor)))} />
      {ejes.map(({ nombre, valor }, i) => {
        const [x, y] = punto(i, ejes.length, 1.12);
        const lado = Math.abs(x - CENTRO.x) < 8 ? 'middle' : x > CENTRO.x ? 'start' : 'end';
        return (
          <text key={nombre} class="grafico-texto" x={x} y={y} text-anchor={lado}>
            {nombre}
            <tspan class="grafico-cifra">{` ${numeroLegible(valor)}`}</tspan>
          </text>
        );
      })}
      {conReferencia ? (
        <text class="grafico-texto grafico-marca" x="12" y={ALTO - 12}>
          {`Línea punteada: ${nombreReferencia}`}
        </text>
      ) : null}
    </MarcoGrafico>
  );
}
