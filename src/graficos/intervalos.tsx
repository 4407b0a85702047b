import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { anchoDeEtiquetas, enLineas } from './etiqueta.ts';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Un caso: su valor y, si se conoce, el intervalo en que puede estar. */
export interface FilaIntervalo {
  readonly nombre: string;
  readonly valor: number;
  readonly rango?: readonly [number, number];
  readonly href?: string;
  readonly destacada?: boolean;
}

const ANCHO = 440;
const CIFRA = 56;
const PASO = 26;
const ARRIBA = 40;
/** Cifras del eje: los lectores ya oyen cada valor. */
const DECORATIVO = { 'aria-hidden': 'true' } as const;

const redondear = (valor: number): number => Math.round(valor * 10) / 10;

/**
 * Un punto por caso con su intervalo, en el orden recibido, sobre una escala común. La línea
 * punteada es la referencia. Sirve para mostrar cuánto se traslapan los casos: no da puestos.
 */
export function Intervalos(
  p: PropsGrafico & {
    readonly filas: readonly FilaIntervalo[];
    readonly dominio: readonly [number, number];
    readonly referencia?: { readonly nombre: string; readonly valor: number };
    readonly columnas: readonly string[];
    /** Celdas de la tabla después del nombre; el valor si no se da. */
    readonly celdas?: (fila: FilaIntervalo) => readonly string[];
    /** Cifra junto a cada punto; el valor si no se da. */
    readonly cifra?: (valor: number) => string;
  },
): VNode {
  const { filas } = p;
  const cifra = p.cifra ?? numeroLegible;
  const izquierda = Math.min(164, anchoDeEtiquetas(filas.map(({ nombre }) => nombre)));
  const x = scaleLinear([...p.dominio], [izquierda + 8, ANCHO - CIFRA]).clamp(true);
  const alto = ARRIBA + filas.length * PASO + 8;
  return (
    <MarcoGrafico
      {...p}
      conEnlaces={filas.some(({ href }) => href !== undefined)}
      ancho={ANCHO}
      alto={alto}
      datos={{
        columnas: p.columnas.map((titulo, i) => ({ titulo, numerica: i > 0 })),
        filas: filas.map((f) => [f.nombre, ...(p.celdas?.(f) ?? [cifra(f.valor)])]),
      }}
    >
      <g {...DECORATIVO}>
        {x.ticks(3).map((marca) => (
          <g key={marca}>
            <path class="grafico-guia" d={`M${redondear(x(marca))} ${ARRIBA - 4}V${alto}`} />
            <text
              class="grafico-texto grafico-marca"
              x={redondear(x(marca))}
              y={ARRIBA - 14}
              text-anchor="middle"
            >
              {cifra(marca)}
            </text>
          </g>
        ))}
      </g>
      {p.referencia === undefined ? null : (
        <g>
          <path
            class="grafico-linea-referencia"
            d={`M${redondear(x(p.referencia.valor))} ${ARRIBA - 4}V${alto}`}
          />
          <text
            class="grafico-texto grafico-marca"
            x={redondear(x(p.referencia.valor))}
            y="10"
            text-anchor="middle"
          >
            {p.referencia.nombre}
          </text>
        </g>
      )}
      <g class="grafico-intervalos">
        {filas.map((fila, i) => (
          <Fila
            key={fila.nombre}
            fila={fila}
            y={ARRIBA + i * PASO + PASO / 2}
            izquierda={izquierda}
            x={x}
            cifra={cifra}
          />
        ))}
      </g>
    </MarcoGrafico>
  );
}

function Fila(p: {
  readonly fila: FilaIntervalo;
  readonly y: number;
  readonly izquierda: number;
  readonly x: (valor: number) => number;
  readonly cifra: (valor: number) => string;
}): VNode {
  const { fila, y, x } = p;
  const centro = redondear(x(fila.valor));
  const fin = fila.rango === undefined ? centro : redondear(x(fila.rango[1]));
  const [nombre = fila.nombre] = enLineas(fila.nombre);
  const texto = <text x={p.izquierda - 4}>{nombre}</text>;
  return (
    <g transform={`translate(0 ${y})`}>
      {fila.href === undefined ? texto : <a href={fila.href}>{texto}</a>}
      {fila.rango === undefined ? null : <path d={`M${redondear(x(fila.rango[0]))} 0H${fin}`} />}
      <circle class={fila.destacada ? 'grafico-destacado' : undefined} cx={centro} r="5" />
      <text class="grafico-cifra" x={ANCHO - 2}>
        {p.cifra(fila.valor)}
      </text>
    </g>
  );
}
