import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { agregarUso, borrarUso, hayUso } from './repositorio.ts';

/** Un aviso o una solicitud todavía cambian de estado en estos días; después quedan como están. */
const DIAS_QUE_CAMBIAN = 30;
const DIAS_DE_UN_ANIO = 366;

/**
 * Rehace el resumen de uso de los días que aún pueden cambiar; la primera vez, de un año entero.
 * Los identificadores son UUIDv7: los días se leen como un rango de la clave, sin recorrer la tabla.
 */
export async function rehacerUso(tx: TxMunicipal, hoy: Temporal.PlainDate): Promise<void> {
  const dias = (await hayUso(tx)) ? DIAS_QUE_CAMBIAN : DIAS_DE_UN_ANIO;
  const desde = hoy.subtract({ days: dias });
  await borrarUso(tx, desde.toString());
  await agregarUso(tx, desde);
}
