import type { Selectable } from 'kysely';
import { esUuid } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaNotificacion } from '../../../plataforma/base-de-datos/tablas.ts';
import type { EstadoAviso, Notificacion } from './dominio.ts';

/** Anota una notificación por enviar. */
export async function insertarNotificacion(
  { db, municipioId }: TxMunicipal,
  n: Omit<Notificacion, 'estado' | 'intentos'>,
): Promise<void> {
  await db
    .insertInto('notificacion')
    .values({
      municipio_id: municipioId,
      notificacion_id: n.notificacionId,
      expediente_id: n.expedienteId,
      canal: n.canal,
      clase: n.clase,
      destinatario_run: n.run,
      destinatario_correo: n.correo ?? null,
      asunto: n.asunto,
      cuerpo: n.cuerpo,
      documentos: [...n.documentos],
      estado: 'pendiente',
      creada_en: n.creadaEn,
    })
    .execute();
}

/** Una notificación por su id. */
export async function notificacionPorId(
  { db, municipioId }: TxMunicipal,
  notificacionId: string,
): Promise<Notificacion | undefined> {
  if (!esUuid(notificacionId)) return undefined;
  const fila = await db
    .selectFrom('notificacion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('notificacion_id', '=', notificacionId)
    .executeTakeFirst();
  return fila === undefined ? undefined : aNotificacion(fila);
}

/** Notificaciones y avisos de un expediente, en orden de creación. */
export async function notificacionesDe(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly Notificacion[]> {
  const filas = await db
    .selectFrom('notificacion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('creada_en')
    .orderBy('notificacion_id')
    .execute();
  return filas.map(aNotificacion);
}

/** Cambio de estado de una notificación. */
export interface CambioNotificacion {
  readonly estado?: EstadoAviso;
  readonly transaccionId?: string;
  readonly enviadaEn?: string;
  readonly presuntaFecha?: string | null;
  readonly recibidaEn?: string;
  readonly ultimoError?: string;
  readonly sumaIntento?: boolean;
}

/** Cambia una notificación solo si sigue en el estado `desde`. Falso si ya cambió. */
export async function cambiarNotificacion(
  { db, municipioId }: TxMunicipal,
  notificacionId: string,
  desde: EstadoAviso,
  c: CambioNotificacion,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notificacion')
    .set((eb) => ({
      ...(c.estado === undefined ? {} : { estado: c.estado }),
      ...(c.transaccionId === undefined ? {} : { transaccion_id: c.transaccionId }),
      ...(c.enviadaEn === undefined ? {} : { enviada_en: c.enviadaEn }),
      ...(c.presuntaFecha === undefined ? {} : { presunta_fecha: c.presuntaFecha }),
      ...(c.recibidaEn === undefined ? {} : { recibida_en: c.recibidaEn }),
      ...(c.ultimoError === undefined ? {} : { ultimo_error: c.ultimoError }),
      intentos: eb('intentos', '+', c.sumaIntento === true ? 1 : 0),
    }))
    .where('municipio_id', '=', municipioId)
    .where('notificacion_id', '=', notificacionId)
    .where('estado', '=', desde)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function aNotificacion(fila: Selectable<TablaNotificacion>): Notificacion {
  return {
    notificacionId: fila.notificacion_id,
    expedienteId: fila.expediente_id,
    canal: fila.canal,
    clase: fila.clase,
    run: fila.destinatario_run,
    ...(fila.destinatario_correo === null ? {} : { correo: fila.destinatario_correo }),
    asunto: fila.asunto,
    cuerpo: fila.cuerpo,
    documentos: fila.documentos,
    estado: fila.estado,
    ...(fila.transaccion_id === null ? {} : { transaccionId: fila.transaccion_id }),
    intentos: fila.intentos,
    ...(fila.ultimo_error === null ? {} : { ultimoError: fila.ultimo_error }),
    creadaEn: fila.creada_en,
    ...(fila.enviada_en === null ? {} : { enviadaEn: fila.enviada_en }),
    ...(fila.presunta_fecha === null ? {} : { presuntaFecha: fila.presunta_fecha }),
    ...(fila.recibida_en === null ? {} : { recibidaEn: fila.recibida_en }),
  };
}
