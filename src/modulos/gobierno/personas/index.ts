export { type Actor, PLATAFORMA } from './actor.ts';
export { destinoSeguro, type Sesion } from './dominio.ts';
export {
  borrarSesionesDeFuncionario,
  guardarContacto,
  limpiarVencidos,
} from './repositorio.ts';
export { rutasDePersonas } from './rutas.tsx';
export {
  type BuscarFuncionario,
  crearSesiones,
  type ErrorIngreso,
  type Sesiones,
} from './sesiones.ts';
export {
  COOKIE_SESION,
  crearLectorDeVisitas,
  type LeerVisita,
  opcionesDeCookie,
  pedirIngreso,
} from './visita.ts';
