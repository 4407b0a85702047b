import type { VNode } from 'preact';
import { MarcoGrafico } from '../../../../graficos/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estructura } from '../estructura.ts';
import { resumir } from '../resumen.ts';
import { FUENTE_2015 } from './piezas.tsx';

const ANCHO = 440;
const ALTO = 330;
const GRUPOS = [1, 2, 3, 4, 5] as const;

/** Los municipios en los dos primeros componentes principales, con el número de su grupo. */
export function Componentes({ estructura }: { readonly estructura: Estructura }): VNode {
  const { puntos, explica } = estructura;
  const xs = puntos.map((p) => p.x);
  const ys = puntos.map((p) => p.y);
  const escalar = (v: number, todos: readonly number[], largo: number): number => {
    const [a, b] = [Math.min(...todos), Math.max(...todos)];
    return Math.round((16 + ((v - a) / (b - a || 1)) * (largo - 32)) * 10) / 10;
  };
  return (
    <MarcoGrafico
      id="componentes"
      titulo={`Los ${puntos.length} municipios en dos componentes (${porcentaje((explica[0] ?? 0) + (explica[1] ?? 0))} de la variación)`}
      descripcion="Los cinco grupos se tocan y se traslapan: no hay vacíos que los separen."
      fuente={FUENTE_2015}
      ancho={ANCHO}
      alto={ALTO}
      csv="/madurez/datos/componentes-2015.csv"
      datos={{
        columnas: [
          { titulo: 'Grupo' },
          { titulo: 'Municipios', numerica: true },
          { titulo: 'Componente 1: media', numerica: true },
          { titulo: 'De', numerica: true },
          { titulo: 'A', numerica: true },
          { titulo: 'Componente 2: media', numerica: true },
          { titulo: 'De', numerica: true },
          { titulo: 'A', numerica: true },
        ],
        filas: GRUPOS.map((g) => {
          const suyos = puntos.filter((p) => p.grupo === g);
          const [x, y] = [resumir(suyos.map((p) => p.x)), resumir(suyos.map((p) => p.y))];
          return [
            String(g),
            String(suyos.length),
            ...[x?.media, x?.minimo, x?.maximo, y?.media, y?.minimo, y?.maximo].map((v) =>
              decimal(v, 2),
            ),
          ];
        }),
      }}
    >
      {GRUPOS.map((g) => (
        <g key={g} class={`punto-grupo color-grupo-${g}`} text-anchor="middle">
          {puntos
            .filter((p) => p.grupo === g)
            .map((p) => (
              <text
                key={p.nombre}
                x={Math.round(escalar(p.x, xs, ANCHO))}
                y={Math.round(ALTO - escalar(p.y, ys, ALTO))}
              >
                {g}
              </text>
            ))}
        </g>
      ))}
    </MarcoGrafico>
  );
}
