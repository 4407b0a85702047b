import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { EstadoPasarela, TipoPago, TransaccionPasarela } from './puerto.ts';

const Respuesta = Type.Object({
  amount: Type.Integer({ minimum: 0 }),
  status: Type.String(),
  buy_order: Type.String(),
  session_id: Type.Optional(Type.String()),
  card_detail: Type.Optional(Type.Object({ card_number: Type.Optional(Type.String()) })),
  accounting_date: Type.Optional(Type.String()),
  transaction_date: Type.Optional(Type.String()),
  authorization_code: Type.Optional(Type.String()),
  payment_type_code: Type.Optional(Type.String()),
  response_code: Type.Optional(Type.Integer()),
  installments_number: Type.Optional(Type.Integer()),
  balance: Type.Optional(Type.Number()),
});

const ESTADOS: Readonly<Record<string, EstadoPasarela>> = {
  INITIALIZED: 'iniciada',
  AUTHORIZED: 'autorizada',
  REVERSED: 'reversada',
  FAILED: 'fallida',
  NULLIFIED: 'anulada',
  PARTIALLY_NULLIFIED: 'anulada-parcialmente',
  CAPTURED: 'capturada',
};

const TIPOS: readonly TipoPago[] = ['VD', 'VN', 'VC', 'SI', 'S2', 'NC', 'VP'];

function leerFecha(texto: string | undefined): Temporal.Instant | undefined {
  if (texto === undefined || Number.isNaN(Date.parse(texto))) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(texto));
}

/** Quita lo ausente: con `exactOptionalPropertyTypes` un campo opcional no puede ser `undefined`. */
function opcionales(cuerpo: Static<typeof Respuesta>) {
  const tipoPago = TIPOS.find((tipo) => tipo === cuerpo.payment_type_code);
  const fecha = leerFecha(cuerpo.transaction_date);
  const digitos = cuerpo.card_detail?.card_number?.slice(-4);
  return {
    ...(cuerpo.authorization_code && { codigoAutorizacion: cuerpo.authorization_code }),
    ...(digitos && { ultimosDigitos: digitos }),
    ...(tipoPago && { tipoPago }),
    ...(cuerpo.accounting_date && { fechaContable: cuerpo.accounting_date }),
    ...(fecha && { fecha }),
    ...(cuerpo.response_code !== undefined && { codigoRespuesta: cuerpo.response_code }),
    ...(cuerpo.balance !== undefined && { saldo: cuerpo.balance }),
  };
}

/** Lee la respuesta de confirmar o consultar; `undefined` si no tiene la forma documentada. */
export function leerTransaccion(cuerpo: unknown): TransaccionPasarela | undefined {
  if (!Value.Check(Respuesta, cuerpo)) return undefined;
  const estado = ESTADOS[cuerpo.status];
  if (!estado) return undefined;
  return {
    estado,
    aprobada: cuerpo.response_code === 0 && estado === 'autorizada',
    monto: cuerpo.amount,
    ordenCompra: cuerpo.buy_order,
    sesion: cuerpo.session_id ?? '',
    cuotas: cuerpo.installments_number ?? 0,
    ...opcionales(cuerpo),
  };
}
