import type { esCL } from '../es-CL.ts';

/** Verificación de documentos, en inglés. */
export const verificacion: (typeof esCL)['verificacion'] = {
  titulo: 'Check a document',
  bajada: 'Check that a certificate or decision came from this platform and is still valid.',
  codigo: 'Verification code',
  ayudaCodigo: 'It is at the foot of the document. For example: 13101-261124-7K3MPQX9TA.',
  verificar: 'Check',
  noEncontrado: 'Document not found',
  tituloDe: (documento) => `Check: ${documento}`,
  fallas: {
    vacio: 'Write the code that appears at the foot of the document.',
    largo: 'The code is incomplete or too long. It has 21 letters and numbers.',
    caracteres: 'The code has only letters and numbers. Check if you copied something else.',
    control: 'The code has a copying error. Check it letter by letter.',
    'no-encontrado':
      'There is no document with that code. If you copied it well, this platform did not issue it.',
  },
  vigente: 'Valid document',
  vigenteTexto: (municipalidad) => `Issued by ${municipalidad}. It has not been revoked.`,
  revocado: 'Revoked document',
  revocadoTexto: 'This document is no longer valid.',
  motivo: 'Reason:',
  sinMotivo: 'not given',
  codigoCorto: 'Code',
  emitidoEl: 'Issued',
  firmadoPor: 'Signed by',
  sinFirma: 'Not signed',
  revocadoEl: 'Revoked',
  huella: 'SHA-256 fingerprint',
  bajarCopia: 'Download a copy',
  otro: 'Check another document',
  comparar: 'Do you have the file? Compare it',
  archivo: 'File you received',
  ayudaArchivo: 'We work out its fingerprint and compare it. We do not keep the file.',
  compararBoton: 'Compare',
  comparado: {
    igual: 'The file is identical to the document issued. Not one byte changed.',
    distinto:
      'The file is not the document issued. Someone changed it, another program saved it again or it is another document.',
    'sin-archivo': 'Choose the file you want to compare.',
    'demasiado-grande': 'The file is larger than 20 MB. Check that it is the document.',
  },
};
