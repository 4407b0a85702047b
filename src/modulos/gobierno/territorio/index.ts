export { cargarTerritorio } from './datos.ts';
export { type Municipio, type Region, slugDesdeHost } from './dominio.ts';
export { type Busqueda, type IndiceTerritorio, regionDe } from './indice.ts';
export { cargarMapas, type Mapas } from './mapas.ts';
export { type DependenciasTerritorio, rutasDeTerritorio } from './rutas.tsx';
export type { Oficina, TramitePublicado } from './vistas/municipio.tsx';
