import { sql } from 'kysely';
import { uuidV7 } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';

export interface AdopcionPublicada {
  readonly tramiteId: string;
  readonly conPlazo: boolean;
  readonly fichaCompleta: boolean;
  readonly cobra: boolean;
}

/** Trámites publicados y lo que dice su definición nacional. */
export async function adopcionesPublicadas({
  db,
  municipioId,
}: TxMunicipal): Promise<readonly AdopcionPublicada[]> {
  const filas = await db
    .selectFrom('tramite_adopcion as a')
    .innerJoin('tramite_nacional as n', (u) =>
      u.onRef('n.tramite_id', '=', 'a.tramite_id').onRef('n.version', '=', 'a.version'),
    )
    .select([
      'a.tramite_id as tramiteId',
      sql<boolean>`coalesce((n.definicion #>> '{plazo,cantidad}')::numeric > 0, false)`.as(
        'conPlazo',
      ),
      sql<boolean>`jsonb_array_length(coalesce(n.definicion #> '{ficha,requisitos}', '[]')) > 0
        and jsonb_array_length(coalesce(n.definicion #> '{ficha,baseLegal}', '[]')) > 0
        and n.definicion ->> 'unidad' is not null and n.definicion -> 'derechos' is not null`.as(
        'fichaDicha',
      ),
      sql<boolean>`jsonb_array_length(coalesce(n.definicion -> 'derechos', '[]')) > 0`.as('cobra'),
    ])
    .where('a.municipio_id', '=', municipioId)
    .where('a.estado', '=', 'publicado')
    .execute();
  return filas.map(({ tramiteId, conPlazo, fichaDicha, cobra }) => ({
    tramiteId,
    conPlazo,
    fichaCompleta: conPlazo && fichaDicha,
    cobra,
  }));
}

/** Último día con ingresos de cada trámite, del resumen diario. */
export async function ultimoIngresoDe({
  db,
  municipioId,
}: TxMunicipal): Promise<ReadonlyMap<string, string>> {
  const filas = await db
    .selectFrom('resumen_diario')
    .select(({ fn }) => ['tramite_id', fn.max('fecha').as('ultimo')])
    .where('municipio_id', '=', municipioId)
    .where('ingresados', '>', 0)
    .groupBy('tramite_id')
    .execute();
  return new Map(filas.map((f) => [f.tramite_id, f.ultimo]));
}

/** Ingresos y plazos cumplidos desde un día, del resumen diario. */
export async function sumarResumen({ db, municipioId }: TxMunicipal, desde: string) {
  const fila = await db
    .selectFrom('resumen_diario')
    .select(({ fn }) => [
      fn.sum<string>('ingresados').as('ingresados'),
      fn.sum<string>('dentro_de_plazo').as('dentro'),
      fn.sum<string>('fuera_de_plazo').as('fuera'),
    ])
    .where('municipio_id', '=', municipioId)
    .where('fecha', '>=', desde)
    .executeTakeFirst();
  return {
    ingresados: Number(fila?.ingresados ?? 0),
    dentro: Number(fila?.dentro ?? 0),
    fuera: Number(fila?.fuera ?? 0),
  };
}

/** Suma del uso por clave desde un día. */
export async function sumarUso(
  { db, municipioId }: TxMunicipal,
  desde: string,
): Promise<ReadonlyMap<string, number>> {
  const filas = await db
    .selectFrom('uso_diario')
    .select(({ fn }) => ['clave', fn.sum<string>('cantidad').as('n')])
    .where('municipio_id', '=', municipioId)
    .where('fecha', '>=', desde)
    .groupBy('clave')
    .execute();
  return new Map(filas.map((f) => [f.clave, Number(f.n)]));
}

export async function hayUso({ db, municipioId }: TxMunicipal): Promise<boolean> {
  const fila = await db
    .selectFrom('uso_diario')
    .select('fecha')
    .where('municipio_id', '=', municipioId)
    .limit(1)
    .executeTakeFirst();
  return fila !== undefined;
}

export async function borrarUso({ db, municipioId }: TxMunicipal, desde: string): Promise<void> {
  await db
    .deleteFrom('uso_diario')
    .where('municipio_id', '=', municipioId)
    .where('fecha', '>=', desde)
    .execute();
}

const SIN_AZAR = new Uint8Array(10);

/** Vuelve a contar documentos, notificaciones, pagos y solicitudes desde un día (hora UTC). */
export async function agregarUso(
  { db, municipioId }: TxMunicipal,
  desde: Temporal.PlainDate,
): Promise<void> {
  const inicio = uuidV7(desde.toZonedDateTime('UTC').epochMilliseconds, SIN_AZAR);
  const m = municipioId;
  await sql`
    insert into uso_diario (municipio_id, fecha, tramite_id, clave, cantidad)
    select ${m}::int, fecha, tramite_id, clave, sum(n) from (
      select (d.incorporado_en at time zone 'UTC')::date as fecha, e.tramite_id, c.clave, 1 as n
      from documento d join expediente e on e.municipio_id = d.municipio_id and e.expediente_id = d.expediente_id
        cross join lateral (values ('documentos', true), ('documentos_firmados', d.firmado),
          ('documentos_verificables', d.codigo_verificacion is not null)) as c (clave, cuenta)
      where d.municipio_id = ${m} and d.documento_id >= ${inicio}::uuid
        and d.origen in ('plataforma', 'funcionario') and c.cuenta
      union all
      select (t.creada_en at time zone 'UTC')::date, e.tramite_id,
        case when t.estado in ('enviada', 'entregada') then 'notificaciones_electronicas'
          else 'notificaciones_en_papel' end, 1
      from notificacion t join expediente e on e.municipio_id = t.municipio_id and e.expediente_id = t.expediente_id
      where t.municipio_id = ${m} and t.notificacion_id >= ${inicio}::uuid and t.canal = 'ddu'
        and t.clase <> 'aviso' and t.estado in ('enviada', 'entregada', 'exceptuada', 'sin_ddu')
      union all
      select (a.asentado_en at time zone 'UTC')::date, b.tramite_id, 'pagos_en_linea', 1
      from asiento_pago a join giro g on g.municipio_id = a.municipio_id and g.giro_id = a.giro_id
        join borrador b on b.municipio_id = g.municipio_id and b.borrador_id = g.borrador_id
      where a.municipio_id = ${m} and a.asiento_id >= ${inicio}::uuid and a.clase = 'pago'
      union all
      select (b.creado_en at time zone 'UTC')::date, b.tramite_id, c.clave, 1
      from borrador b cross join lateral (values ('solicitudes_empezadas', true),
          ('solicitudes_ingresadas', b.estado = 'ingresado')) as c (clave, cuenta)
      where b.municipio_id = ${m} and b.borrador_id >= ${inicio}::uuid and c.cuenta
    ) hechos where fecha >= ${desde.toString()}::date
    group by fecha, tramite_id, clave`.execute(db);
}
