import { hoyEn } from '../../../calendario/index.ts';
import type { IndiceTerritorio, Municipio } from '../../gobierno/territorio/index.ts';
import type { Puertos } from '../../puertos.ts';
import { programaNacional } from '../encuesta/index.ts';
import { alertasDelPlan, type Hito } from '../estrategia/index.ts';
import type { HitoCalculado, MedicionDeHoy, PlanEnTablero } from '../tablero/index.ts';
import { ALERTAS, fechaLegible } from './alertas.ts';
import { sumaNacional } from './cifras/guardadas.ts';
import { planesPublicados } from './publicados.ts';

const ESTADO: Readonly<Record<string, string>> = {
  invitado: 'Invitada, sin empezar.',
  en_curso: 'En curso.',
  cerrada: 'Firmada por la municipalidad.',
  observada: 'Firmada, con observaciones del programa.',
  aceptada: 'Firmada y aceptada.',
};

/** Medición de hoy de un municipio, para su página pública. */
export async function medicionDeHoy(
  { base }: Pick<Puertos, 'base'>,
  municipio: Municipio,
): Promise<MedicionDeHoy | undefined> {
  const fila = await base.global((tx) => programaNacional.vigenteDe(tx, municipio.cut));
  if (fila === undefined) return undefined;
  const r = fila.resultado;
  const visible = fila.estado !== 'invitado' && fila.estado !== 'en_curso' ? r : null;
  const numero = (clave: string): number | null => {
    const v = visible?.[clave];
    return typeof v === 'number' ? v : null;
  };
  const nombre = visible?.nombreGrupo;
  return {
    indice: numero('publicado'),
    grupo: numero('grupo'),
    nombreGrupo: typeof nombre === 'string' ? nombre : null,
    estado: `${ESTADO[fila.estado] ?? ''} ${fila.respondidas} de ${fila.total} respuestas.`,
    demostracion: fila.demostracion,
    informe: visible === null ? null : `/madurez/informes/${municipio.cut}.pdf`,
  };
}

/** Planes publicados por las municipalidades, con sus alertas a un día (ISO). */
export async function planesEnTablero(
  { base, reloj }: Pick<Puertos, 'base' | 'reloj'>,
  territorio: IndiceTerritorio,
): Promise<readonly PlanEnTablero[]> {
  const filas = await base.global(planesPublicados);
  return filas.map((f) => {
    const m = territorio.porCut.get(f.cut);
    const hoy = hoyEn(reloj.ahora(), m?.zonaHoraria ?? 'America/Santiago');
    const hitos = f.hitos as readonly object[] as readonly HitoPublicado[];
    const alertas = alertasDelPlan(
      hitos.map((h) => ({ ...h, presupuesto_clp: null })),
      hoy.toString(),
      hoy.toString(),
    );
    return {
      nombre: m?.nombre ?? f.cut,
      href: `/madurez/municipios/${m?.slug ?? f.cut}`,
      demostracion: f.demostracion,
      hitos: hitos.map((h) => {
        const medida = medidaDe(h);
        return {
          id: h.id,
          nombre: h.nombre,
          inicio: fechaLegible(h.inicio),
          termino: fechaLegible(h.termino),
          avance: h.avance,
          ...(medida === undefined ? {} : { medida }),
          verificacion: h.verificacion,
          alertas: alertas
            .filter((a) => a.id === h.id)
            .map((a) => ({ ...ALERTAS[a.clase], clase: a.clase })),
        };
      }),
    };
  });
}

/** Hito como quedó en lo publicado. Los de antes no llevan medida. */
type HitoPublicado = Omit<Hito, 'presupuesto_clp'> & { readonly medidaValor?: number | null };

function medidaDe(h: HitoPublicado): string | undefined {
  if (h.medida == null) return undefined;
  const valor = h.medidaValor;
  return valor == null
    ? 'Lo mide la plataforma'
    : `${valor} de ${h.medida.meta}. Lo mide la plataforma`;
}

/** Meta de los hitos de hoy: las mismas del programa de 2014 a 2017. */
const METAS = { catalogo: 150, adoptados: 20 } as const;
const DESDE = '2026-01-01';
const HASTA = '2027-12-31';

/** Cifra con que se cuenta lo adoptado y usado: tres meses seguidos de uso real. */
const USADOS = 'tramites_usados_90';

/** Los dos hitos del programa, hoy: cuántos trámites hay y cuántos se adoptaron y usan. */
export async function hitosDeHoy(
  { base }: Pick<Puertos, 'base'>,
  tramitesEnCatalogo: number,
): Promise<readonly HitoCalculado[]> {
  const sumas = await base.global(sumaNacional);
  const distintos = [...sumas.keys()].filter((clave) => clave.startsWith(`${USADOS}/`)).length;
  const adopciones = sumas.get('tramites_publicados') ?? 0;
  const enUso = sumas.get(USADOS) ?? 0;
  return [
    hito(
      'hoy-catalogo',
      `${METAS.catalogo} trámites digitalizados en el catálogo`,
      tramitesEnCatalogo,
      METAS.catalogo,
      'Catálogo nacional de esta plataforma',
    ),
    hito(
      'hoy-adoptados',
      `${METAS.adoptados} trámites adoptados por municipios y usados por personas`,
      distintos,
      METAS.adoptados,
      `Trámites distintos publicados y con solicitudes en 90 días. Adopciones: ${adopciones}; en uso: ${enUso}. Solicitudes en 12 meses: ${sumas.get('solicitudes') ?? 0}`,
    ),
  ];
}

function hito(
  id: string,
  nombre: string,
  valor: number,
  meta: number,
  verificacion: string,
): HitoCalculado {
  const avance = Math.min(1, valor / meta);
  return {
    fila: {
      id,
      nombre,
      inicio: 'enero de 2026',
      termino: 'diciembre de 2027',
      avance,
      detalle: `${valor} de ${meta}`,
      verificacion,
    },
    tarea: {
      nombre: id === 'hoy-catalogo' ? 'Catálogo de hoy' : 'Adoptados y usados hoy',
      inicio: DESDE,
      termino: HASTA,
      avance,
    },
  };
}
