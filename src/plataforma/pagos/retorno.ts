/**
 * Cómo volvió la persona desde Webpay (por GET o por POST):
 * - `normal`: hay que confirmar `token`, una sola vez;
 * - `abortado`: la persona anuló; no se confirma;
 * - `tiempo-agotado`: venció el formulario; solo se conoce la orden de compra;
 * - `error-formulario`: se trata como fallida;
 * - `invalido`: parámetros que Webpay no envía.
 */
export type RetornoPago =
  | { readonly caso: 'normal'; readonly token: string }
  | { readonly caso: 'abortado'; readonly token: string; readonly ordenCompra: string }
  | { readonly caso: 'tiempo-agotado'; readonly ordenCompra: string }
  | { readonly caso: 'error-formulario'; readonly token: string; readonly ordenCompra: string }
  | { readonly caso: 'invalido' };

const TOKEN = /^[\w-]{1,64}$/;

type Parametros = Readonly<Record<string, unknown>>;

/** Texto no vacío; un parámetro repetido llega como arreglo y no vale. */
function texto(parametros: Parametros, nombre: string): string | undefined {
  const valor = parametros[nombre];
  return typeof valor === 'string' && valor !== '' ? valor : undefined;
}

function token(parametros: Parametros, nombre: string): string | undefined {
  const valor = texto(parametros, nombre);
  return valor && TOKEN.test(valor) ? valor : undefined;
}

/** Distingue las cuatro vueltas posibles. Nada de esto prueba un pago: eso lo dice `confirmar`. */
export function interpretarRetorno(parametros: Parametros): RetornoPago {
  const deWebpay = token(parametros, 'token_ws');
  const anulado = token(parametros, 'TBK_TOKEN');
  const ordenCompra = texto(parametros, 'TBK_ORDEN_COMPRA');
  const sesion = texto(parametros, 'TBK_ID_SESION');
  const conTbk = ordenCompra !== undefined && sesion !== undefined;

  if (deWebpay && conTbk && anulado) {
    return { caso: 'error-formulario', token: deWebpay, ordenCompra };
  }
  const sinTbk = !('TBK_TOKEN' in parametros) && !('TBK_ORDEN_COMPRA' in parametros);
  if (deWebpay && sinTbk) return { caso: 'normal', token: deWebpay };
  if ('token_ws' in parametros || !conTbk) return { caso: 'invalido' };
  if (anulado) return { caso: 'abortado', token: anulado, ordenCompra };
  return 'TBK_TOKEN' in parametros ? { caso: 'invalido' } : { caso: 'tiempo-agotado', ordenCompra };
}
