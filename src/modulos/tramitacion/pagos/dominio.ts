import type { TablaPagoIntento } from '../../../plataforma/base-de-datos/tablas.ts';
import type { TransaccionPasarela } from '../../../plataforma/pagos/puerto.ts';

/** Estado de un intento de pago. Los tres primeros pueden cambiar; los demás son finales. */
export type EstadoIntento = TablaPagoIntento['estado'];

const ABIERTOS: ReadonlySet<EstadoIntento> = new Set(['creado', 'en_pasarela', 'dudoso']);

/** Verdadero mientras no se sabe el desenlace del intento. */
export function estaAbierto(estado: EstadoIntento): boolean {
  return ABIERTOS.has(estado);
}

/** Minutos que la pasarela da para empezar a pagar con un token. */
export const MINUTOS_DE_TOKEN = 5;
/** Minutos tras los que un pago sin confirmar se reversa: ya no puede llegar a cobrarse. */
export const MINUTOS_PARA_EXPIRAR = 15;
/** Minutos que espera la conciliación antes de preguntar por un pago que el navegador no trajo. */
export const MINUTOS_PARA_CONCILIAR = 1;

/** Lo que se cobra: un giro por solicitud, con el detalle de cada derecho. */
export interface PedidoDeGiro {
  readonly borradorId: string;
  readonly personaId: string;
  readonly concepto: string;
  readonly lineas: readonly LineaDeGiro[];
  /** Suma de las líneas, en pesos enteros. */
  readonly monto: number;
}

export interface LineaDeGiro {
  readonly derechoId: string;
  readonly concepto: string;
  /** Cantidad en la unidad de la ordenanza («0,05 UTM»). */
  readonly cantidad: string;
  readonly monto: number;
  readonly norma: string;
}

/** Pago ya asentado, con lo que debe mostrar el comprobante. */
export interface PagoAsentado {
  readonly giroId: string;
  readonly intentoId: string;
  readonly folio: string;
  readonly concepto: string;
  readonly lineas: readonly LineaDeGiro[];
  readonly monto: number;
  readonly ordenCompra: string;
  readonly codigoAutorizacion: string;
  readonly ultimosDigitos: string;
  readonly tipoPago: string;
  readonly cuotas: number;
  readonly pagadoEn: string;
}

export type Desenlace =
  | { readonly clase: 'aprobado'; readonly transaccion: TransaccionPasarela }
  | { readonly clase: 'rechazado'; readonly transaccion?: TransaccionPasarela }
  | { readonly clase: 'expirado' }
  | { readonly clase: 'sin-definir' };

/**
 * Decide el desenlace según lo que dice la pasarela. Un pago se da por hecho solo si está
 * autorizado y coincide en monto y orden con lo pedido: cualquier diferencia es un rechazo.
 */
export function decidirDesenlace(
  intento: {
    readonly monto: number;
    readonly ordenCompra: string;
    readonly creadoEn: Temporal.Instant;
  },
  transaccion: TransaccionPasarela,
  ahora: Temporal.Instant,
): Desenlace {
  if (transaccion.aprobada) {
    const coincide =
      transaccion.monto === intento.monto && transaccion.ordenCompra === intento.ordenCompra;
    return coincide ? { clase: 'aprobado', transaccion } : { clase: 'rechazado', transaccion };
  }
  if (transaccion.estado === 'iniciada') {
    const limite = intento.creadoEn.add({ minutes: MINUTOS_PARA_EXPIRAR });
    return Temporal.Instant.compare(ahora, limite) >= 0
      ? { clase: 'expirado' }
      : { clase: 'sin-definir' };
  }
  return { clase: 'rechazado', transaccion };
}

const TIPOS_DE_PAGO: Readonly<Record<string, string>> = {
  VD: 'Débito',
  VP: 'Prepago',
  VN: 'Crédito, sin cuotas',
  VC: 'Crédito, en cuotas',
  SI: 'Crédito, 3 cuotas sin interés',
  S2: 'Crédito, 2 cuotas sin interés',
  NC: 'Crédito, cuotas sin interés',
};

/** Nombre en castellano del tipo de pago de la pasarela. */
export function nombreTipoDePago(codigo: string): string {
  return TIPOS_DE_PAGO[codigo] ?? 'Tarjeta';
}
