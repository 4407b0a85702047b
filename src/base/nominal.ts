declare const etiqueta: unique symbol;

/** Tipo nominal: un `T` que no se confunde con otro `T` de distinto nombre. No existe en ejecución. */
export type Nominal<T, Nombre extends string> = T & { readonly [etiqueta]: Nombre };
