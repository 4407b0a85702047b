import type { ErrorArchivo } from './puerto.ts';

/** Explicación de cada rechazo para quien sube el archivo, con lo que puede hacer. */
export const MENSAJE_ERROR_ARCHIVO: Readonly<Record<ErrorArchivo, string>> = {
  vacio: 'El archivo está vacío. Revise que sea el correcto y súbalo otra vez.',
  'demasiado-grande':
    'El archivo supera el tamaño permitido. Súbalo en menor calidad o por partes.',
  'tipo-no-admitido': 'Este tipo de archivo no se admite. Guárdelo como PDF, JPG o PNG.',
  'tipo-falso':
    'El contenido no corresponde al tipo que indica su nombre. Ábralo y guárdelo de nuevo.',
  'imagen-desmedida': 'La imagen tiene demasiados píxeles. Redúzcala y súbala otra vez.',
  interrumpido: 'La subida se cortó antes de terminar. Inténtelo otra vez.',
  'no-disponible':
    'No fue posible recibirlo ahora. Lo demás quedó guardado. Súbalo en unos minutos.',
};
