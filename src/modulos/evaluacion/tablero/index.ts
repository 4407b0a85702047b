export type { DependenciasTablero } from './dependencias.ts';
export type { Estudio2015 } from './estudio.ts';
export type { HitoCalculado } from './hitos-programa.ts';
export { rutasDeTablero } from './rutas.tsx';
export type { PlanEnTablero } from './vistas/hitos.tsx';
export type { MedicionDeHoy } from './vistas/municipio.tsx';
export type { FilaHito } from './vistas/tabla-hitos.tsx';
