/** Archivo de datos abiertos. `columnas` es también su diccionario. */
export interface ArchivoAbierto {
  readonly id: string;
  /** Archivos de igual forma, uno por región o variable: comparten entrada en el diccionario. */
  readonly familia?: { readonly id: string; readonly nombre: string };
  readonly contenido: string;
  readonly licencia: string;
  readonly columnas: readonly { readonly nombre: string; readonly descripcion: string }[];
  readonly filas: () => readonly (readonly (string | number | null)[])[];
}

export const NO_COMERCIAL = 'CC No Comercial (estudio de 2015)';
export const CC_BY = 'CC BY 4.0';

export const col = (nombre: string, descripcion: string) => ({ nombre, descripcion });

/** El archivo en CSV (RFC 4180). Una celda de texto nunca empieza como fórmula de planilla. */
export function aCsv(archivo: ArchivoAbierto): string {
  const celda = (v: string | number | null): string => {
    if (v === null) return '';
    const texto = typeof v === 'string' && /^[=+\-@\t]/.test(v) ? `'${v}` : String(v);
    return /[",\n\r]/.test(texto) ? `"${texto.replaceAll('"', '""')}"` : texto;
  };
  const filas = [archivo.columnas.map((c) => c.nombre), ...archivo.filas()];
  return `${filas.map((f) => f.map(celda).join(',')).join('\r\n')}\r\n`;
}
