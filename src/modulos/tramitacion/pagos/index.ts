export { conciliarPagos, conciliarPendientes } from './casos/conciliar.ts';
export { emitirGiro } from './casos/emitir-giro.ts';
export { type ErrorInicio, iniciarPago } from './casos/iniciar-pago.ts';
export { pagoDeSolicitud } from './casos/pago-de-solicitud.ts';
export type { LineaDeGiro, PagoAsentado, PedidoDeGiro } from './dominio.ts';
export { anularGiro, giroDeBorrador, intentoAbierto } from './repositorio.ts';
export { rutasDePagos } from './rutas.tsx';
export { IrAPagar } from './vistas/pago.tsx';
