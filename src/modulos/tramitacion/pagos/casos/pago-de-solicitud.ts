import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { type LineaDeGiro, nombreTipoDePago, type PagoAsentado } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

/** Pago asentado de una solicitud, con los datos de su comprobante; undefined si no está pagada. */
export async function pagoDeSolicitud(
  tx: TxMunicipal,
  borradorId: string,
): Promise<PagoAsentado | undefined> {
  const fila = await repositorio.pagoDeBorrador(tx, borradorId);
  if (fila === undefined || fila.pagado_en === null) return undefined;
  const respuesta = fila.respuesta ?? {};
  const texto = (clave: string): string =>
    typeof respuesta[clave] === 'string' ? respuesta[clave] : '';
  return {
    giroId: fila.giro_id,
    intentoId: fila.intento_id,
    folio: fila.folio,
    concepto: fila.concepto,
    lineas: esLineas(fila.detalle.lineas) ? fila.detalle.lineas : [],
    monto: fila.monto,
    ordenCompra: fila.orden_compra,
    codigoAutorizacion: texto('codigoAutorizacion'),
    ultimosDigitos: texto('ultimosDigitos'),
    tipoPago: nombreTipoDePago(texto('tipoPago')),
    cuotas: typeof respuesta.cuotas === 'number' ? respuesta.cuotas : 0,
    pagadoEn: fila.pagado_en,
  };
}

function esLineas(valor: unknown): valor is readonly LineaDeGiro[] {
  return Array.isArray(valor);
}
