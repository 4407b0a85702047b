export { type CalendarioLegal, crearCalendario, type IngresoEfectivo } from './calendario.ts';
export { type DatosFeriados, leerDatosFeriados } from './datos-feriados.ts';
export type { DiaSaltado, FechaAlcanzada } from './dias-habiles.ts';
export type { Feriado } from './feriados.ts';
export {
  diaDeLaSemana,
  fechaConDia,
  fechaCorta,
  fechaHora,
  fechaLarga,
  fechaLocal,
  hora,
  leerFecha,
  nombreDelMes,
} from './formato.ts';
export type { ErrorProrroga, PedidoPlazo, Plazo, TipoPlazo } from './plazo.ts';
export { hoyEn, inicioDelDia, venceEn } from './zonas.ts';
