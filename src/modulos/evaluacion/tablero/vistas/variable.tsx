import type { VNode } from 'preact';
import type { FichaEstudio } from '../estudio.ts';
import { claseDe, VARIABLES, type Variable, valorDe } from '../variables.ts';

/** Dirección de una página que muestra una variable; el grupo es la que viene sin pedir. */
export function conVariable(base: string, variable: Variable, ancla = ''): string {
  return variable.id === 'grupo' ? `${base}${ancla}` : `${base}?variable=${variable.id}${ancla}`;
}

/** Enlaces para elegir qué se muestra. Cada uno es una dirección: no hace falta código. */
export function SelectorVariable(p: {
  readonly base: string;
  readonly actual: Variable;
  readonly ancla: string;
  readonly etiqueta: string;
  readonly variables?: readonly Variable[];
}): VNode {
  return (
    <nav class="selector-variable" aria-label={p.etiqueta}>
      <ul>
        {(p.variables ?? VARIABLES).map((v) => (
          <li key={v.id}>
            <a
              href={conVariable(p.base, v, p.ancla)}
              aria-current={v.id === p.actual.id ? 'true' : undefined}
            >
              {v.nombre}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Colores del mapa con lo que significan y cuántas municipalidades hay en cada uno. */
export function LeyendaVariable(p: {
  readonly variable: Variable;
  readonly fichas: readonly FichaEstudio[];
}): VNode {
  const { variable, fichas } = p;
  const clases = fichas.map((f) => claseDe(variable, valorDe(f, variable.id)));
  const cuantas = (clase: number): number => clases.filter((c) => c === clase).length;
  const filas = [
    ...(variable.id === 'grupo'
      ? ([5, 4, 3, 2, 1] as const).map((clase, i) => ({ clase, nombre: `Grupo ${i + 1}` }))
      : variable.tramos),
    { clase: 0 as const, nombre: variable.id === 'grupo' ? 'Sin grupo' : 'Sin dato' },
  ];
  return (
    <ul class={`leyenda-variable${variable.id === 'grupo' ? ' leyenda-de-grupos' : ''}`}>
      {filas.map(({ clase, nombre }) => (
        <li key={clase}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <rect class={`mapa-figura mapa-clase-${clase}`} width="24" height="16" />
          </svg>
          <span>{nombre}</span>
          <b>{cuantas(clase)}</b>
        </li>
      ))}
    </ul>
  );
}
