import { sql } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';

/** Sumas de un trámite (o de todos) en un período. */
export interface Cifras {
  readonly ingresados: number;
  readonly aprobados: number;
  readonly rechazados: number;
  readonly desistidos: number;
  readonly dentroDePlazo: number;
  readonly fueraDePlazo: number;
}

export interface CifrasDeTramite extends Cifras {
  readonly tramiteId: string;
  readonly nombre: string;
  /** Días corridos de la mitad más rápida; undefined si no terminó ninguno. */
  readonly mediana?: number;
}

const suma = (columna: string) => sql<number>`coalesce(sum(${sql.ref(columna)}), 0)::int`;

/** Cifras por trámite desde un día local, del resumen diario. */
export async function cifrasPorTramite(
  { db, municipioId }: TxMunicipal,
  desde: string,
  zona: string,
): Promise<readonly CifrasDeTramite[]> {
  const filas = await db
    .selectFrom('resumen_diario as r')
    .select((eb) => [
      'r.tramite_id as tramiteId',
      eb
        .selectFrom('tramite_nacional as n')
        .select(sql<string>`n.definicion->>'nombre'`.as('nombre'))
        .whereRef('n.tramite_id', '=', 'r.tramite_id')
        .orderBy('n.version', 'desc')
        .limit(1)
        .as('nombre'),
      suma('r.ingresados').as('ingresados'),
      suma('r.aprobados').as('aprobados'),
      suma('r.rechazados').as('rechazados'),
      suma('r.desistidos').as('desistidos'),
      suma('r.dentro_de_plazo').as('dentroDePlazo'),
      suma('r.fuera_de_plazo').as('fueraDePlazo'),
    ])
    .where('r.municipio_id', '=', municipioId)
    .where('r.fecha', '>=', desde)
    .groupBy('r.tramite_id')
    .execute();
  const medianas = await medianasPorTramite({ db, municipioId }, desde, zona);
  return filas.map((fila) => {
    const mediana = medianas.get(fila.tramiteId);
    return {
      ...fila,
      nombre: fila.nombre ?? fila.tramiteId,
      ...(mediana === undefined ? {} : { mediana }),
    };
  });
}

/** Mediana de días corridos entre el ingreso efectivo y el término, de lo terminado en el período. */
async function medianasPorTramite(
  { db, municipioId }: TxMunicipal,
  desde: string,
  zona: string,
): Promise<ReadonlyMap<string, number>> {
  const dias = sql`(terminado_en at time zone ${zona})::date - efectivo_fecha`;
  const filas = await db
    .selectFrom('expediente')
    .select([
      'tramite_id',
      sql<number>`percentile_cont(0.5) within group (order by greatest(${dias}, 0))`.as('mediana'),
    ])
    .where('municipio_id', '=', municipioId)
    .where('estado', '=', 'terminado')
    .where(sql<boolean>`(terminado_en at time zone ${zona})::date >= ${desde}::date`)
    .groupBy('tramite_id')
    .execute();
  return new Map(filas.map((fila) => [fila.tramite_id, Number(fila.mediana)]));
}

/** Solicitudes ingresadas por mes (`AAAA-MM`) desde un día. */
export async function ingresosPorMes(
  { db, municipioId }: TxMunicipal,
  desde: string,
): Promise<ReadonlyMap<string, number>> {
  const filas = await db
    .selectFrom('resumen_diario')
    .select([sql<string>`to_char(fecha, 'YYYY-MM')`.as('mes'), suma('ingresados').as('ingresados')])
    .where('municipio_id', '=', municipioId)
    .where('fecha', '>=', desde)
    .groupBy('mes')
    .execute();
  return new Map(filas.map(({ mes, ingresados }) => [mes, ingresados]));
}

/** Suma de varias cifras. Pura. */
export function sumarCifras(varias: readonly Cifras[]): Cifras {
  const total = (leer: (cifras: Cifras) => number) => varias.reduce((n, c) => n + leer(c), 0);
  return {
    ingresados: total((c) => c.ingresados),
    aprobados: total((c) => c.aprobados),
    rechazados: total((c) => c.rechazados),
    desistidos: total((c) => c.desistidos),
    dentroDePlazo: total((c) => c.dentroDePlazo),
    fueraDePlazo: total((c) => c.fueraDePlazo),
  };
}

/** Porcentaje entero resuelto a tiempo; undefined si no se resolvió ninguno. Pura. */
export function porcentajeATiempo({ dentroDePlazo, fueraDePlazo }: Cifras): number | undefined {
  const total = dentroDePlazo + fueraDePlazo;
  return total === 0 ? undefined : Math.round((dentroDePlazo * 100) / total);
}
