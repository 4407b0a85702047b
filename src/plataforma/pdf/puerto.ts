import type { DatosDePlantilla, NombrePlantilla } from './datos.ts';

/**
 * Compone documentos en PDF/A-2a etiquetado. A igual entrada, los mismos bytes:
 * la fecha del documento viene en los datos, nunca del reloj.
 */
export interface ComponedorPdf {
  componer<P extends NombrePlantilla>(
    plantilla: P,
    datos: DatosDePlantilla[P],
  ): Promise<Uint8Array>;
}
