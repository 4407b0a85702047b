import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { EntregaDdu, EstadoDdu, EstadoEntrega, ViaNotificacion } from './puerto.ts';

const Texto = Type.Optional(Type.Union([Type.String(), Type.Null()]));

const Destinatario = Type.Object({
  ddu_type: Type.String(),
  message_status: Type.String(),
  method: Texto,
  delivered_at: Texto,
  read_at: Texto,
});

const Respuesta = Type.Object({
  message_data_id: Type.String(),
  received_at: Type.String(),
  status: Type.String(),
  subject: Type.String(),
  recipients: Type.Record(Type.String(), Destinatario),
});

const VIAS: Readonly<Record<string, ViaNotificacion>> = {
  casilla: 'ddu',
  email: 'ddu',
  excepcion: 'carta',
  not_configured: 'sin-ddu',
};

function estadoDeEntrega(status: string): EstadoEntrega | undefined {
  if (status === 'pending') return 'pendiente';
  if (status === 'delivered') return 'entregada';
  if (status === 'error_rejected') return 'rechazada';
  if (status.startsWith('error_transient_')) return 'error-transitorio';
  return status.startsWith('error') ? 'error-permanente' : undefined;
}

/** Instante ISO 8601 con zona; `undefined` si el texto no lo es. */
export function leerInstante(texto: string | null | undefined): Temporal.Instant | undefined {
  try {
    return texto ? Temporal.Instant.from(texto) : undefined;
  } catch {
    return undefined;
  }
}

function leerEntrega(rol: string, datos: Static<typeof Destinatario>): EntregaDdu | undefined {
  const via = VIAS[datos.ddu_type];
  const estado = estadoDeEntrega(datos.message_status);
  if (!/^\d{1,9}$/.test(rol) || !via || !estado) return undefined;
  const entregadaEn = leerInstante(datos.delivered_at);
  const leidaEn = leerInstante(datos.read_at);
  return {
    destinatario: Number(rol),
    via,
    estado,
    ...(datos.method && { metodo: datos.method }),
    ...(entregadaEn && { entregadaEn }),
    ...(leidaEn && { leidaEn }),
  };
}

/** Lee messageStatus; `undefined` si algo no tiene la forma o los valores documentados. */
export function leerEstado(cuerpo: unknown): EstadoDdu | undefined {
  if (!Value.Check(Respuesta, cuerpo)) return undefined;
  const recibidaEn = leerInstante(cuerpo.received_at);
  const entregas = Object.entries(cuerpo.recipients).map(([rol, datos]) => leerEntrega(rol, datos));
  const conocidas = entregas.filter((entrega) => entrega !== undefined);
  if (!recibidaEn || conocidas.length !== entregas.length) return undefined;
  return {
    id: cuerpo.message_data_id,
    procesada: cuerpo.status === 'processed',
    recibidaEn,
    asunto: cuerpo.subject,
    entregas: conocidas,
  };
}
