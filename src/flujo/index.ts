export * from './bloques.ts';
export { aBpmn } from './bpmn-exportar.ts';
export { desdeBpmn, type ErrorBpmn } from './bpmn-importar.ts';
export type { FlujoCompilado, NodoCompilado } from './compilado.ts';
export { esPaso } from './compilado.ts';
export { describirFlujo, type EstadoPaso, type PasoDescrito } from './describir.ts';
export { dibujarFlujo, type TextosDibujo } from './dibujar.tsx';
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
