export { cargarTerritorio } from './datos.ts';
export { type Municipio, type Region, RUTAS_RESERVADAS, slugDesdeHost } from './dominio.ts';
export { type Busqueda, buscar, type IndiceTerritorio, regionDe } from './indice.ts';
