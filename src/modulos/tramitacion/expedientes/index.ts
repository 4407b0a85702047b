export { abrirDocumento } from './casos/abrir-documento.ts';
export {
  type Actuado,
  actuar,
  type ErrorAccion,
  type PedidoAccion,
} from './casos/actuar.ts';
export { agregarNota, LARGO_MAXIMO_NOTA } from './casos/agregar-nota.ts';
export { avanzarExpediente, type PuertosAvanzar } from './casos/avanzar.ts';
export { casosDePersona } from './casos/de-persona.ts';
export { exportar } from './casos/exportar.ts';
export {
  type ErrorIngreso,
  type Ingresado,
  ingresar,
  type PagoIngreso,
  type PedidoIngreso,
} from './casos/ingresar.ts';
export { type ErrorCarta, notificarPorCarta } from './casos/notificar-por-carta.ts';
export { asignar, type ErrorReparto, type Reparto, soltar, tomar } from './casos/repartir.ts';
export {
  type ErrorRespuesta,
  type PedidoRespuesta,
  responderCorreccion,
} from './casos/responder-correccion.ts';
export { vencerPlazos } from './casos/vencer-plazos.ts';
export {
  type AccionDisponible,
  type CasoVisible,
  type Mirada,
  type PlazoVisible,
  puedeMirar,
  verCaso,
} from './casos/ver-caso.ts';
export { componerDeDefinicion } from './contenido/de-definicion.ts';
export { type CasoEnTexto, contextoDe, variablesDe } from './contenido/variables.ts';
export type { DatoInvalido } from './datos-de-accion.ts';
export {
  conCapa,
  hechosDe,
  type TramiteEnCurso,
  tramiteDe,
} from './definiciones.ts';
export {
  ADVERTENCIA_ART_31,
  type CampoPorCorregir,
  type Correccion,
  type EstadoExpediente,
  type Expediente,
  type Funcionario,
  type Nota,
  type PlazoExpediente,
  puedeAnotar,
  type ResultadoExpediente,
} from './dominio.ts';
export type { PuertosCaso } from './guardar.ts';
export { plazosDePaso } from './plazos.ts';
export {
  type BusquedaPreparada,
  condicionesDeBusqueda,
  prepararBusqueda,
} from './repositorio/busqueda.ts';
export { guardarCrudosDeCorreccion } from './repositorio/correccion.ts';
export type { ResumenPropio } from './repositorio/de-persona.ts';
export { expedientePorId } from './repositorio/expediente.ts';
export { reproducirHistoria } from './reproducir.ts';
export {
  COLAS_PERIODICAS,
  type ManejadoresDeExpedientes,
  manejadoresDeExpedientes,
} from './trabajos.ts';
