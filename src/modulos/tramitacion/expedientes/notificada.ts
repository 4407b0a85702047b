import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { type Notificacion, notificacionPorId, surteEfecto } from '../avisos/index.ts';
import { leerEventos } from '../historia/index.ts';
import type { Correccion } from './dominio.ts';

/** Ids de las notificaciones que un evento ordenó. */
export function notificacionesDelEvento(
  datos: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { notificaciones } = datos;
  return Array.isArray(notificaciones)
    ? notificaciones.filter((id): id is string => typeof id === 'string')
    : [];
}

/** Notificación legal con que se pidió una corrección. */
export async function notificacionDeCorreccion(
  tx: TxMunicipal,
  { expedienteId, correccionId }: Pick<Correccion, 'expedienteId' | 'correccionId'>,
): Promise<Notificacion | undefined> {
  for (const evento of await leerEventos(tx, expedienteId)) {
    const { correccion } = evento.datos;
    const esEsta =
      typeof correccion === 'object' &&
      correccion !== null &&
      Reflect.get(correccion, 'correccionId') === correccionId;
    if (!esEsta) continue;
    for (const id of notificacionesDelEvento(evento.datos)) {
      const notificacion = await notificacionPorId(tx, id);
      if (notificacion?.canal === 'ddu') return notificacion;
    }
  }
  return undefined;
}

/**
 * Si el requerimiento quedó notificado con efecto legal. Mientras no salga, o si la persona está
 * exceptuada o no tiene domicilio digital, su plazo no corre: debe notificarse por otro medio.
 */
export async function correccionNotificada(
  tx: TxMunicipal,
  correccion: Pick<Correccion, 'expedienteId' | 'correccionId'>,
): Promise<boolean> {
  const notificacion = await notificacionDeCorreccion(tx, correccion);
  return notificacion !== undefined && surteEfecto(notificacion);
}
