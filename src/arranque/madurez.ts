import type { FastifyInstance } from 'fastify';
import type { Topologia } from '../graficos/index.ts';
import {
  type DependenciasEncuesta,
  rutasDeEncuesta,
  rutasDePrograma,
} from '../modulos/evaluacion/encuesta/index.ts';
import {
  hitosDeHoy,
  informeDe,
  medicionDeHoy,
  olasFirmadas,
  planesEnTablero,
  proveedorDeCifras,
  rutasDeInformes,
  rutasDePlanes,
} from '../modulos/evaluacion/planes/index.ts';
import { rutasDeTablero } from '../modulos/evaluacion/tablero/index.ts';
import { CATALOGO } from './catalogo.ts';
import { CIFRAS } from './cifras.ts';

/** Conecta la evaluación de madurez con el resto de la plataforma. */
export function registrarMadurez(
  app: FastifyInstance,
  piezas: Omit<DependenciasEncuesta, 'proveedores'> & { readonly mapaComunas: Topologia },
): void {
  const { puertos, territorio } = piezas;
  const deps = { ...piezas, proveedores: [proveedorDeCifras(puertos.base, CIFRAS)] };
  // Al partir no se espera el turno del trabajo: el tablero ya tiene cifras de hoy.
  app.addHook('onListen', () =>
    puertos.base.global((tx) => puertos.colas.encolar(tx, 'cifras-municipales', {})),
  );
  rutasDeTablero(app, {
    marco: piezas.marco,
    territorio,
    mapaComunas: piezas.mapaComunas,
    puertos,
    hitosDeHoy: () => hitosDeHoy(puertos, CATALOGO.length),
    planes: () => planesEnTablero(puertos, territorio),
    medicionDeHoy: (municipio) => medicionDeHoy(puertos, municipio),
    olas: (cut) => olasFirmadas(puertos, cut),
    informe: (municipio) => informeDe(deps, municipio),
  });
  rutasDeEncuesta(app, deps);
  rutasDePlanes(app, { ...deps, cifras: CIFRAS });
  rutasDePrograma(app, deps);
  rutasDeInformes(app, deps);
}
