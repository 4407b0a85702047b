export {
  type Actuado,
  actuar,
  type ErrorAccion,
  type PedidoAccion,
  pedirCorreccion,
} from './casos/actuar.ts';
export { avanzarExpediente, type PuertosAvanzar } from './casos/avanzar.ts';
export {
  type ErrorIngreso,
  type Ingresado,
  ingresar,
  type PagoIngreso,
  type PedidoIngreso,
} from './casos/ingresar.ts';
export { asignar, type ErrorReparto, type Reparto, soltar, tomar } from './casos/repartir.ts';
export {
  type ErrorRespuesta,
  type PedidoRespuesta,
  responderCorreccion,
} from './casos/responder-correccion.ts';
export { vencerPlazos } from './casos/vencer-plazos.ts';
export { type DatoInvalido, paginaDeAccion } from './datos-de-accion.ts';
export { conCapa, definicionPublicada, type TramiteEnCurso, tramiteDe } from './definiciones.ts';
export {
  ADVERTENCIA_ART_31,
  type CampoPorCorregir,
  type Correccion,
  type EstadoExpediente,
  type Expediente,
  type Funcionario,
  type Nota,
  type PlazoExpediente,
  type ResultadoExpediente,
} from './dominio.ts';
export type { PuertosCaso } from './guardar.ts';
export { guardarCrudosDeCorreccion } from './repositorio/correccion.ts';
export { expedientePorFolio, expedientePorId } from './repositorio/expediente.ts';
export {
  COLAS_PERIODICAS,
  ganchosDeAviso,
  type ManejadoresDeExpedientes,
  manejadoresDeExpedientes,
} from './trabajos.ts';
