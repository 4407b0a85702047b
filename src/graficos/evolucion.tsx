import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';
import { numeroLegible } from './numero-legible.ts';

/** Una línea en el tiempo: sus puntos van del más antiguo al más nuevo. */
export interface SerieTiempo {
  readonly nombre: string;
  readonly destacada?: boolean;
  readonly puntos: readonly { readonly fecha: string; readonly valor: number }[];
}

const ANCHO = 460;
const ALTO = 300;
const MARCO = { x: 52, y: 30, ancho: 270, alto: 210 };

const dia = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const legible = (iso: string): string => iso.split('-').reverse().join('-');

/** Cambio de una misma medida en el tiempo, de 0 a `maximo`. El nombre va al final de su línea. */
export function Evolucion(
  p: PropsGrafico & { readonly series: readonly SerieTiempo[]; readonly maximo: number },
): VNode {
  const fechas = [...new Set(p.series.flatMap((s) => s.puntos.map((q) => q.fecha)))].sort();
  const dias = fechas.map(dia);
  const [desde, hasta] = [Math.min(...dias), Math.max(...dias)];
  const x = scaleLinear(desde === hasta ? [desde - 1, hasta + 1] : [desde, hasta], [
    MARCO.x + 24,
    MARCO.x + MARCO.ancho - 24,
  ]);
  const y = scaleLinear([0, p.maximo], [MARCO.y + MARCO.alto, MARCO.y]);
  const px = (n: number): number => Math.round(n * 10) / 10;
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={ALTO}
      datos={{
        columnas: [
          { titulo: 'Fecha' },
          ...p.series.map((s) => ({ titulo: s.nombre, numerica: true })),
        ],
        filas: fechas.map((f) => [
          legible(f),
          ...p.series.map((s) => {
            const punto = s.puntos.find((q) => q.fecha === f);
            return punto === undefined ? '' : numeroLegible(punto.valor);
          }),
        ]),
      }}
    >
      {y.ticks(5).map((marca) => (
        <g key={marca}>
          <path class="grafico-guia" d={`M${MARCO.x} ${px(y(marca))}h${MARCO.ancho}`} />
          <text
            class="grafico-texto grafico-marca"
            x={MARCO.x - 8}
            y={px(y(marca))}
            text-anchor="end"
          >
            {numeroLegible(marca)}
          </text>
        </g>
      ))}
      {fechas.map((f) => (
        <text
          key={f}
          class="grafico-texto grafico-marca"
          x={px(x(dia(f)))}
          y={MARCO.y + MARCO.alto + 20}
          text-anchor="middle"
        >
          {legible(f)}
        </text>
      ))}
      {p.series.map((s) => {
        const ultimo = s.puntos.at(-1);
        return (
          <g key={s.nombre}>
            <path
              class={s.destacada ? 'grafico-linea-destacada' : 'grafico-linea-referencia'}
              d={`M${s.puntos.map((q) => `${px(x(dia(q.fecha)))} ${px(y(q.valor))}`).join('L')}`}
            />
            {s.puntos.map((q) => (
              <circle
                key={q.fecha}
                class={s.destacada ? 'grafico-punto grafico-destacado' : 'grafico-punto'}
                cx={px(x(dia(q.fecha)))}
                cy={px(y(q.valor))}
                r="5"
              />
            ))}
            {ultimo === undefined ? null : (
              <text class="grafico-texto" x={MARCO.x + MARCO.ancho - 12} y={px(y(ultimo.valor))}>
                {s.nombre}
                <tspan class="grafico-cifra">{` ${numeroLegible(ultimo.valor)}`}</tspan>
              </text>
            )}
          </g>
        );
      })}
    </MarcoGrafico>
  );
}
