import type { Resultado } from '../../base/resultado.ts';

/** Mensaje a un solo destinatario. `idMensaje` lo fija quien envía: repetirlo no envía de nuevo. */
export interface MensajeCorreo {
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly html?: string;
  readonly idMensaje: string;
}

/** `rechazado`: no se logrará repitiendo. `no-disponible`: conviene reintentar más tarde. */
export type ErrorCorreo = 'rechazado' | 'no-disponible';

/** Salida de correo electrónico. */
export interface Correo {
  readonly nombre: string;
  enviar(mensaje: MensajeCorreo): Promise<Resultado<{ readonly id: string }, ErrorCorreo>>;
}
