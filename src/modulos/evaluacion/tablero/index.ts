import { acciones, calendarioSugerido } from './informe/acciones.tsx';
import * as bloques from './informe/bloques.ts';
import { cierre } from './informe/cierre.ts';
import { estrategia2015, perfil2015, resumen2015 } from './informe/estudio.ts';
import { ley } from './informe/ley.ts';
import { parecidas } from './informe/parecidas.tsx';
import { posicion } from './informe/posicion.tsx';
import { loQueConvieneALasParecidas, resumenSinMedicion } from './informe/sin-medicion.ts';

/** Piezas con que se arma el informe en PDF de un municipio. */
export const informe = {
  ...bloques,
  acciones,
  calendarioSugerido,
  cierre,
  estrategia2015,
  ley,
  loQueConvieneALasParecidas,
  parecidas,
  perfil2015,
  posicion,
  resumen2015,
  resumenSinMedicion,
};
export type { DependenciasTablero } from './dependencias.ts';
export type { Estudio2015 } from './estudio.ts';
export { type Ola, seriesComparables } from './evolucion.ts';
export type { HitoCalculado } from './hitos-programa.ts';
export { type FuentesDeInforme, leerFuentesDeInforme } from './informe/fuentes.ts';
export { rutasDeTablero } from './rutas.tsx';
export type { PlanEnTablero } from './vistas/hitos.tsx';
export type { MedicionDeHoy } from './vistas/municipio.tsx';
export type { FilaHito } from './vistas/tabla-hitos.tsx';
