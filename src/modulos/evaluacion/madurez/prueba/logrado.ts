import type { Resultado } from '../../../../base/resultado.ts';

/** Valor de un resultado que la prueba espera logrado; si falló, muestra el error. */
export function logrado<T, E>(r: Resultado<T, E>): T {
  if (!r.ok) throw new Error(JSON.stringify(r.error));
  return r.valor;
}
