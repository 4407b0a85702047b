export type { DependenciasDeAdopcion } from './dependencias.ts';
export { rutasDeAdopcion } from './rutas.tsx';
