export { pesoLegible } from './campos/archivo.tsx';
export { quedaEnCastellano, textosDeCampos } from './campos/implementacion.ts';
export { LIMITE_ENTRADA } from './campos/texto-escrito.ts';
export {
  type EsquemaJson,
  esquemaJson,
  minutosEstimados,
  respuestasDeEjemplo,
} from './esquema-json.ts';
export { crudosDe, type Leida, leerPagina } from './leer-pagina.ts';
export { ImagenMapa } from './mapa/imagen.tsx';
export { leerVista, type Punto, type Vista, vistaCompleta } from './mapa/vista.ts';
export {
  camposVisibles,
  type ErrorDePagina,
  paginaAnterior,
  paginasVisibles,
  primeraPendiente,
  type Revision,
  siguientePagina,
  validarTodo,
} from './recorrido.ts';
export { renderPagina } from './render-pagina.tsx';
export { type FilaDeResumen, resumen, type SeccionDeResumen } from './resumen.ts';
export type * from './tipos.ts';
export type * from './valores.ts';
export {
  type FallaDeFormulario,
  tiposParaReglas,
  verificarFormulario,
} from './verificar-formulario.ts';
