import type { Calculo, Condicion, Dimension, Instrumento, Item } from '../dominio.ts';
import { ordenarCalculos } from '../instrumentos/orden.ts';

/** Paso de cálculo con sus referencias resueltas a casillas. */
export type Paso = {
  readonly calculo: Calculo;
  readonly casilla: number;
  readonly de: Int32Array;
  readonly pesos: Float64Array;
};

export type CondicionResuelta = { readonly condicion: Condicion; readonly casilla: number };

/** Instrumento listo para calcular muchas veces: una casilla por ítem y por cálculo. */
export type Plan = {
  readonly instrumento: Instrumento;
  readonly casillas: number;
  readonly casillaDe: ReadonlyMap<string, number>;
  readonly items: readonly {
    readonly item: Item;
    readonly padre: number;
    readonly cuenta: boolean;
  }[];
  readonly pasos: readonly Paso[];
  readonly dimensiones: readonly { readonly dimension: Dimension; readonly casilla: number }[];
};

/**
 * Prepara un instrumento ya validado. Un ciclo aquí es un error de programación,
 * porque `validarInstrumento` lo habría rechazado.
 */
export function compilar(instrumento: Instrumento): Plan {
  const orden = ordenarCalculos(instrumento.calculos);
  if (!orden.ok) throw new Error(`Instrumento sin validar: ciclo ${orden.error.join(' → ')}`);
  const casillaDe = new Map<string, number>();
  for (const { id } of [...instrumento.items, ...orden.valor]) casillaDe.set(id, casillaDe.size);
  const casilla = (id: string): number => {
    const n = casillaDe.get(id);
    if (n === undefined) throw new Error(`Instrumento sin validar: no existe ${id}`);
    return n;
  };
  return {
    instrumento,
    casillas: casillaDe.size,
    casillaDe,
    items: instrumento.items.map((item) => ({
      item,
      padre: item.parte_de === undefined ? -1 : casilla(item.parte_de),
      cuenta: item.parte_de === undefined && item.opcional !== true,
    })),
    pasos: orden.valor.map((calculo) => ({
      calculo,
      casilla: casilla(calculo.id),
      de: Int32Array.from(calculo.de, (s) => casilla(s.ref)),
      pesos: Float64Array.from(calculo.de, (s) => s.peso ?? 1),
    })),
    dimensiones: instrumento.dimensiones.map((dimension) => ({
      dimension,
      casilla: casilla(dimension.calculo),
    })),
  };
}
