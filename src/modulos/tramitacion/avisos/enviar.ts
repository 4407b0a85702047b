import type { Resultado } from '../../../base/resultado.ts';
import { exito, falla } from '../../../base/resultado.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { instanteCanonico } from '../../../plataforma/cadena.ts';
import type { Puertos } from '../../puertos.ts';
import { documentoPorId, municipioDe } from '../documentos/index.ts';
import { ahoraIso, anotarEvento, bloquearPunta, PLATAFORMA } from '../historia/index.ts';
import { ETAPA, type Notificacion, notificacionPresunta, textoAHtml } from './dominio.ts';
import { cambiarNotificacion, notificacionPorId } from './repositorio.ts';

export type PuertosAvisos = Pick<
  Puertos,
  'base' | 'reloj' | 'azar' | 'colas' | 'calendario' | 'archivos' | 'correo' | 'notificador'
>;

/** Lo que el dueño del expediente aporta al enviar. */
export interface GanchosAviso {
  /** Código CPAT del procedimiento; la plataforma lo exige en toda notificación. */
  readonly codigoProcedimiento: (tx: TxMunicipal, expedienteId: string) => Promise<string>;
  /** Efectos del cambio de estado sobre el expediente, en la misma transacción. */
  readonly alCambiar: (tx: TxMunicipal, notificacion: Notificacion) => Promise<void>;
}

interface Envio {
  readonly id: string;
  readonly enviadaEn: Temporal.Instant;
}
interface Falla {
  readonly mensaje: string;
  readonly reintentable: boolean;
}

/** Primera consulta del resultado, en minutos tras el envío. */
const MINUTOS_PRIMERA_CONSULTA = 1;

/**
 * Envía una notificación pendiente. Lanza si la falla es pasajera, para que la cola reintente; una
 * falla definitiva queda como `fallida`. Repetirla sobre una ya enviada no hace nada.
 */
export async function enviarNotificacion(
  puertos: PuertosAvisos,
  municipioId: number,
  notificacionId: string,
  ganchos: GanchosAviso,
): Promise<void> {
  const lectura = await puertos.base.conMunicipio(municipioId, async (tx) => {
    const notificacion = await notificacionPorId(tx, notificacionId);
    if (notificacion === undefined || notificacion.estado !== 'pendiente') return undefined;
    const codigo = await ganchos.codigoProcedimiento(tx, notificacion.expedienteId);
    return { notificacion, codigo, adjuntos: await adjuntosDe(tx, notificacion) };
  });
  if (lectura === undefined) return;
  const { notificacion } = lectura;
  const envio =
    notificacion.canal === 'correo'
      ? await enviarCorreo(puertos, notificacion)
      : await enviarDdu(puertos, notificacion, lectura.codigo, lectura.adjuntos);
  await puertos.base.conMunicipio(municipioId, (tx) =>
    anotarEnvio(tx, puertos, notificacion, envio, ganchos),
  );
  if (!envio.ok && envio.error.reintentable) throw new Error(envio.error.mensaje);
}

interface Adjunto {
  readonly nombre: string;
  readonly sha256: string;
}

async function adjuntosDe(tx: TxMunicipal, n: Notificacion): Promise<readonly Adjunto[]> {
  const adjuntos: Adjunto[] = [];
  for (const documentoId of n.documentos) {
    const documento = await documentoPorId(tx, documentoId);
    if (documento !== undefined)
      adjuntos.push({ nombre: documento.nombreArchivo, sha256: documento.sha256 });
  }
  return adjuntos;
}

