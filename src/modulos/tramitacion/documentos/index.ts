export {
  type ClaseDocumento,
  type Documento,
  type DocumentoPreparado,
  type EncargoDocumento,
  type ErrorEmision,
  type FichaVerificacion,
  TIPO_DOCUMENTAL,
} from './dominio.ts';
export { type AlIncorporar, type CierreEmision, emitirDocumento } from './emitir.ts';
export { datosDeMetadatos, metadatosDeDocumento, type OrigenDeMetadatos } from './metadatos.ts';
export { type DatosMunicipio, municipioDe } from './municipio.ts';
export {
  type DocumentoNuevo,
  documentoPorId,
  documentosDe,
  insertarDocumento,
  mayorOrden,
} from './repositorio.ts';
export { type ErrorRevocacion, revocarDocumento } from './revocar.ts';
export { type DependenciasVerificacion, rutasDeVerificacion } from './rutas.tsx';
export type { ErrorVerificacion } from './verificar.ts';
