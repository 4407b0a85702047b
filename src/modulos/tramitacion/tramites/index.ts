export { aplicarCapa, capaQueCalza, type FallaDeCapa } from './capa.ts';
export {
  type Catalogo,
  crearCatalogo,
  type TramiteListo,
  type TramitePublicado,
  type UnidadDeContacto,
} from './catalogo.ts';
export {
  calcularDerechos,
  conceptoDe,
  type Derechos,
  type ErrorDerechos,
  type LineaDeDerecho,
} from './costo.ts';
export type * from './definicion.ts';
export type { DependenciasRutasTramites } from './dependencias.ts';

export type { FichaDelDia } from './ficha.ts';
export { esCapa, esDefinicion } from './leer-definicion.ts';
export type { MunicipioDelTramite } from './municipio.ts';
export {
  adoptar,
  type ErrorPublicacion,
  publicar,
  retirar,
  type Sembrado,
  sembrarCatalogo,
} from './publicacion.ts';
export { rutasDeTramites } from './rutas.tsx';
export type {
  Traduccion,
  TramiteTraducido,
} from './traduccion.ts';

export {
  type FallaDeDefinicion,
  verificarDefinicion,
} from './verificar-definicion.ts';
export { CuentaDelMonto } from './vistas/cuenta-del-monto.tsx';
export { CuentaDelPlazo } from './vistas/cuenta-del-plazo.tsx';
export { Dicho } from './vistas/dicho.tsx';
