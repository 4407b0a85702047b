import type { VNode } from 'preact';
import { type DatosDeGrafico, TablaDeDatos } from '../../../../graficos/index.ts';
import type { Region } from '../../../gobierno/territorio/index.ts';

/** Cuántas municipalidades de cada grupo hay en una región; `sin` son las no clasificadas. */
export interface CuentaRegion {
  readonly region: Region;
  readonly grupos: readonly number[];
  readonly sin: number;
}

const ALTO = 44;

/** Municipalidades de cada grupo por región, para su tabla. */
export function datosDeRegiones(cuentas: readonly CuentaRegion[]): DatosDeGrafico {
  return {
    columnas: [
      { titulo: 'Región' },
      ...[1, 2, 3, 4, 5].map((g) => ({ titulo: `Grupo ${g}`, numerica: true })),
      { titulo: 'Sin grupo', numerica: true },
    ],
    filas: cuentas.map((c) => [c.region.nombre, ...c.grupos.map(String), String(c.sin)]),
  };
}

/** Una barra por grupo en cada región, todas a la misma escala. */
export function MultiplesRegiones({
  cuentas,
}: {
  readonly cuentas: readonly CuentaRegion[];
}): VNode {
  const tope = Math.max(1, ...cuentas.flatMap((c) => c.grupos));
  return (
    <div class="madurez-bloque">
      <ol class="multiples">
        {cuentas.map(({ region, grupos, sin }) => (
          <li key={region.codigo}>
            <a href={`/madurez/regiones/${region.codigo}`}>{region.nombre}</a>
            <svg
              viewBox="0 0 130 62"
              role="img"
              aria-label={`${region.nombre}: ${grupos.map((n, i) => `${n} en el grupo ${i + 1}`).join(', ')} y ${sin} sin grupo`}
            >
              {grupos.map((n, i) => {
                const alto = Math.round((n / tope) * ALTO);
                return (
                  <g key={`g${i + 1}`}>
                    <rect
                      class={`color-grupo-${i + 1}`}
                      x={i * 26 + 3}
                      y={ALTO - alto + 12}
                      width="20"
                      height={Math.max(alto, 1)}
                    />
                    <text
                      class="multiple-cifra"
                      x={i * 26 + 13}
                      y={ALTO - alto + 8}
                      text-anchor="middle"
                    >
                      {n}
                    </text>
                  </g>
                );
              })}
              <path class="grafico-eje" d="M0 56.5H130" />
            </svg>
          </li>
        ))}
      </ol>
      <TablaDeDatos
        titulo="Municipalidades de cada grupo por región"
        datos={datosDeRegiones(cuentas)}
      />
    </div>
  );
}
