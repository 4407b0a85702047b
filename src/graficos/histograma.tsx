import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { Ejes } from './ejes.tsx';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

const ANCHO = 440;
const ALTO = 300;
const MARCO = { x: 56, y: 32, ancho: ANCHO - 80, alto: ALTO - 86 };

/** Un tramo: desde (incluido) hasta (excluido, salvo el último). */
export interface Tramo {
  readonly desde: number;
  readonly hasta: number;
  readonly cantidad: number;
}

/** Reparte valores en tramos de igual ancho entre dos límites redondos. */
export function repartirEnTramos(valores: readonly number[], tramos: number): readonly Tramo[] {
  if (valores.length === 0) return [];
  const escala = scaleLinear([Math.min(...valores), Math.max(...valores)], [0, 1]).nice(tramos);
  const [inicio = 0, fin = 1] = escala.domain();
  const paso = (fin - inicio) / tramos || 1;
  const cuentas = new Array<number>(tramos).fill(0);
  for (const valor of valores) {
    const i = Math.max(0, Math.min(tramos - 1, Math.floor((valor - inicio) / paso)));
    cuentas[i] = (cuentas[i] ?? 0) + 1;
  }
  return cuentas.map((cantidad, i) => ({
    desde: inicio + i * paso,
    hasta: inicio + (i + 1) * paso,
    cantidad,
  }));
}

/** Cuántos casos hay en cada tramo; puede marcar dónde está uno. */
export function Histograma(
  p: PropsGrafico & {
    readonly valores: readonly number[];
    readonly tramos?: number;
    readonly nombreX: string;
    readonly nombreY?: string;
    readonly marca?: { readonly nombre: string; readonly valor: number };
  },
): VNode {
  const tramos = repartirEnTramos(p.valores, p.tramos ?? 12);
  const inicio = tramos[0]?.desde ?? 0;
  const fin = tramos.at(-1)?.hasta ?? 1;
  const x = scaleLinear([inicio, fin], [MARCO.x, MARCO.x + MARCO.ancho]);
  const mayor = Math.max(1, ...tramos.map(({ cantidad }) => cantidad));
  const y = scaleLinear([0, mayor], [MARCO.y + MARCO.alto, MARCO.y]).nice();
  const nombreY = p.nombreY ?? 'Municipalidades';
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={{
        columnas: [{ titulo: p.nombreX }, { titulo: nombreY, numerica: true }],
        filas: tramos.map(({ desde, hasta, cantidad }) => [
          `${numeroLegible(desde)} a ${numeroLegible(hasta)}`,
          String(cantidad),
        ]),
      }}
    >
      <Ejes marco={MARCO} x={x} y={y} nombreX={p.nombreX} nombreY={nombreY} />
      {tramos.map(({ desde, hasta, cantidad }) => (
        <rect
          key={desde}
          class="grafico-barra"
          x={Math.round(x(desde)) + 1}
          y={Math.round(y(cantidad))}
          width={Math.max(1, Math.round(x(hasta) - x(desde)) - 2)}
          height={Math.round(y(0) - y(cantidad))}
        />
      ))}
      {p.marca ? (
        <g>
          <path
            class="grafico-linea-destacada"
            d={`M${Math.round(x(p.marca.valor))} ${MARCO.y}v${MARCO.alto}`}
          />
          <text
            class="grafico-texto grafico-cifra grafico-sobre"
            x={Math.round(x(p.marca.valor)) + 6}
            y={MARCO.y + 8}
          >
            {`${p.marca.nombre}: ${numeroLegible(p.marca.valor)}`}
          </text>
        </g>
      ) : null}
    </MarcoGrafico>
  );
}
