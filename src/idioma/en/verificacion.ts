import type { esCL } from '../es-CL.ts';

/** Verificación de documentos, en inglés. */
export const verificacion: (typeof esCL)['verificacion'] = {
  titulo: 'Check a document',
  bajada: 'Check that a municipal document is genuine.',
  codigo: 'Verification code',
  ayudaCodigo: 'It is at the foot of the document, next to the QR code.',
  verificar: 'Check',
  valido: 'The document is genuine',
  validoTexto: 'Compare these details with the paper. They must match.',
  revocado: 'The document is no longer valid',
  revocadoTexto: (fecha) => `The municipality revoked it on ${fecha}.`,
  vencido: 'The document has expired',
  vencidoTexto: (fecha) => `It was valid until ${fecha}.`,
  inexistente: 'We could not find that code',
  inexistenteTexto: 'Check the spelling. If it still fails, call the municipality.',
  muchosIntentos: 'Wait a moment before trying again.',
  documento: 'Document',
  emitidoPor: 'Issued by',
  emitidoEl: 'Date of issue',
  firmadoPor: 'Signed by',
  huella: 'File fingerprint',
  explicaHuella: 'It is a unique number. If anyone changes the file, the fingerprint changes.',
};
