import type { SolicitudPago } from './puerto.ts';

const ORDEN = /^[A-Za-z0-9|_=&%.,~:/?[+!@()>-]{1,26}$/;
const LARGO_SESION = 61;
const LARGO_URL = 255;

/** Límites de Webpay Plus para crear, revisados antes de salir a la red. */
export function solicitudValida(solicitud: SolicitudPago): boolean {
  const { ordenCompra, sesion, monto, urlRetorno } = solicitud;
  return (
    ORDEN.test(ordenCompra) &&
    sesion.length >= 1 &&
    sesion.length <= LARGO_SESION &&
    montoValido(monto) &&
    urlRetorno.length <= LARGO_URL &&
    URL.canParse(urlRetorno)
  );
}

/** Pesos enteros mayores que cero. */
export function montoValido(monto: number): boolean {
  return Number.isSafeInteger(monto) && monto > 0;
}
