/** Error de importación: dónde está y por qué. Las líneas se cuentan desde 1, con el encabezado. */
export type ErrorImportacion = {
  readonly linea: number | null;
  readonly columna: string | null;
  readonly motivo: string;
  /** Lo escrito en la celda, cuando hay que elegir entre candidatos. */
  readonly celda?: string;
  /** Municipios posibles cuando el nombre es ambiguo: hay que elegir uno. */
  readonly candidatos?: readonly { readonly cut: string; readonly nombre: string }[];
};

/** Error de todo el archivo, sin línea. */
export function errorDeArchivo(motivo: string): ErrorImportacion {
  return { linea: null, columna: null, motivo };
}
