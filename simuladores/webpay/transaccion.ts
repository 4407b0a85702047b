import { horaDeChile } from '../soporte/reloj.ts';

/** Transacción en los términos de la API REST de Webpay Plus. Montos en pesos enteros. */
export interface Transaccion {
  readonly token: string;
  readonly buyOrder: string;
  readonly sessionId: string;
  readonly amount: number;
  readonly returnUrl: string;
  /** Milisegundos desde la época. */
  readonly creadaEn: number;
  /** Lo que la persona hizo en el formulario; sin valor mientras no hace nada. */
  readonly formulario?: DesenlaceFormulario;
  readonly pagadaEn?: number;
  readonly cuotas?: number;
  readonly ultimosDigitos?: string;
  readonly status: EstadoWebpay;
  readonly codigoAutorizacion?: string;
  readonly autorizadaEn?: number;
  readonly devuelto: number;
}

type EstadoWebpay =
  | 'INITIALIZED'
  | 'AUTHORIZED'
  | 'REVERSED'
  | 'FAILED'
  | 'NULLIFIED'
  | 'PARTIALLY_NULLIFIED';

export const DESENLACES = ['pagar', 'rechazar', 'anular', 'agotar', 'error'] as const;
type DesenlaceFormulario = (typeof DESENLACES)[number];

const MINUTO = 60_000;
export const VIDA_TOKEN_MS = 5 * MINUTO;
/** Supuesto: plazo para confirmar tras pagar. Transbank solo dice que sin confirmación se reversa. */
const PLAZO_CONFIRMAR_MS = 5 * MINUTO;
export const PLAZO_CONSULTA_MS = 7 * 24 * 60 * MINUTO;

/** Estado a esta hora: lo pagado y no confirmado a tiempo se reversa solo. */
export function alDia(transaccion: Transaccion, ahora: number): Transaccion {
  const { status, formulario, pagadaEn } = transaccion;
  if (status !== 'INITIALIZED' || formulario !== 'pagar' || pagadaEn === undefined) {
    return transaccion;
  }
  return ahora - pagadaEn < PLAZO_CONFIRMAR_MS
    ? transaccion
    : { ...transaccion, status: 'REVERSED' };
}

/** El formulario de pago sigue abierto. */
export function admiteFormulario({ status, formulario, creadaEn }: Transaccion, ahora: number) {
  return status === 'INITIALIZED' && !formulario && ahora - creadaEn < VIDA_TOKEN_MS;
}

/** Código de Transbank según cuotas: VN sin cuotas, S2 dos, SI tres, NC otras sin interés. */
function tipoPago(cuotas: number): string {
  if (cuotas < 2) return 'VN';
  if (cuotas === 2) return 'S2';
  return cuotas === 3 ? 'SI' : 'NC';
}

/** Día contable de Chile, MMDD. */
function fechaContable(ahora: number): string {
  const { month, day } = horaDeChile(ahora);
  const dos = (n: number) => String(n).padStart(2, '0');
  return `${dos(month)}${dos(day)}`;
}

const CODIGO_RECHAZO = -1;

/** Cuerpo de confirmar y de consultar, con los campos que la API incluye en cada estado. */
export function comoRespuesta(transaccion: Transaccion): Readonly<Record<string, unknown>> {
  const { amount, status, buyOrder, sessionId, autorizadaEn, cuotas = 0 } = transaccion;
  const basicos = {
    amount,
    status,
    buy_order: buyOrder,
    session_id: sessionId,
    transaction_date: new Date(autorizadaEn ?? transaccion.creadaEn).toISOString(),
    installments_number: cuotas,
  };
  if (status === 'INITIALIZED' || status === 'REVERSED') return basicos;
  const aprobada = status !== 'FAILED';
  return {
    ...basicos,
    vci: aprobada ? 'TSY' : 'TSN',
    card_detail: { card_number: transaccion.ultimosDigitos },
    accounting_date: fechaContable(autorizadaEn ?? transaccion.creadaEn),
    payment_type_code: tipoPago(cuotas),
    response_code: aprobada ? 0 : CODIGO_RECHAZO,
    ...(aprobada && { authorization_code: transaccion.codigoAutorizacion }),
    ...(cuotas > 1 && { installments_amount: Math.floor(amount / cuotas) }),
    ...(transaccion.devuelto > 0 && { balance: amount - transaccion.devuelto }),
  };
}
