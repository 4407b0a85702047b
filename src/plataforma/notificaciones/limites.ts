import type { AdjuntoNotificacion, NotificacionDdu } from './puerto.ts';

const MAXIMO_DESTINATARIOS = 250;
const MAXIMO_RUN = 999_999_999;
const MAXIMO_ASUNTO = 150;
const MAXIMO_ADJUNTOS = 50;
const MAXIMO_NOMBRE = 50;
const MAXIMO_BYTES = 20 * 1024 * 1024;
const EXTENSION = /\.(pdf|jpg|png|docx?|xlsx?)$/i;
const NOMBRE = /^[\p{L}\p{N} ._()-]+$/u;

type Codigo = `ERR${string}`;

function defectoDeAdjunto({ nombre, bytes }: AdjuntoNotificacion): Codigo | undefined {
  if (nombre.length > MAXIMO_NOMBRE || !NOMBRE.test(nombre)) return 'ERR033';
  if (!EXTENSION.test(nombre)) return 'ERR014';
  if (bytes.length === 0) return 'ERR015';
  return bytes.length > MAXIMO_BYTES ? 'ERR016' : undefined;
}

function defectoDeAdjuntos(adjuntos: readonly AdjuntoNotificacion[]): Codigo | undefined {
  if (adjuntos.length > MAXIMO_ADJUNTOS) return 'ERR032';
  const defecto = adjuntos.map(defectoDeAdjunto).find((codigo) => codigo !== undefined);
  if (defecto) return defecto;
  const total = adjuntos.reduce((suma, { bytes }) => suma + bytes.length, 0);
  return total > MAXIMO_BYTES ? 'ERR017' : undefined;
}

function defectoDeDestinatarios(destinatarios: readonly number[]): Codigo | undefined {
  if (destinatarios.length === 0) return 'ERR001';
  if (destinatarios.length > MAXIMO_DESTINATARIOS) return 'ERR030';
  const validos = destinatarios.every(
    (run) => Number.isInteger(run) && run > 0 && run <= MAXIMO_RUN,
  );
  return validos ? undefined : 'ERR023';
}

/** Primer límite de la plataforma que el mensaje no cumple, para no gastar un envío. */
export function defectoDeEnvio(notificacion: NotificacionDdu): Codigo | undefined {
  const { destinatarios, tipo, codigoProcedimiento, etapa, asunto, urlAviso } = notificacion;
  const deDestinatarios = defectoDeDestinatarios(destinatarios);
  if (deDestinatarios) return deDestinatarios;
  if (tipo === 'NT' && !codigoProcedimiento) return 'ERR006';
  if (tipo === 'NT' && !etapa) return 'ERR009';
  if (asunto.trim() === '') return 'ERR026';
  if (asunto.length > MAXIMO_ASUNTO) return 'ERR027';
  if (notificacion.contenidoHtml.trim() === '') return 'ERR028';
  if (urlAviso !== undefined && !URL.canParse(urlAviso)) return 'ERR034';
  return defectoDeAdjuntos(notificacion.adjuntos ?? []);
}
