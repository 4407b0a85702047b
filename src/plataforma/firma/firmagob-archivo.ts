const FIN = Buffer.from('%%EOF');

/**
 * Revisión del PDF anterior a la última actualización incremental. FirmaGob pone su propia firma
 * en el modo por archivo: el hueco vacío que trae el PDF preparado quedaría como firma inválida.
 */
export function revisionAnterior(pdfPreparado: Uint8Array): Uint8Array {
  const pdf = Buffer.from(pdfPreparado);
  const ultimo = pdf.lastIndexOf(FIN);
  const anterior = ultimo > 0 ? pdf.lastIndexOf(FIN, ultimo - 1) : -1;
  if (anterior < 0) return pdfPreparado;
  return pdf.subarray(0, anterior + FIN.length);
}
