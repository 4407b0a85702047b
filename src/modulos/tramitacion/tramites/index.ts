export { aplicarCapa, capaQueCalza, type FallaDeCapa, rutasDeTexto } from './capa.ts';
export {
  type Catalogo,
  crearCatalogo,
  type TramiteListo,
  type TramitePublicado,
  type UnidadDeContacto,
} from './catalogo.ts';
export {
  calcularDerechos,
  type Derechos,
  type ErrorDerechos,
  type LineaDeDerecho,
} from './costo.ts';
export type * from './definicion.ts';
export type { DependenciasRutasTramites } from './dependencias.ts';
export { EsquemaTramite } from './esquema/tramite.ts';
export { type FichaDelDia, fichaDelDia, pedidoDePlazo, plazoEnPalabras } from './ficha.ts';
export { definicionCanonica, esCapa, esDefinicion, huellaDe } from './leer-definicion.ts';
export { type MunicipioDelTramite, municipalidadDe } from './municipio.ts';
export {
  adoptar,
  type ErrorPublicacion,
  publicar,
  retirar,
  type Sembrado,
  sembrarCatalogo,
} from './publicacion.ts';
export { rutasDeTramites } from './rutas.tsx';
export { VARIABLES_DE_DOCUMENTO, VARIABLES_DE_MENSAJE } from './variables.ts';
export {
  type FallaDeDefinicion,
  validarFlujoDe,
  verificarDefinicion,
} from './verificar-definicion.ts';
