import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { anchoDeEtiquetas, enLineas } from './etiqueta.ts';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Una barra. */
export interface Barra {
  readonly nombre: string;
  readonly valor: number;
  readonly destacada?: boolean;
}

/** Con nombres cortos, angosto: en un teléfono la letra no se achica. */
const ANGOSTO = 440;
const ANCHO = 640;
const NOMBRE_CORTO = 200;
const CIFRA = 70;
const PASO = 34;

/**
 * Barras de mayor a menor, con su nombre y su cifra al lado. `maximo` fija la escala para comparar
 * gráficos; el valor más grande si no se da. Los valores negativos se dibujan como cero.
 */
export function BarrasHorizontales(
  p: PropsGrafico & {
    readonly barras: readonly Barra[];
    readonly unidad?: string;
    readonly maximo?: number;
    readonly conservarOrden?: boolean;
    readonly columnas?: readonly [string, string];
  },
): VNode {
  const barras = p.conservarOrden ? p.barras : p.barras.toSorted((a, b) => b.valor - a.valor);
  const tope = p.maximo ?? Math.max(0, ...barras.map(({ valor }) => valor));
  const izquierda = anchoDeEtiquetas(barras.map(({ nombre }) => nombre));
  const ancho = izquierda <= NOMBRE_CORTO ? ANGOSTO : ANCHO;
  const escala = scaleLinear([0, tope || 1], [0, ancho - izquierda - CIFRA]).clamp(true);
  const cifra = (valor: number): string =>
    [numeroLegible(valor), p.unidad].filter(Boolean).join(' ');
  return (
    <MarcoGrafico
      {...p}
      ancho={ancho}
      alto={barras.length * PASO + 4}
      datos={{
        columnas: [
          { titulo: p.columnas?.[0] ?? 'Nombre' },
          { titulo: p.columnas?.[1] ?? 'Valor', numerica: true },
        ],
        filas: barras.map(({ nombre, valor }) => [nombre, cifra(valor)]),
      }}
    >
      {barras.map(({ nombre, valor, destacada }, i) => {
        const largo = Math.round(escala(valor) * 10) / 10;
        const medio = i * PASO + PASO / 2;
        return (
          <g key={nombre}>
            {enLineas(nombre).map((linea, n, todas) => (
              <text
                key={linea}
                class="grafico-texto"
                x={izquierda - 10}
                y={todas.length === 1 ? medio : medio + n * 16 - 8}
                text-anchor="end"
              >
                {linea}
              </text>
            ))}
            <rect
              class={destacada ? 'grafico-barra grafico-destacado' : 'grafico-barra'}
              x={izquierda}
              y={medio - 11}
              width={Math.max(largo, 1)}
              height="22"
              rx="2"
            />
            <text class="grafico-texto grafico-cifra" x={izquierda + largo + 8} y={medio}>
              {cifra(valor)}
            </text>
          </g>
        );
      })}
      <path class="grafico-eje" d={`M${izquierda} 0V${barras.length * PASO}`} />
    </MarcoGrafico>
  );
}
