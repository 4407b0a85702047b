export type { DependenciasDeOficina, MunicipioDeOficina } from './dependencias.ts';
export { rutasDeOficina } from './rutas.ts';
