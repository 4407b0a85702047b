import type { FastifyInstance } from 'fastify';
import type { DependenciasRutasSolicitudes } from './dependencias.ts';
import { rutasDeCorreccion } from './rutas/correccion.tsx';
import { rutasDeEmpezar } from './rutas/empezar.tsx';
import { rutasDePaginas } from './rutas/paginas.tsx';
import { rutasDePagoDeSolicitud } from './rutas/pago.tsx';
import { rutasDeRevision } from './rutas/revisar.tsx';
import { rutasDeSeguimiento } from './rutas/seguimiento.tsx';

export type { ErrorDeclaracion } from './casos/declarar.ts';

export { type ErrorIngresoSolicitud, ingresarPagada } from './casos/ingresar-pagada.ts';
export { revisarAdjunto } from './casos/revisar-adjunto.ts';
export type {
  DependenciasRutasSolicitudes,
  DependenciasSolicitudes,
  PuertosSolicitudes,
  TerritorioDeFormularios,
} from './dependencias.ts';

/**
 * Páginas de la persona: empezar, responder, revisar, pagar, seguir y corregir. Necesita
 * `@fastify/formbody`, `@fastify/multipart` y `@fastify/cookie` ya registrados.
 */
export function rutasDeSolicitudes(app: FastifyInstance, deps: DependenciasRutasSolicitudes): void {
  rutasDeEmpezar(app, deps);
  rutasDePaginas(app, deps);
  rutasDeRevision(app, deps);
  rutasDePagoDeSolicitud(app, deps);
  rutasDeSeguimiento(app, deps);
  rutasDeCorreccion(app, deps);
}
