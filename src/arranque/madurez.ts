import type { FastifyInstance } from 'fastify';
import type { Topologia } from '../graficos/index.ts';
import {
  type DependenciasEncuesta,
  type ProveedorDeCifras,
  rutasDeEncuesta,
  rutasDePrograma,
} from '../modulos/evaluacion/encuesta/index.ts';
import {
  hitosDeHoy,
  informeDe,
  medicionDeHoy,
  planesEnTablero,
  refrescarCifras,
  rutasDePlanes,
} from '../modulos/evaluacion/planes/index.ts';
import { rutasDeTablero } from '../modulos/evaluacion/tablero/index.ts';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import { CATALOGO } from './catalogo.ts';

const MINUTOS_ENTRE_CIFRAS = 10;
/** Con menos casos que estos, un porcentaje no dice nada. */
const MINIMO_DE_CASOS = 10;

/** Lo que la tramitación sabe de cada municipio: plazos cumplidos y trámites terminados. */
function cifrasDeTramitacion(base: BaseDeDatos): ProveedorDeCifras {
  return (municipioId) =>
    base.conMunicipio(municipioId, async ({ db }) => {
      const plazos = await db
        .selectFrom('resumen_diario')
        .select(({ fn }) => [
          fn.sum<string>('dentro_de_plazo').as('dentro'),
          fn.sum<string>('fuera_de_plazo').as('fuera'),
        ])
        .where('municipio_id', '=', municipioId)
        .executeTakeFirst();
      const borradores = await db
        .selectFrom('borrador')
        .select(({ fn }) => ['estado', fn.countAll<string>().as('n')])
        .where('municipio_id', '=', municipioId)
        .groupBy('estado')
        .execute();
      const [dentro, fuera] = [Number(plazos?.dentro ?? 0), Number(plazos?.fuera ?? 0)];
      const contar = (...estados: readonly string[]): number =>
        borradores.filter((b) => estados.includes(b.estado)).reduce((s, b) => s + Number(b.n), 0);
      const [ingresados, dejados] = [contar('ingresado'), contar('descartado')];
      return {
        ...porcentaje('resueltos_en_plazo_pct', dentro, dentro + fuera),
        ...porcentaje('tramites_terminados_pct', ingresados, ingresados + dejados),
      };
    });
}

function porcentaje(clave: string, parte: number, total: number): Readonly<Record<string, number>> {
  return total < MINIMO_DE_CASOS ? {} : { [clave]: Math.round((parte / total) * 1000) / 10 };
}

/** Conecta la evaluación de madurez con el resto de la plataforma. */
export function registrarMadurez(
  app: FastifyInstance,
  piezas: Omit<DependenciasEncuesta, 'proveedores'> & { readonly mapaComunas: Topologia },
): void {
  const { puertos, territorio } = piezas;
  const deps = { ...piezas, proveedores: [cifrasDeTramitacion(puertos.base)] };
  let ultimas: Temporal.Instant | undefined;
  const refrescar = (): void => {
    const ahora = puertos.reloj.ahora();
    if (ultimas && ahora.since(ultimas).total('minutes') < MINUTOS_ENTRE_CIFRAS) return;
    ultimas = ahora;
    // En segundo plano: quien mira la página ve las cifras de la vuelta anterior.
    refrescarCifras(puertos, territorio.municipios).catch((error: unknown) =>
      app.log.error(error, 'No se pudieron recalcular las cifras de uso'),
    );
  };
  app.addHook('onListen', async () => refrescar());
  rutasDeTablero(app, {
    marco: piezas.marco,
    territorio,
    mapaComunas: piezas.mapaComunas,
    puertos,
    hitosDeHoy: () => {
      refrescar();
      return hitosDeHoy(puertos, CATALOGO.length);
    },
    planes: () => planesEnTablero(puertos, territorio),
    medicionDeHoy: (municipio) => medicionDeHoy(puertos, municipio),
    informe: (municipio) => informeDe(deps, municipio),
  });
  rutasDeEncuesta(app, deps);
  rutasDePlanes(app, deps);
  rutasDePrograma(app, deps);
}
