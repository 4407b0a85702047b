import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Reloj } from '../soporte/reloj.ts';
import { textosIguales } from '../soporte/textos-iguales.ts';
import { type Adjunto, defectoDeAdjuntos } from './adjuntos.ts';
import { type Buzon, type MensajeRecibido, tipoDdu } from './buzon.ts';
import { type CodigoError, leerErrores } from './errores.ts';
import { type Institucion, leerMensaje } from './mensaje.ts';

interface Dependencias {
  readonly reloj: Reloj;
  readonly institucion: Institucion;
  readonly buzon: Buzon;
  /** Cuánto demora en procesar, en milisegundos. */
  readonly demora: number;
}

async function leerPartes(peticion: FastifyRequest) {
  const adjuntos: Adjunto[] = [];
  let datos = '';
  for await (const parte of peticion.parts()) {
    if (parte.type === 'file') {
      const bytes = await parte.toBuffer();
      adjuntos.push({ nombre: parte.filename ?? '', bytes, cortado: parte.file.truncated });
    } else if (parte.fieldname === 'data' && typeof parte.value === 'string') {
      datos = parte.value;
    }
  }
  return { datos, adjuntos };
}

function leerJson(texto: string): unknown {
  try {
    return JSON.parse(texto);
  } catch {
    return undefined;
  }
}

const enIso = (instante: number) => new Date(instante).toISOString();

function estadoDeDestinatario(mensaje: MensajeRecibido, run: number, procesado: boolean) {
  const tipo = tipoDdu(run);
  const entregable = tipo === 'casilla' || tipo === 'email';
  const entregado = procesado && entregable;
  const leido = mensaje.lecturas.get(run);
  const estadoFinal = entregable ? 'delivered' : 'error_rejected';
  return {
    ddu_type: tipo,
    message_status: procesado ? estadoFinal : 'pending',
    method: entregable ? tipo : null,
    delivered_at: entregado ? enIso(mensaje.recibidoEn) : null,
    read_at: leido === undefined ? null : enIso(leido),
  };
}

/** Envío y consulta, con credenciales, códigos ERR y aviso por webhook. */
export function rutasApi(app: FastifyInstance, dependencias: Dependencias): void {
  const { reloj, institucion, buzon, demora } = dependencias;
  const mensajes = leerErrores();
  const relojes = new Set<NodeJS.Timeout>();
  app.addHook('onClose', async () => {
    for (const uno of relojes) clearTimeout(uno);
  });

  const autorizado = ({ headers }: FastifyRequest) => {
    const texto = (nombre: string) => String(headers[nombre] ?? '');
    const mismoId = textosIguales(texto('client_id'), institucion.clienteId);
    return textosIguales(texto('client_secret'), institucion.clienteSecreto) && mismoId;
  };
  const noAutorizado = (respuesta: FastifyReply) =>
    respuesta.code(401).send({ message: 'Las credenciales no corresponden.' });
  const rechazar = (respuesta: FastifyReply, codigo: CodigoError) =>
    respuesta.code(400).send({ code: codigo, message: mensajes.get(codigo) ?? '' });

  function avisar({ id, webhook }: MensajeRecibido): void {
    if (!webhook) return;
    const reloj = setTimeout(() => {
      relojes.delete(reloj);
      fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ status: 'processed', message_data_id: id }),
        redirect: 'manual',
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
    }, demora);
    relojes.add(reloj);
  }

  app.post('/notificador/sendMessage', async (peticion, respuesta) => {
    if (!autorizado(peticion)) return noAutorizado(respuesta);
    if (!peticion.isMultipart()) {
      return respuesta.code(415).send({ message: 'El cuerpo debe ser multipart/form-data.' });
    }
    const { datos, adjuntos } = await leerPartes(peticion);
    const leido = leerMensaje(leerJson(datos), institucion);
    if ('error' in leido) return rechazar(respuesta, leido.error);
    const defecto = defectoDeAdjuntos(adjuntos);
    if (defecto) return rechazar(respuesta, defecto);
    const recibido = buzon.recibir(leido.valor, adjuntos);
    if (!recibido) return rechazar(respuesta, 'ERR031');
    avisar(recibido);
    const { id, recibidoEn } = recibido;
    return { message_data_id: id, sent_at: enIso(recibidoEn), status: 'pending' };
  });

  type Consulta = { Params: { id: string } };
  app.get<Consulta>('/notificador/messageStatus/:id', async (peticion, respuesta) => {
    if (!autorizado(peticion)) return noAutorizado(respuesta);
    const mensaje = buzon.buscar(peticion.params.id);
    if (!mensaje) return respuesta.code(404).send({ message: 'El mensaje no existe.' });
    const procesado = reloj() - mensaje.recibidoEn >= demora;
    const destinatarios = mensaje.destinatarios.map(
      (run) => [String(run), estadoDeDestinatario(mensaje, run, procesado)] as const,
    );
    return {
      entity_id: institucion.nombre,
      message_data_id: mensaje.id,
      received_at: enIso(mensaje.recibidoEn),
      status: procesado ? 'processed' : 'pending',
      subject: mensaje.asunto,
      // Sin la "i", como en la plataforma.
      recipents_count: destinatarios.length,
      recipients: Object.fromEntries(destinatarios),
    };
  });
}
