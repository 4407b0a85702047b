import type { Resultado } from '../../base/resultado.ts';

/** Tipos de archivo que la plataforma recibe; se reconocen por su contenido, no por su nombre. */
export type TipoArchivo = 'pdf' | 'jpg' | 'png' | 'webp' | 'docx' | 'xlsx' | 'dwg';

/** Archivo ya guardado: se nombra por el SHA-256 de su contenido. */
export interface ArchivoGuardado {
  readonly sha256: string;
  readonly bytes: number;
  readonly tipo: TipoArchivo;
}

/** Límites de una recepción. `nombre` y `mime` son lo declarado por quien sube: se contrastan con el contenido. */
export interface LimitesArchivo {
  /** Tamaño máximo en bytes; al superarlo se deja de leer. */
  readonly maximo: number;
  /** Tipos admitidos; sin él, todos los de `TipoArchivo`. */
  readonly tipos?: readonly TipoArchivo[];
  readonly nombre?: string;
  readonly mime?: string;
}

export type ErrorArchivo =
  | 'vacio'
  | 'demasiado-grande'
  | 'tipo-no-admitido'
  | 'tipo-falso'
  | 'imagen-desmedida'
  | 'interrumpido'
  | 'no-disponible';

/** Recibe el código de una falla del almacén, para el registro. Nunca lleva nombres ni contenido. */
export type AvisarFalla = (falla: {
  readonly operacion: 'guardar' | 'leer';
  readonly codigo: string;
}) => void;

/** Código de una falla, sin su mensaje: el mensaje puede nombrar rutas o personas. */
export function codigoDeFalla(error: unknown): string {
  if (!(error instanceof Error)) return 'desconocido';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/**
 * Almacén de archivos por contenido. Guardar dos veces lo mismo deja un solo archivo.
 * Un corte a mitad de camino no deja archivos a medias visibles.
 */
export interface Almacen {
  guardar(
    contenido: AsyncIterable<Uint8Array> | Uint8Array,
    limites: LimitesArchivo,
  ): Promise<Resultado<ArchivoGuardado, ErrorArchivo>>;
  leer(sha256: string): Promise<Uint8Array | undefined>;
  flujo(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  existe(sha256: string): Promise<boolean>;
  /** Todos los SHA-256 guardados, en orden ascendente. */
  listar(): AsyncIterable<string>;
}
