import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { instanteCanonico } from '../../../plataforma/cadena.ts';
import {
  type Actor,
  ahoraIso,
  anotarEvento,
  bloquearPunta,
  PLATAFORMA,
} from '../historia/index.ts';
import { CONSULTAS_MAXIMAS, estadoDeEntrega, type Notificacion } from './dominio.ts';
import type { GanchosAviso, PuertosAvisos } from './enviar.ts';
import { type CambioNotificacion, cambiarNotificacion, notificacionPorId } from './repositorio.ts';

/**
 * Pregunta a la plataforma qué pasó con una notificación enviada y anota el resultado. Mientras
 * no haya respuesta vuelve a preguntar, cada vez más espaciado, hasta que lo da por definitivo. Si la persona está exceptuada o
 * no tiene domicilio digital, la notificación no vale y debe practicarse por otro medio.
 */
export async function consultarNotificacion(
  puertos: PuertosAvisos,
  municipioId: number,
  notificacionId: string,
  ganchos: Pick<GanchosAviso, 'alCambiar'>,
): Promise<void> {
  const n = await puertos.base.conMunicipio(municipioId, (tx) =>
    notificacionPorId(tx, notificacionId),
  );
  if (n === undefined || n.estado !== 'enviada' || n.transaccionId === undefined) return;
  const estado = await puertos.notificador.estado(n.transaccionId);
  if (!estado.ok && !estado.error.reintentable) throw new Error(estado.error.mensaje);
  const entrega = estado.ok
    ? estado.valor.entregas.find(({ destinatario }) => destinatario === n.run)
    : undefined;
  const nuevo = estadoDeEntrega(entrega);
  await puertos.base.conMunicipio(municipioId, async (tx) => {
    if (nuevo === 'enviada') {
      if (n.intentos < CONSULTAS_MAXIMAS) return volverAPreguntar(tx, puertos, n);
      await anotarResultado(tx, puertos, n, ganchos, { estado: nuevo, sumaIntento: true });
      return;
    }
    await anotarResultado(tx, puertos, n, ganchos, {
      estado: nuevo,
      ...(nuevo === 'entregada' ? {} : { presuntaFecha: null }),
      ...(entrega?.entregadaEn === undefined
        ? {}
        : { recibidaEn: instanteCanonico(entrega.entregadaEn) }),
      sumaIntento: true,
    });
  });
}

async function volverAPreguntar(
  tx: TxMunicipal,
  puertos: PuertosAvisos,
  n: Notificacion,
): Promise<void> {
  await cambiarNotificacion(tx, n.notificacionId, 'enviada', { sumaIntento: true });
  await puertos.colas.encolar(
    tx,
    'consultar-notificacion',
    { municipioId: tx.municipioId, id: n.notificacionId },
    { desde: puertos.reloj.ahora().add({ minutes: 2 ** Math.min(n.intentos, 9) }) },
  );
}

/** Anota un resultado, una sola vez, con su evento y sus efectos. */
export async function anotarResultado(
  tx: TxMunicipal,
  puertos: Pick<PuertosAvisos, 'reloj'>,
  n: Notificacion,
  ganchos: Pick<GanchosAviso, 'alCambiar'>,
  cambio: CambioNotificacion,
  acto: { readonly actor: Actor; readonly datos: Readonly<Record<string, unknown>> } = {
    actor: PLATAFORMA,
    datos: {},
  },
): Promise<boolean> {
  const punta = await bloquearPunta(tx, n.expedienteId);
  if (punta === undefined) return false;
  if (!(await cambiarNotificacion(tx, n.notificacionId, n.estado, cambio))) return false;
  await anotarEvento(tx, punta, {
    tipo: 'notificacion-resultado',
    datos: {
      notificacionId: n.notificacionId,
      canal: n.canal,
      clase: n.clase,
      ...(cambio.estado === undefined ? {} : { estado: cambio.estado }),
      ...(cambio.recibidaEn === undefined ? {} : { recibidaEn: cambio.recibidaEn }),
      ...(cambio.presuntaFecha === undefined ? {} : { presuntaFecha: cambio.presuntaFecha }),
      ...acto.datos,
    },
    actor: acto.actor,
    ocurridoEn: ahoraIso(puertos),
  });
  const despues = await notificacionPorId(tx, n.notificacionId);
  if (despues !== undefined) await ganchos.alCambiar(tx, despues);
  return true;
}
