export { calcular, type DetalleMedicion } from './calculo/calcular.ts';
export { compilar, type Plan } from './calculo/compilar.ts';
export { cumple } from './calculo/condiciones.ts';
export { type Cambio, crearProbador, type Probador } from './calculo/probador.ts';
export { puntuar } from './calculo/puntuar.ts';
export {
  type CifrasDePlataforma,
  completarConPlataforma,
  soloVerificadas,
} from './calculo/verificado.ts';
export {
  type ComparacionMunicipio,
  comparar,
  motivoDeNoComparar,
  nombreDeInstrumento,
} from './comparacion/comparar.ts';
export type { Contexto } from './comparacion/parecidos.ts';
export type {
  Ajuste,
  Instrumento,
  Item,
  Medicion,
  Respuesta,
  Respuestas,
} from './dominio.ts';
export { componentesPrincipales } from './estadistica/componentes.ts';
export { aMatriz } from './estadistica/matriz.ts';
export { type Agrupacion, agrupar, type Estudio, type Metodo } from './grupos/agrupar.ts';
export { type Brecha, brechas, respuestaMaxima } from './grupos/brechas.ts';
export type { Ubicacion } from './grupos/dominio.ts';
export { type ReglasDeGrupo, ubicar } from './grupos/ubicar.ts';
export type { ErrorImportacion } from './importacion/errores.ts';
export { escribirCsv, escribirXlsx, type Hoja } from './importacion/escribir-planilla.ts';
export { importarMatriz } from './importacion/importar-matriz.ts';
export {
  type FilaRespuestas,
  type Importacion,
  importarRespuestas,
} from './importacion/importar-respuestas.ts';
export type { TablaCsv } from './importacion/leer-csv.ts';
export { normalizar } from './importacion/leer-numero.ts';
export { leerPlanilla } from './importacion/leer-planilla.ts';
export { leerRespuesta } from './importacion/leer-respuesta.ts';
export type { Directorio, Municipio } from './importacion/municipios.ts';
export { resolverMunicipio } from './importacion/resolver-fila.ts';
export {
  archivoDelEstudio,
  leerAjustes,
  leerContextos,
  leerDirectorio,
  leerInstrumento,
  leerReglasDeGrupo,
  leerSemillas,
} from './instrumentos/leer-datos.ts';
