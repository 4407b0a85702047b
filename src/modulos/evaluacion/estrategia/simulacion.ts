import { crearProbador, type Plan, type ReglasDeGrupo, type Respuestas } from '../madurez/index.ts';
import { cambiosDe, evaluar, situacion } from './aplicar.ts';
import type { Accion, Situacion } from './dominio.ts';

/** Lo que una acción aporta cuando le toca su turno. */
export type PasoSimulado = {
  readonly accion: Accion;
  /** Subida del índice; 0 si otra acción o la municipalidad ya lo tenía. */
  readonly efecto: number;
  readonly indice: number | null;
  /** Acciones que necesita y no están entre las elegidas. */
  readonly faltan: readonly Accion[];
};

/** «Si hacemos estas acciones»: el resultado, de dónde sale y qué lo impide. */
export type Simulacion = {
  readonly antes: Situacion;
  readonly despues: Situacion;
  readonly pasos: readonly PasoSimulado[];
  readonly esfuerzo_personas_mes: number;
  readonly costo_clp: { readonly minimo: number; readonly maximo: number };
  /** Lo que falta para el grupo siguiente después de todo; vacío si no hay más arriba. */
  readonly pendiente: readonly string[];
  /** Límites que no se respetan, cada uno en una frase. */
  readonly excesos: readonly string[];
};

/** Límites de la simulación; `null` es sin tope. Presupuesto en pesos contra el costo máximo. */
export type LimitesDeSimulacion = {
  readonly presupuesto_clp: number | null;
  readonly personas_mes: number | null;
};

/**
 * Simula las acciones elegidas, cada una después de las que necesita. No las quita si no caben:
 * dice qué límite se pasa y qué requisito falta, para que decida la persona encargada.
 */
export function simularExplicado(
  plan: Plan,
  cut: string,
  respuestas: Respuestas,
  elegidas: readonly Accion[],
  reglas: ReglasDeGrupo,
  limites: LimitesDeSimulacion,
  biblioteca: readonly Accion[],
): Simulacion {
  const inicial = evaluar(plan, cut, respuestas, reglas);
  const probador = crearProbador(plan, respuestas);
  const porId = new Map(biblioteca.map((a) => [a.id, a]));
  const ids = new Set(elegidas.map((a) => a.id));
  let indice = inicial.medicion.indice;
  const pasos = enOrden(elegidas).map((accion): PasoSimulado => {
    probador.fijar(cambiosDe(plan, probador.respuestas, accion));
    const nuevo = probador.leer().indice;
    const efecto = (nuevo ?? 0) - (indice ?? 0);
    indice = nuevo;
    return {
      accion,
      efecto,
      indice,
      faltan: accion.requiere.flatMap((id) => {
        const previa = porId.get(id);
        return previa === undefined || ids.has(id) || yaCumplida(plan, respuestas, previa)
          ? []
          : [previa];
      }),
    };
  });
  const final = evaluar(plan, cut, { ...probador.respuestas }, reglas);
  const suma = (valor: (a: Accion) => number): number => elegidas.reduce((s, a) => s + valor(a), 0);
  const costo = {
    minimo: suma((a) => a.costo_clp.minimo),
    maximo: suma((a) => a.costo_clp.maximo),
  };
  const esfuerzo = suma((a) => a.esfuerzo_personas_mes);
  return {
    antes: situacion(inicial),
    despues: situacion(final),
    pasos,
    esfuerzo_personas_mes: esfuerzo,
    costo_clp: costo,
    pendiente: pendiente(final),
    excesos: [
      ...(limites.presupuesto_clp !== null && costo.maximo > limites.presupuesto_clp
        ? ['El costo máximo pasa el presupuesto.']
        : []),
      ...(limites.personas_mes !== null && esfuerzo > limites.personas_mes + 1e-9
        ? ['El esfuerzo pasa las personas-mes disponibles.']
        : []),
    ],
  };
}

/** Todo lo que la acción movería ya está igual o mejor. */
function yaCumplida(plan: Plan, respuestas: Respuestas, accion: Accion): boolean {
  return cambiosDe(plan, respuestas, accion).length === 0;
}

function pendiente(final: ReturnType<typeof evaluar>): readonly string[] {
  const siguiente = final.ubicacion?.siguiente;
  if (siguiente == null) return [];
  const falta =
    siguiente.falta > 0
      ? [`Subir el índice ${siguiente.falta.toFixed(3).replace('.', ',')} más.`]
      : [];
  return [...falta, ...siguiente.exigencias];
}

/** Las mismas acciones, cada una después de las que requiere. La biblioteca no tiene ciclos. */
function enOrden(acciones: readonly Accion[]): readonly Accion[] {
  const porId = new Map(acciones.map((a) => [a.id, a]));
  const orden = new Set<Accion>();
  const agregar = (a: Accion): void => {
    if (orden.has(a)) return;
    for (const id of a.requiere) {
      const previa = porId.get(id);
      if (previa !== undefined) agregar(previa);
    }
    orden.add(a);
  };
  for (const a of acciones) agregar(a);
  return [...orden];
}
