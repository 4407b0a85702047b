export { simular } from './aplicar.ts';
export {
  type Citados,
  type HitoPrograma,
  leerAreasDeMejora,
  leerBiblioteca,
  leerCitados,
  leerHitosPrograma,
} from './biblioteca.ts';
export type {
  Accion,
  AccionPropuesta,
  AreasDeMejora,
  Biblioteca,
  Propuesta,
  Restricciones,
} from './dominio.ts';
export {
  type AlertaHito,
  alertasDelPlan,
  avanceMedido,
  type CampoDeHito,
  type ClaseAlerta,
  cicloDelPlan,
  type ErrorDeHito,
  erroresDelHito,
  type Hito,
  type PeriodoDePlan,
} from './hitos.ts';
export { proponer } from './proponer.ts';
export { type Simulacion, simularExplicado } from './simulacion.ts';
