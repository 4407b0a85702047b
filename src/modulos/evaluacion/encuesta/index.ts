export { abrirMedicion } from './casos/abrir.ts';
export { decidirMedicion, firmarMedicion } from './casos/cerrar.ts';
export { crearEnvioDeAvisos } from './casos/enviar-avisos.ts';
export { guardarRespuestas } from './casos/guardar.ts';
export { respaldarConEnlace } from './casos/respaldar.ts';
export { cifrasDe } from './cifras.ts';
export type { DependenciasEncuesta, ProveedorDeCifras } from './dependencias.ts';
export {
  avanceDe,
  blancosDe,
  cuestionarioDe,
  type Encuesta,
  leerEncuesta,
  medirEncuesta,
} from './leer-encuesta.ts';
export type { Medida, ResultadoMedicion } from './medir.ts';
export { crearPiezasDePrograma } from './programa/piezas.tsx';
export { medicionesDe } from './repositorio.ts';
export * as programaNacional from './repositorio-programa.ts';
export { columnasDeRespaldo, type RespaldoNuevo } from './respaldos/contenido.ts';
export {
  entregarArchivo,
  leerEnlace,
  MAXIMO_MB as MAXIMO_MB_DE_RESPALDO,
  recibirArchivo,
} from './respaldos/recibir.ts';
export { rutasDeEncuesta } from './rutas.tsx';
export { rutasDePrograma } from './rutas-programa.tsx';
