import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { Ejes } from './ejes.tsx';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Un caso con dos medidas. Los destacados llevan su nombre escrito. */
export interface PuntoDispersion {
  readonly nombre: string;
  readonly x: number;
  readonly y: number;
  readonly destacado?: boolean;
}

const ANCHO = 640;
const ALTO = 420;
const MARCO = { x: 56, y: 32, ancho: ANCHO - 80, alto: ALTO - 86 };

/** Nube de puntos de dos medidas. */
export function Dispersion(
  p: PropsGrafico & {
    readonly puntos: readonly PuntoDispersion[];
    readonly nombreX: string;
    readonly nombreY: string;
  },
): VNode {
  const { puntos } = p;
  const rango = (valores: readonly number[]): [number, number] =>
    valores.length === 0 ? [0, 1] : [Math.min(...valores), Math.max(...valores)];
  const x = scaleLinear(rango(puntos.map((punto) => punto.x)), [
    MARCO.x,
    MARCO.x + MARCO.ancho,
  ]).nice();
  const y = scaleLinear(rango(puntos.map((punto) => punto.y)), [
    MARCO.y + MARCO.alto,
    MARCO.y,
  ]).nice();
  const redondear = (valor: number): number => Math.round(valor * 10) / 10;
  const enOrden = puntos.toSorted(
    (a, b) => Number(a.destacado ?? false) - Number(b.destacado ?? false),
  );
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={{
        columnas: [
          { titulo: 'Nombre' },
          { titulo: p.nombreX, numerica: true },
          { titulo: p.nombreY, numerica: true },
        ],
        filas: puntos.map((punto) => [
          punto.nombre,
          numeroLegible(punto.x),
          numeroLegible(punto.y),
        ]),
      }}
    >
      <Ejes marco={MARCO} x={x} y={y} nombreX={p.nombreX} nombreY={p.nombreY} />
      {enOrden.map((punto) => (
        <g key={punto.nombre}>
          <circle
            class={punto.destacado ? 'grafico-punto grafico-destacado' : 'grafico-punto'}
            cx={redondear(x(punto.x))}
            cy={redondear(y(punto.y))}
            r={punto.destacado ? 7 : 4.5}
          >
            <title>{punto.nombre}</title>
          </circle>
          {punto.destacado ? (
            <text
              class="grafico-texto grafico-cifra"
              x={redondear(x(punto.x)) + (x(punto.x) > ANCHO * 0.7 ? -12 : 12)}
              y={redondear(y(punto.y))}
              text-anchor={x(punto.x) > ANCHO * 0.7 ? 'end' : 'start'}
            >
              {punto.nombre}
            </text>
          ) : null}
        </g>
      ))}
    </MarcoGrafico>
  );
}
