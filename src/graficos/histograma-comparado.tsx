import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { Ejes } from './ejes.tsx';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

const ANCHO = 440;
const ALTO = 310;
const MARCO = { x: 56, y: 48, ancho: ANCHO - 80, alto: ALTO - 102 };

/** Cuántos valores caen en cada tramo igual entre 0 y 1; el último incluye el 1. */
export function contarEnTramos(valores: readonly number[], tramos: number): readonly number[] {
  const cuentas = new Array<number>(tramos).fill(0);
  for (const valor of valores) {
    // El margen evita que 0,3 quede bajo 0,3 por la coma flotante.
    const i = Math.max(0, Math.min(tramos - 1, Math.floor(valor * tramos + 1e-9)));
    cuentas[i] = (cuentas[i] ?? 0) + 1;
  }
  return cuentas;
}

const entero = (parte: number): string => `${Math.round(parte * 100)} %`;

/**
 * Reparto de valores de 0 a 1 en un conjunto (barras) y en otro mayor que lo contiene (línea), en
 * porcentaje de cada uno: así se comparan aunque uno tenga diez casos y el otro, cientos.
 */
export function HistogramaComparado(
  p: PropsGrafico & {
    readonly valores: readonly number[];
    readonly referencia: readonly number[];
    readonly nombreValores: string;
    readonly nombreReferencia: string;
    readonly nombreX: string;
    readonly tramos?: number;
  },
): VNode {
  const tramos = p.tramos ?? 10;
  const propias = contarEnTramos(p.valores, tramos);
  const ajenas = contarEnTramos(p.referencia, tramos);
  const parte = (n: number, de: readonly number[]): number => n / Math.max(1, de.length);
  const x = scaleLinear([0, 1], [MARCO.x, MARCO.x + MARCO.ancho]);
  const tope = Math.max(
    ...propias.map((n) => parte(n, p.valores)),
    ...ajenas.map((n) => parte(n, p.referencia)),
  );
  const y = scaleLinear([0, tope * 100 || 1], [MARCO.y + MARCO.alto, MARCO.y]).nice();
  const altura = (n: number, de: readonly number[]): number => Math.round(y(parte(n, de) * 100));
  const borde = (i: number): number => Math.round(x(i / tramos));
  const escalera = ajenas
    .map((n, i) => `${i === 0 ? 'M' : 'L'}${borde(i)} ${altura(n, p.referencia)}H${borde(i + 1)}`)
    .join('');
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={{
        columnas: [
          { titulo: p.nombreX },
          { titulo: 'Municipalidades', numerica: true },
          { titulo: p.nombreValores, numerica: true },
          { titulo: p.nombreReferencia, numerica: true },
        ],
        filas: propias.map((n, i) => [
          `${numeroLegible(i / tramos)} a ${numeroLegible((i + 1) / tramos)}`,
          String(n),
          entero(parte(n, p.valores)),
          entero(parte(ajenas[i] ?? 0, p.referencia)),
        ]),
      }}
    >
      <Ejes marco={MARCO} x={x} y={y} nombreX={p.nombreX} nombreY="% de municipalidades" />
      {propias.map((n, i) => (
        <rect
          key={borde(i)}
          class="grafico-barra grafico-destacado"
          x={borde(i) + 2}
          y={altura(n, p.valores)}
          width={borde(i + 1) - borde(i) - 4}
          height={MARCO.y + MARCO.alto - altura(n, p.valores)}
        />
      ))}
      <path class="grafico-linea-referencia grafico-escalera" d={escalera} />
      <text class="grafico-texto grafico-marca" x={MARCO.x + MARCO.ancho} y="14" text-anchor="end">
        {`Barras: ${p.nombreValores} · Línea punteada: ${p.nombreReferencia}`}
      </text>
    </MarcoGrafico>
  );
}
