export { simular } from './aplicar.ts';
export {
  type HitoPrograma,
  leerAreasDeMejora,
  leerBiblioteca,
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
export { type AlertaHito, alertasDelPlan, erroresDelPlan, type Hito } from './hitos.ts';
export { proponer } from './proponer.ts';
