export { anotarResultado, consultarNotificacion } from './consultar.ts';
export {
  admiteConstancia,
  type CanalAviso,
  type ClaseAviso,
  type EstadoAviso,
  exigeCarta,
  type Notificacion,
  notificacionPresunta,
  rellenar,
  surteEfecto,
} from './dominio.ts';
export { enviarNotificacion, type GanchosAviso, type PuertosAvisos } from './enviar.ts';
export { ordenarAviso, type PedidoAviso } from './ordenar.ts';
export { notificacionesDe, notificacionPorId } from './repositorio.ts';
