import type { VNode } from 'preact';
import { MarcoGrafico } from '../../../../graficos/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estructura } from '../estructura.ts';
import { FUENTE_2015 } from './piezas.tsx';

const ANCHO = 640;
const ALTO = 400;

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
      datos={{
        columnas: [
          { titulo: 'Municipio' },
          { titulo: 'Grupo', numerica: true },
          { titulo: 'Componente 1', numerica: true },
          { titulo: 'Componente 2', numerica: true },
        ],
        filas: puntos.map((p) => [p.nombre, String(p.grupo), decimal(p.x, 3), decimal(p.y, 3)]),
      }}
    >
      {puntos.map((p) => (
        <text
          key={p.nombre}
          class={`punto-grupo color-grupo-${p.grupo}`}
          x={escalar(p.x, xs, ANCHO)}
          y={ALTO - escalar(p.y, ys, ALTO)}
          text-anchor="middle"
        >
          {p.grupo}
        </text>
      ))}
    </MarcoGrafico>
  );
}
