import type { FilaTabla, Literal, Operacion, Regla } from './regla.ts';

/** Campo del formulario o hecho del expediente, por su id estable. */
export const campo = (id: string): Operacion => ({ var: id });
/** Otra regla de la misma definición, por su nombre. */
export const segun = (nombre: string): Operacion => ({ regla: nombre });

export const igual = (a: Regla, b: Regla): Operacion => ({ '==': [a, b] });
export const distinto = (a: Regla, b: Regla): Operacion => ({ '!=': [a, b] });
export const menor = (a: Regla, b: Regla): Operacion => ({ '<': [a, b] });
export const menorIgual = (a: Regla, b: Regla): Operacion => ({ '<=': [a, b] });
export const mayor = (a: Regla, b: Regla): Operacion => ({ '>': [a, b] });
export const mayorIgual = (a: Regla, b: Regla): Operacion => ({ '>=': [a, b] });

/** Todas se cumplen. Sin argumentos se cumple siempre. */
export const y = (...reglas: readonly Regla[]): Operacion => ({ and: reglas });
/** Al menos una se cumple. Sin argumentos no se cumple nunca. */
export const o = (...reglas: readonly Regla[]): Operacion => ({ or: reglas });
export const no = (regla: Regla): Operacion => ({ '!': [regla] });

/** El valor es uno de la lista. */
export const en = (valor: Regla, lista: readonly Literal[]): Operacion => ({ in: [valor, lista] });
/** La lista tiene el elemento, o el texto contiene el trozo. */
export const contiene = (conjunto: Regla, parte: Regla): Operacion => ({ in: [parte, conjunto] });
/** Sin respuesta: nulo, texto en blanco, lista u objeto sin elementos. */
export const vacio = (valor: Regla): Operacion => ({ vacio: [valor] });

/** Si se cumple la condición da un valor; si no, el otro (vacío cuando falta). */
export const si = (condicion: Regla, entonces: Regla, otro: Regla = null): Operacion => ({
  if: [condicion, entonces, otro],
});
/** El valor, o cero cuando no hay respuesta. */
export const oCero = (valor: Regla): Operacion => si(vacio(valor), 0, valor);

/** Suma; una lista de números (columna de filas) se suma entera. */
export const suma = (...reglas: readonly Regla[]): Operacion => ({ '+': reglas });
export const resta = (a: Regla, b: Regla): Operacion => ({ '-': [a, b] });
export const producto = (...reglas: readonly Regla[]): Operacion => ({ '*': reglas });
/** División exacta a 40 cifras; entre cero da vacío. */
export const cociente = (a: Regla, b: Regla): Operacion => ({ '/': [a, b] });
export const minimo = (...reglas: readonly Regla[]): Operacion => ({ min: reglas });
export const maximo = (...reglas: readonly Regla[]): Operacion => ({ max: reglas });
/** Redondeo al más cercano, la mitad hacia arriba en valor absoluto; 0 decimales = pesos. */
export const redondear = (regla: Regla, decimales = 0): Operacion => ({
  redondear: [regla, decimales],
});
/** Pesos que valen esas UTM al valor del contexto, sin redondear. */
export const utm = (cantidad: Regla): Operacion => ({ utm: [cantidad] });

/** Tabla por tramos: gana la primera fila cuyo `hasta` (incluido) alcanza la entrada. */
export const tabla = (entrada: Regla, filas: readonly FilaTabla[]): Operacion => ({
  tabla: { entrada, filas },
});
