export { comoEncadenado, encadenar, puntaNueva, verificarCadena } from './cadena.ts';
export {
  type Actor,
  ahoraIso,
  type Evento,
  type EventoNuevo,
  type Movimiento,
  movimientoDe,
  nuevoId,
  PLATAFORMA,
  type Punta,
  type TipoEvento,
} from './dominio.ts';
export {
  type Acceso,
  anotarEvento,
  bloquearPunta,
  type CambiosExpediente,
  insertarEvento,
  leerAccesos,
  leerEventos,
  registrarAcceso,
} from './repositorio.ts';
