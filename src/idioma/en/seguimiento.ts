import type { esCL } from '../es-CL.ts';

/** Seguimiento, en inglés. */
export const seguimiento: (typeof esCL)['seguimiento'] = {
  titulo: 'My applications',
  vacio: 'You have no applications yet.',
  vacioTexto: 'When you start one, you will see it here.',
  verTramites: 'See the services',
  solicitud: (folio) => `Application ${folio}`,
  estados: {
    borrador: 'Not finished',
    porPagar: 'To be paid',
    ingresada: 'Received',
    enRevision: 'Under review',
    enCorreccion: 'Waiting for your answer',
    aprobada: 'Approved',
    rechazada: 'Rejected',
    desistida: 'Closed without answer',
    anulada: 'Cancelled',
  },
  historia: 'History',
  documentos: 'Documents',
  respuestas: 'Your answers',
  plazo: 'Answer deadline',
  respuestaAntesDe: (fecha) => `The municipality must answer by ${fecha} at the latest.`,
  corregir: 'Correct your application',
  corregirTexto: (fecha) => `You have until ${fecha} to correct what is marked.`,
  corregirAviso: 'If you do not answer in time, the application closes. You can start another.',
  responder: 'Answer now',
  resolucion: 'Decision',
  recursos: 'If you disagree',
  recursosTexto: (dias, fecha) =>
    `You can ask for the decision to be reviewed. You have ${dias}, until ${fecha}.`,
  quePuedeHacer: 'What you can do',
  retirar: 'Withdraw my application',
  silencio: 'If the deadline passes without an answer',
  silencioTexto:
    'You can complain and demand a decision. The law calls this administrative silence.',
  notificacion: (fecha) => `By law, you are deemed to have received this notice on ${fecha}.`,
};
