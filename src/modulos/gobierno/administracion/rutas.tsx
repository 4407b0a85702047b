import type { FastifyInstance } from 'fastify';
import type { DependenciasDeAdministracion } from './dependencias.ts';
import { rutasDeAcceso } from './rutas-acceso.tsx';
import { rutasDeEquipo } from './rutas-equipo.tsx';
import { rutasDeSistema } from './rutas-sistema.tsx';

/** Ingreso de funcionarios, equipo, unidades y sistema, bajo `/:slug/funcionarios`. */
export function rutasDeAdministracion(
  app: FastifyInstance,
  deps: DependenciasDeAdministracion,
): void {
  rutasDeAcceso(app, deps);
  rutasDeEquipo(app, deps);
  rutasDeSistema(app, deps);
}
