import { comoObjeto } from '../soporte/formulario.ts';

export interface SolicitudCreacion {
  readonly buyOrder: string;
  readonly sessionId: string;
  readonly amount: number;
  readonly returnUrl: string;
}

const ORDEN = /^[A-Za-z0-9|_=&%.,~:/?[+!@()>-]{1,26}$/;
const MONTO_MAXIMO = 999_999_999;

function esUrl(texto: string): boolean {
  return URL.canParse(texto) && /^https?:$/.test(new URL(texto).protocol);
}

/** Monto en pesos enteros positivos. */
export function leerMonto(valor: unknown): number | undefined {
  const entero = typeof valor === 'number' && Number.isInteger(valor);
  return entero && valor > 0 && valor <= MONTO_MAXIMO ? valor : undefined;
}

/** Revisa el cuerpo de crear; nombra el primer parámetro malo como lo hace la API. */
export function leerCreacion(cuerpo: unknown): SolicitudCreacion | { readonly malo: string } {
  const { buy_order, session_id, amount, return_url } = comoObjeto(cuerpo);
  if (typeof buy_order !== 'string' || !ORDEN.test(buy_order)) return { malo: 'buy_order' };
  if (typeof session_id !== 'string' || session_id.length < 1 || session_id.length > 61) {
    return { malo: 'session_id' };
  }
  const monto = leerMonto(amount);
  if (monto === undefined) return { malo: 'amount' };
  if (typeof return_url !== 'string' || return_url.length > 255 || !esUrl(return_url)) {
    return { malo: 'return_url' };
  }
  return { buyOrder: buy_order, sessionId: session_id, amount: monto, returnUrl: return_url };
}
