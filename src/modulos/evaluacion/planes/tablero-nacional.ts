import { formatearCut } from '../../../base/folio.ts';
import type { TxGlobal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { IndiceTerritorio, Municipio } from '../../gobierno/territorio/index.ts';
import type { Puertos } from '../../puertos.ts';
import { programaNacional } from '../encuesta/index.ts';
import type { HitoCalculado, MedicionDeHoy, PlanEnTablero } from '../tablero/index.ts';
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
  const fila = await base.global((tx) => programaNacional.ultimaDe(tx, municipio.cut));
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

interface HitoCrudo {
  readonly id: string;
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: number;
  readonly verificacion: string;
}

const legible = (iso: string): string => iso.split('-').reverse().join('-');

/** Planes publicados por las municipalidades. */
export async function planesEnTablero(
  { base }: Pick<Puertos, 'base'>,
  territorio: IndiceTerritorio,
): Promise<readonly PlanEnTablero[]> {
  const filas = await base.global(planesPublicados);
  return filas.map((f) => {
    const m = territorio.porCut.get(f.cut);
    return {
      nombre: m?.nombre ?? f.cut,
      href: `/madurez/municipios/${m?.slug ?? f.cut}`,
      demostracion: f.demostracion,
      hitos: (f.hitos as readonly object[] as readonly HitoCrudo[]).map((h) => ({
        id: h.id,
        nombre: h.nombre,
        inicio: legible(h.inicio),
        termino: legible(h.termino),
        avance: h.avance,
        verificacion: h.verificacion,
      })),
    };
  });
}

/** Meta de los hitos de hoy: las mismas del programa de 2014 a 2017. */
const METAS = { catalogo: 150, adoptados: 20 } as const;
const DESDE = '2026-01-01';
const HASTA = '2027-12-31';

/** Los dos hitos del programa, hoy: cuántos trámites hay y cuántos se adoptaron y usan. */
export async function hitosDeHoy(
  { base }: Pick<Puertos, 'base'>,
  tramitesEnCatalogo: number,
): Promise<readonly HitoCalculado[]> {
  const cifras = await base.global(({ db }) =>
    db
      .selectFrom('cifra_municipal')
      .select(({ fn }) => ['clave', fn.sum<string>('valor').as('total')])
      .groupBy('clave')
      .execute(),
  );
  const total = (clave: string): number =>
    Number(cifras.find((c) => c.clave === clave)?.total ?? 0);
  const usados = total('tramites_publicados');
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
      `${METAS.adoptados} adopciones de trámites publicadas por municipios`,
      usados,
      METAS.adoptados,
      `Publicaciones de cada municipio; ${total('solicitudes')} solicitudes ingresadas`,
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
      nombre: id === 'hoy-catalogo' ? 'Catálogo de hoy' : 'Adopciones de hoy',
      inicio: DESDE,
      termino: HASTA,
      avance,
    },
  };
}

/**
 * Recalcula las cifras de uso de cada municipio. Se hace en segundo plano, un municipio a la vez,
 * para que el tablero solo sume filas.
 */
export async function refrescarCifras(
  { base, reloj }: Pick<Puertos, 'base' | 'reloj'>,
  municipios: readonly { readonly municipioId: number }[],
): Promise<void> {
  for (const { municipioId } of municipios) {
    await base.conMunicipio(municipioId, async (tx) => {
      const contar = async (consulta: Promise<{ n: string | number | bigint }>) =>
        Number((await consulta).n);
      const publicados = await contar(
        tx.db
          .selectFrom('tramite_adopcion')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('municipio_id', '=', municipioId)
          .where('estado', '=', 'publicado')
          .executeTakeFirstOrThrow(),
      );
      const solicitudes = await contar(
        tx.db
          .selectFrom('expediente')
          .select(({ fn }) => fn.countAll().as('n'))
          .where('municipio_id', '=', municipioId)
          .executeTakeFirstOrThrow(),
      );
      await guardarCifras(
        tx,
        formatearCut(municipioId),
        { tramites_publicados: publicados, solicitudes },
        reloj.ahora().toString(),
      );
    });
  }
}

async function guardarCifras(
  { db }: TxGlobal,
  cut: string,
  cifras: Readonly<Record<string, number>>,
  ahora: string,
): Promise<void> {
  await db
    .insertInto('cifra_municipal')
    .values(
      Object.entries(cifras).map(([clave, valor]) => ({
        cut,
        clave,
        valor,
        actualizada_en: ahora,
      })),
    )
    .onConflict((c) =>
      c.columns(['cut', 'clave']).doUpdateSet((eb) => ({
        valor: eb.ref('excluded.valor'),
        actualizada_en: eb.ref('excluded.actualizada_en'),
      })),
    )
    .execute();
}
