import {
  type Cambio,
  calcular,
  type DetalleMedicion,
  type Plan,
  puntuar,
  type ReglasDeGrupo,
  type Respuestas,
  type Ubicacion,
  ubicar,
} from '../madurez/index.ts';
import type { Accion, Situacion } from './dominio.ts';

/** Cambios de respuesta de una acción. Solo sube puntajes; lo que no aplica queda igual. */
export function cambiosDe(plan: Plan, respuestas: Respuestas, accion: Accion): readonly Cambio[] {
  return accion.mueve.flatMap(({ item, valor }): readonly Cambio[] => {
    const casilla = plan.casillaDe.get(item) ?? -1;
    const definicion = plan.items[casilla]?.item;
    if (definicion === undefined) return [];
    const padre = definicion.parte_de;
    if (respuestas[item] === 'no_aplica') return [];
    if (padre !== undefined && respuestas[padre] === 'no_aplica') return [];
    const hoy = puntuar(definicion, respuestas[item] ?? null) ?? -1;
    return (puntuar(definicion, valor) ?? 0) > hoy ? [{ casilla, valor }] : [];
  });
}

/** Respuestas tras cumplir una acción. */
export function aplicar(plan: Plan, respuestas: Respuestas, accion: Accion): Respuestas {
  const cambios = cambiosDe(plan, respuestas, accion).map(
    ({ casilla, valor }) => [plan.items[casilla]?.item.id ?? '', valor] as const,
  );
  return { ...respuestas, ...Object.fromEntries(cambios) };
}

export type Estado = {
  readonly respuestas: Respuestas;
  readonly medicion: DetalleMedicion;
  readonly ubicacion: Ubicacion | null;
};

/** Índice y grupo que resultan de unas respuestas. */
export function evaluar(
  plan: Plan,
  cut: string,
  respuestas: Respuestas,
  reglas: ReglasDeGrupo,
): Estado {
  const medicion = calcular(plan, cut, respuestas);
  const u = ubicar(plan, medicion, reglas);
  return { respuestas, medicion, ubicacion: u.ok ? u.valor : null };
}

/** Lo que se muestra de un estado. */
export function situacion(e: Estado): Situacion {
  return { indice: e.medicion.indice, grupo: e.ubicacion?.grupo ?? null };
}

/** «Si hacemos estas acciones»: índice y grupo antes y después. No exige requisitos. */
export function simular(
  plan: Plan,
  cut: string,
  respuestas: Respuestas,
  acciones: readonly Accion[],
  reglas: ReglasDeGrupo,
): { readonly antes: Situacion; readonly despues: Situacion } {
  const finales = acciones.reduce((r, a) => aplicar(plan, r, a), respuestas);
  return {
    antes: situacion(evaluar(plan, cut, respuestas, reglas)),
    despues: situacion(evaluar(plan, cut, finales, reglas)),
  };
}
