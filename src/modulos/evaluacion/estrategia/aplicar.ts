import {
  calcular,
  type DetalleMedicion,
  type Plan,
  puntuar,
  type ReglasDeGrupo,
  type Respuesta,
  type Respuestas,
  type Ubicacion,
  ubicar,
} from '../madurez/index.ts';
import type { Accion, Situacion } from './dominio.ts';

/** Respuestas tras cumplir una acción. Solo sube puntajes; lo que no aplica queda igual. */
export function aplicar(plan: Plan, respuestas: Respuestas, accion: Accion): Respuestas {
  const nuevas: Record<string, Respuesta> = { ...respuestas };
  for (const { item, valor } of accion.mueve) {
    const casilla = plan.casillaDe.get(item) ?? -1;
    const definicion = plan.items[casilla]?.item;
    if (definicion === undefined) continue;
    const padre = definicion.parte_de;
    if (nuevas[item] === 'no_aplica' || (padre !== undefined && nuevas[padre] === 'no_aplica')) {
      continue;
    }
    const hoy = puntuar(definicion, nuevas[item] ?? null) ?? -1;
    if ((puntuar(definicion, valor) ?? 0) > hoy) nuevas[item] = valor;
  }
  return nuevas;
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
