import type { FastifyInstance } from 'fastify';
import { rutasDeActos } from './actos/rutas.tsx';
import { rutasDeArchivo } from './archivo/rutas.tsx';
import { rutasDeFirmaMasiva } from './bandeja/firmar-varios.tsx';
import { rutasDeBandeja } from './bandeja/rutas.tsx';
import { rutasDeCarta } from './carta/rutas.tsx';
import { rutasDeCaso } from './caso/rutas.tsx';
import type { DependenciasDeOficina } from './dependencias.ts';
import { rutasDeTablero } from './tablero/rutas.tsx';

/** Trastienda de los expedientes: bandeja, caso, decisiones, archivo y tablero. */
export function rutasDeOficina(app: FastifyInstance, deps: DependenciasDeOficina): void {
  rutasDeBandeja(app, deps);
  rutasDeFirmaMasiva(app, deps);
  rutasDeCaso(app, deps);
  rutasDeActos(app, deps);
  rutasDeArchivo(app, deps);
  rutasDeCarta(app, deps);
  rutasDeTablero(app, deps);
}
