export type { FlujoCompilado, NodoCompilado } from './compilado.ts';
export { esPaso } from './compilado.ts';
export { LIMITES_FLUJO } from './estructura.ts';
export {
  completar,
  type EventoFlujo,
  iniciar,
  MARCADO_VACIO,
  type Reproduccion,
  reproducir,
  temporizadoresDe,
  vencer,
} from './interpretar.ts';
export type * from './tipos.ts';
export { validarFlujo } from './validar.ts';
