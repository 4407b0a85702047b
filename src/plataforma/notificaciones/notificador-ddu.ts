import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import { errorDePlataforma, errorPropio } from './errores.ts';
import { leerEstado, leerInstante } from './estado.ts';
import { defectoDeEnvio } from './limites.ts';
import type { EnvioDdu, ErrorNotificador, NotificacionDdu, NotificadorDdu } from './puerto.ts';

export interface ConfiguracionNotificador {
  /** Origen del nodo de interoperabilidad de la municipalidad, o del simulador. */
  readonly urlBase: string;
  readonly clienteId: string;
  readonly clienteSecreto: string;
  /** Espera máxima por petición; por omisión 30.000 ms, porque lleva adjuntos. */
  readonly esperaMs?: number;
}

const ESPERA_MS = 30_000;

const Enviada = Type.Object({
  message_data_id: Type.String({ minLength: 1 }),
  sent_at: Type.String(),
});

function comoFormulario(notificacion: NotificacionDdu): FormData {
  const { destinatarios, tipo, codigoProcedimiento, etapa, urlAviso } = notificacion;
  const formulario = new FormData();
  const datos = {
    recipients: destinatarios.map((run) => ({ rol_unico: String(run) })),
    message_type: tipo,
    ...(codigoProcedimiento && { procedure_code: codigoProcedimiento }),
    ...(etapa && { procedure_stage: etapa }),
    subject: notificacion.asunto,
    content: notificacion.contenidoHtml,
    content_type: 'text/html',
    ...(urlAviso && { webhook_url: urlAviso }),
  };
  formulario.set('data', JSON.stringify(datos));
  for (const { nombre, bytes } of notificacion.adjuntos ?? []) {
    formulario.append('attachments', new Blob([Uint8Array.from(bytes)]), nombre);
  }
  return formulario;
}

async function errorDe(respuesta: Response): Promise<ErrorNotificador> {
  if (respuesta.status >= 500 || respuesta.status === 429) return errorPropio('no-disponible');
  if (respuesta.status === 401 || respuesta.status === 403) return errorPropio('credenciales');
  // El manual no fija la forma del error, solo sus códigos: se busca el código en el texto.
  const numero = /ERR(\d{3})/.exec(await respuesta.text())?.[1];
  if (numero) return errorDePlataforma(`ERR${numero}`);
  return errorPropio(respuesta.status === 404 ? 'no-encontrada' : 'respuesta-invalida');
}

/**
 * Plataforma de Notificaciones por su API. Revisa los límites antes de enviar y no reintenta:
 * tras `no-disponible` un reenvío idéntico en 5 minutos se rechaza como duplicado (ERR031).
 */
export function crearNotificadorDdu(configuracion: ConfiguracionNotificador): NotificadorDdu {
  const base = configuracion.urlBase.replace(/\/+$/, '');

  async function llamar(
    ruta: string,
    opciones: RequestInit,
  ): Promise<Resultado<unknown, ErrorNotificador>> {
    try {
      const respuesta = await fetch(`${base}/notificador/${ruta}`, {
        ...opciones,
        headers: {
          client_id: configuracion.clienteId,
          client_secret: configuracion.clienteSecreto,
        },
        redirect: 'error',
        signal: AbortSignal.timeout(configuracion.esperaMs ?? ESPERA_MS),
      });
      return respuesta.ok ? exito(await respuesta.json()) : falla(await errorDe(respuesta));
    } catch (error) {
      const ilegible = error instanceof SyntaxError;
      return falla(errorPropio(ilegible ? 'respuesta-invalida' : 'no-disponible'));
    }
  }

  return {
    nombre: 'Plataforma de Notificaciones',
    async enviar(notificacion): Promise<Resultado<EnvioDdu, ErrorNotificador>> {
      const defecto = defectoDeEnvio(notificacion);
      if (defecto) return falla(errorDePlataforma(defecto));
      const cuerpo = comoFormulario(notificacion);
      const respuesta = await llamar('sendMessage', { method: 'POST', body: cuerpo });
      if (!respuesta.ok) return respuesta;
      const { valor } = respuesta;
      const enviadaEn = Value.Check(Enviada, valor) ? leerInstante(valor.sent_at) : undefined;
      if (!Value.Check(Enviada, valor) || !enviadaEn)
        return falla(errorPropio('respuesta-invalida'));
      return exito({ id: valor.message_data_id, enviadaEn });
    },
    async estado(id) {
      const respuesta = await llamar(`messageStatus/${encodeURIComponent(id)}`, { method: 'GET' });
      if (!respuesta.ok) return respuesta;
      const estado = leerEstado(respuesta.valor);
      return estado ? exito(estado) : falla(errorPropio('respuesta-invalida'));
    },
  };
}
