import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { siguienteFolio } from '../../folios/index.ts';
import type { PedidoDeGiro } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

/**
 * Emite el giro de una solicitud, o devuelve el que ya tiene. Si el monto cambió porque cambiaron
 * las respuestas, anula el anterior (aún impago) y emite otro.
 */
export async function emitirGiro(
  tx: TxMunicipal,
  { reloj, azar }: Pick<Puertos, 'reloj' | 'azar'>,
  pedido: PedidoDeGiro,
): Promise<{ readonly giroId: string; readonly pagado: boolean }> {
  const vivo = await repositorio.giroDeBorrador(tx, pedido.borradorId);
  if (vivo !== undefined && (vivo.estado === 'pagado' || vivo.monto === pedido.monto)) {
    return { giroId: vivo.giro_id, pagado: vivo.estado === 'pagado' };
  }
  if (vivo !== undefined) await repositorio.anularGiro(tx, vivo.giro_id);
  const ahora = reloj.ahora();
  const giroId = uuidV7(ahora.epochMilliseconds, azar(10));
  const { texto: folio } = await siguienteFolio(
    tx,
    'PAG',
    ahora.toZonedDateTimeISO('America/Santiago').year,
  );
  await repositorio.insertarGiro(tx, { ...pedido, giroId, folio, ahora: ahora.toString() });
  return { giroId, pagado: false };
}
