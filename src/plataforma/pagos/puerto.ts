import type { Resultado } from '../../base/resultado.ts';

/**
 * Por qué la pasarela no hizo lo pedido:
 * - `invalida`: los datos no cumplen el formato de la pasarela; repetir igual no sirve;
 * - `rechazada`: la pasarela se negó (credenciales, ya confirmada, vencida, saldo insuficiente);
 * - `no-encontrada`: la pasarela no conoce esa transacción;
 * - `indisponible`: no hubo respuesta útil (plazo, conexión, 5xx). NO se sabe si se aplicó:
 *   hay que preguntar `estado` antes de repetir.
 */
export type ErrorPasarela = 'invalida' | 'rechazada' | 'no-encontrada' | 'indisponible';

export type EstadoPasarela =
  | 'iniciada'
  | 'autorizada'
  | 'reversada'
  | 'fallida'
  | 'anulada'
  | 'anulada-parcialmente'
  | 'capturada';

/** Códigos de tipo de pago de Transbank (débito, crédito y sus cuotas, prepago). */
export type TipoPago = 'VD' | 'VN' | 'VC' | 'SI' | 'S2' | 'NC' | 'VP';

/** Lo que la pasarela sabe de una transacción. Montos en pesos enteros. */
export interface TransaccionPasarela {
  readonly estado: EstadoPasarela;
  /** Pagada: `response_code` 0 y estado AUTHORIZED. Falta comparar monto y orden con lo pedido. */
  readonly aprobada: boolean;
  readonly monto: number;
  readonly ordenCompra: string;
  readonly sesion: string;
  readonly codigoAutorizacion?: string;
  readonly ultimosDigitos?: string;
  readonly tipoPago?: TipoPago;
  readonly cuotas: number;
  /** Fecha contable del adquirente, "MMDD": sirve para cuadrar con el abono. */
  readonly fechaContable?: string;
  readonly fecha?: Temporal.Instant;
  readonly codigoRespuesta?: number;
  /** Saldo que queda tras anulaciones parciales. */
  readonly saldo?: number;
}

export interface SolicitudPago {
  /** Hasta 26 caracteres, única por intento. */
  readonly ordenCompra: string;
  /** Hasta 61 caracteres; nunca datos personales. */
  readonly sesion: string;
  /** Pesos enteros, mayor que cero. */
  readonly monto: number;
  /** Hasta 255 caracteres. */
  readonly urlRetorno: string;
}

/** Dónde enviar a la persona: formulario POST a `url` con el campo oculto `token_ws`. */
export interface PagoCreado {
  readonly token: string;
  readonly url: string;
}

export interface Reembolso {
  /** `reversa`: no hubo cobro; `anulacion`: se devuelve a la tarjeta. */
  readonly tipo: 'reversa' | 'anulacion';
  readonly monto: number;
  readonly saldo?: number;
  readonly codigoAutorizacion?: string;
}

/** Pasarela de pago con tarjeta. Ninguna operación reintenta por su cuenta. */
export interface PasarelaPago {
  readonly nombre: string;
  crear(solicitud: SolicitudPago): Promise<Resultado<PagoCreado, ErrorPasarela>>;
  /** Confirma el cobro. Una sola vez; ante `indisponible`, preguntar `estado`. */
  confirmar(token: string): Promise<Resultado<TransaccionPasarela, ErrorPasarela>>;
  /** Consulta sin efectos, hasta 7 días corridos después de crear. */
  estado(token: string): Promise<Resultado<TransaccionPasarela, ErrorPasarela>>;
  /** Devuelve todo o parte, en pesos enteros. */
  reembolsar(token: string, monto: number): Promise<Resultado<Reembolso, ErrorPasarela>>;
}
