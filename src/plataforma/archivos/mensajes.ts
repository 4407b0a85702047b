import { textos } from '../../idioma/index.ts';
import type { ErrorArchivo } from './puerto.ts';

/** Explicación de cada rechazo para quien sube el archivo, con lo que puede hacer. */
export const MENSAJE_ERROR_ARCHIVO: Readonly<Record<ErrorArchivo, string>> =
  textos('es-CL').campos.errorArchivo;
