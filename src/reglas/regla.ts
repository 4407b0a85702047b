/** Valor suelto que puede escribirse dentro de una regla o venir de un campo. */
export type Literal = null | boolean | number | string;

/** Lo que devuelve `evaluar`. Las fechas son texto ISO (`2026-04-10`). */
export type Valor = Literal | readonly Literal[];

/**
 * Respuestas y hechos sobre los que se evalúa. Se acepta cualquier cosa: lo que no es
 * un valor suelto ni una lista de ellos cuenta como vacío.
 */
export type Datos = Readonly<Record<string, unknown>>;

export type Comparador = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Fila de una tabla por tramos: vale desde el tramo anterior hasta `hasta`, inclusive. */
export interface FilaTabla {
  /** Límite superior incluido; `null` es «sin límite» y sólo puede ir en la última fila. */
  readonly hasta: number | null;
  readonly valor: Regla;
}

export interface Tabla {
  readonly entrada: Regla;
  readonly filas: readonly FilaTabla[];
}

/** Operación con un solo nombre, a la manera de JsonLogic: `{ operador: argumentos }`. */
export type Operacion =
  | { readonly var: string }
  | { readonly regla: string }
  | { readonly '==': readonly [Regla, Regla] }
  | { readonly '!=': readonly [Regla, Regla] }
  | { readonly '<': readonly [Regla, Regla] }
  | { readonly '<=': readonly [Regla, Regla] }
  | { readonly '>': readonly [Regla, Regla] }
  | { readonly '>=': readonly [Regla, Regla] }
  | { readonly and: readonly Regla[] }
  | { readonly or: readonly Regla[] }
  | { readonly '!': readonly [Regla] }
  | { readonly in: readonly [Regla, Regla] }
  | { readonly vacio: readonly [Regla] }
  | { readonly if: readonly Regla[] }
  | { readonly '+': readonly Regla[] }
  | { readonly '-': readonly [Regla, Regla] }
  | { readonly '*': readonly Regla[] }
  | { readonly '/': readonly [Regla, Regla] }
  | { readonly min: readonly Regla[] }
  | { readonly max: readonly Regla[] }
  | { readonly redondear: readonly [Regla, number] }
  | { readonly utm: readonly [Regla] }
  | { readonly tabla: Tabla };

/** Condición o fórmula como datos: se guarda en JSON, se explica y nunca contiene código. */
export type Regla = Literal | readonly Literal[] | Operacion;

/** Reglas con nombre de una definición, que se citan con `{ regla: 'nombre' }`. */
export type Reglas = Readonly<Record<string, Regla>>;

/** Lo que la regla necesita además de los datos. */
export interface ContextoRegla {
  readonly reglas?: Reglas;
  /** Valor de la UTM del mes, en pesos; sin él, `utm` da vacío. */
  readonly utm?: number;
}

/**
 * Topes para que una definición ajena no agote la pila ni la memoria. `citas` es cuántas
 * reglas con nombre pueden llamarse una dentro de otra.
 */
export const LIMITES_REGLA = { profundidad: 40, nodos: 2_000, texto: 2_000, citas: 10 } as const;
