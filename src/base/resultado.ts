/** Resultado de una operación que puede fallar de manera esperada. Las excepciones quedan para errores de programación. */
export type Resultado<T, E> =
  | { readonly ok: true; readonly valor: T }
  | { readonly ok: false; readonly error: E };

/** Envuelve un valor logrado. */
export function exito<T>(valor: T): { readonly ok: true; readonly valor: T } {
  return { ok: true, valor };
}

/** Envuelve un fallo esperado. */
export function falla<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