async function enviarDdu(
  puertos: PuertosAvisos,
  n: Notificacion,
  codigoProcedimiento: string,
  adjuntos: readonly Adjunto[],
): Promise<Resultado<Envio, Falla>> {
  const archivos: { nombre: string; bytes: Uint8Array }[] = [];
  for (const { nombre, sha256 } of adjuntos) {
    const bytes = await puertos.archivos.leer(sha256);
    if (bytes === undefined) {
      return falla({ mensaje: `Falta el archivo ${sha256}`, reintentable: true });
    }
    archivos.push({ nombre, bytes });
  }
  const enviada = await puertos.notificador.enviar({
    destinatarios: [n.run],
    tipo: 'NT',
    codigoProcedimiento,
    etapa: ETAPA[n.clase],
    asunto: n.asunto,
    contenidoHtml: textoAHtml(n.cuerpo),
    ...(archivos.length === 0 ? {} : { adjuntos: archivos }),
  });
  if (enviada.ok) return exito(enviada.valor);
  const { codigo, mensaje, reintentable } = enviada.error;
  return falla({ mensaje: `${codigo}: ${mensaje}`, reintentable });
}

async function enviarCorreo(
  puertos: PuertosAvisos,
  n: Notificacion,
): Promise<Resultado<Envio, Falla>> {
  if (n.correo === undefined) return falla({ mensaje: 'sin correo', reintentable: false });
  const enviado = await puertos.correo.enviar({
    para: n.correo,
    asunto: n.asunto,
    texto: n.cuerpo,
    html: textoAHtml(n.cuerpo),
    idMensaje: n.notificacionId,
  });
  return enviado.ok
    ? exito({ id: enviado.valor.id, enviadaEn: puertos.reloj.ahora() })
    : falla({ mensaje: enviado.error, reintentable: enviado.error === 'no-disponible' });
}

async function anotarEnvio(
  tx: TxMunicipal,
  puertos: PuertosAvisos,
  n: Notificacion,
  envio: Resultado<Envio, Falla>,
  ganchos: GanchosAviso,
): Promise<void> {
  if (!envio.ok && envio.error.reintentable) {
    await cambiarNotificacion(tx, n.notificacionId, 'pendiente', {
      ultimoError: envio.error.mensaje.slice(0, 500),
      sumaIntento: true,
    });
    return;
  }
  const punta = await bloquearPunta(tx, n.expedienteId);
  if (punta === undefined) return;
  const cambio = envio.ok
    ? await cambioDeEnvio(tx, puertos, n, envio.valor)
    : {
        fila: { estado: 'fallida' as const, ultimoError: envio.error.mensaje.slice(0, 500) },
        datos: { error: envio.error.mensaje.slice(0, 500) },
      };
  const cambiada = await cambiarNotificacion(tx, n.notificacionId, 'pendiente', {
    ...cambio.fila,
    sumaIntento: true,
  });
  if (!cambiada) return;
  await anotarEvento(tx, punta, {
    tipo: envio.ok ? 'notificacion-enviada' : 'notificacion-resultado',
    datos: {
      notificacionId: n.notificacionId,
      canal: n.canal,
      clase: n.clase,
      estado: cambio.fila.estado,
      ...cambio.datos,
    },
    actor: PLATAFORMA,
    ocurridoEn: ahoraIso(puertos),
  });
  const despues = await notificacionPorId(tx, n.notificacionId);
  if (despues !== undefined) await ganchos.alCambiar(tx, despues);
}

async function cambioDeEnvio(
  tx: TxMunicipal,
  puertos: PuertosAvisos,
  n: Notificacion,
  envio: Envio,
) {
  const enviadaEn = instanteCanonico(envio.enviadaEn);
  const fila = { estado: 'enviada' as const, transaccionId: envio.id, enviadaEn };
  if (n.canal === 'correo') return { fila, datos: { transaccionId: envio.id, enviadaEn } };
  const { zona, cut } = await municipioDe(tx);
  const presunta = notificacionPresunta(puertos.calendario, envio.enviadaEn, zona, cut);
  await puertos.colas.encolar(
    tx,
    'consultar-notificacion',
    { municipioId: tx.municipioId, id: n.notificacionId },
    { desde: puertos.reloj.ahora().add({ minutes: MINUTOS_PRIMERA_CONSULTA }) },
  );
  const presuntaFecha = presunta.fecha.toString();
  return {
    fila: { ...fila, presuntaFecha },
    datos: {
      transaccionId: envio.id,
      enviadaEn,
      presuntaFecha,
      explicacion: presunta.explicacion,
    },
  };
}
