import nodemailer from 'nodemailer';
import { exito, falla } from '../../base/resultado.ts';
import { mensajeEnviable } from './mensaje-valido.ts';
import type { Correo, ErrorCorreo } from './puerto.ts';

export interface OpcionesSmtp {
  /** Por ejemplo smtps://usuario:clave@servidor:465 */
  readonly url: string;
  /** Remitente: "Municipalidad <no-responder@ejemplo.cl>". */
  readonly remitente: string;
  /** Dominio del Message-ID. */
  readonly dominio: string;
  readonly plazoMs?: number;
}

/** Un 5xx es definitivo; un 4xx o un corte se reintenta (RFC 5321, 4.2.1). */
function clasificar(error: unknown): ErrorCorreo {
  const codigo: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : undefined;
  const autenticacion = error instanceof Error && Reflect.get(error, 'code') === 'EAUTH';
  return typeof codigo === 'number' && codigo >= 500 && !autenticacion
    ? 'rechazado'
    : 'no-disponible';
}

/**
 * Correo por SMTP. El Message-ID sale de `idMensaje`: un reintento lleva el mismo y el servidor o el
 * lector lo reconocen; dentro de este proceso, además, no se envía dos veces.
 */
export function crearCorreoSmtp(opciones: OpcionesSmtp): Correo & { cerrar(): void } {
  const plazo = opciones.plazoMs ?? 20_000;
  const transporte = nodemailer.createTransport(opciones.url, {
    from: opciones.remitente,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const opcionesTransporte = transporte.options;
  Object.assign(opcionesTransporte, {
    connectionTimeout: plazo,
    greetingTimeout: plazo,
    socketTimeout: plazo,
  });
  const enviados = new Set<string>();
  return {
    nombre: 'smtp',
    enviar: async (mensaje) => {
      if (!mensajeEnviable(mensaje)) return falla('rechazado');
      if (enviados.has(mensaje.idMensaje)) return exito({ id: mensaje.idMensaje });
      try {
        await transporte.sendMail({
          to: { name: '', address: mensaje.para },
          subject: mensaje.asunto,
          text: mensaje.texto,
          ...(mensaje.html === undefined ? {} : { html: mensaje.html }),
          messageId: `<${mensaje.idMensaje}@${opciones.dominio}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        return falla(clasificar(error));
      }
      enviados.add(mensaje.idMensaje);
      return exito({ id: mensaje.idMensaje });
    },
    cerrar: () => transporte.close(),
  };
}
