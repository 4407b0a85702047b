import type { esCL } from '../es-CL.ts';

/** Pago, en inglés. */
export const pago: (typeof esCL)['pago'] = {
  titulo: 'Pay for your application',
  total: 'Total to pay',
  detalle: 'Breakdown',
  irAPagar: (monto) => `Pay ${monto}`,
  conWebpay: 'You will pay in Webpay with a debit, credit or prepaid card.',
  volvera: 'When you finish, you will come back to this page.',
  aprobado: 'Payment approved',
  rechazado: 'The payment was not made',
  rechazadoTexto: 'Your bank did not accept the payment. You were not charged.',
  anulado: 'You cancelled the payment',
  anuladoTexto: 'You were not charged. Your answers are still saved.',
  pendiente: 'We are confirming your payment',
  pendienteTexto: 'Do not pay again. We will email you as soon as we know.',
  fueraDePlazo: 'The time to pay ran out',
  fueraDePlazoTexto: 'You were not charged. You can try again.',
  yaPagado: 'This application is already paid.',
  intentarDeNuevo: 'Try again',
  comprobante: 'Payment receipt',
  descargarComprobante: 'Download receipt',
  ordenDeCompra: 'Order number',
  autorizacion: 'Authorisation code',
  tarjeta: (ultimos) => `Card ending in ${ultimos}`,
  cuotas: (cantidad) => (cantidad <= 1 ? 'No instalments' : `${cantidad} instalments`),
  devuelto: 'We refunded your money',
};
