import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Crudos, Respuestas } from '../../../formulario/index.ts';
import type { TxGlobal, TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaBorrador } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Borrador, EstadoBorrador } from './dominio.ts';
import { leerCrudos, leerRespuestas } from './leer-guardado.ts';

const VIVOS: readonly EstadoBorrador[] = ['abierto', 'por_pagar'];

/** Solicitud de una persona; la de otra persona o de otro municipio no se encuentra. */
export async function borradorPropio(
  { db, municipioId }: TxMunicipal,
  borradorId: string,
  personaId: string,
): Promise<Borrador | undefined> {
  const fila = await db
    .selectFrom('borrador')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId)
    .where('persona_id', '=', personaId)
    .executeTakeFirst();
  return fila === undefined ? undefined : aBorrador(fila);
}

/** Solicitud bloqueada hasta el fin de la transacción: dos pestañas guardan una después de otra. */
export async function bloquearBorrador(
  { db, municipioId }: TxMunicipal,
  borradorId: string,
  personaId?: string,
): Promise<Borrador | undefined> {
  let consulta = db
    .selectFrom('borrador')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId);
  if (personaId !== undefined) consulta = consulta.where('persona_id', '=', personaId);
  const fila = await consulta.forUpdate().executeTakeFirst();
  return fila === undefined ? undefined : aBorrador(fila);
}

/** Solicitud viva de una persona en un trámite: la base admite una sola. */
export async function borradorVivo(
  { db, municipioId }: TxMunicipal,
  personaId: string,
  tramiteId: string,
): Promise<Borrador | undefined> {
  const fila = await db
    .selectFrom('borrador')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('persona_id', '=', personaId)
    .where('tramite_id', '=', tramiteId)
    .where('estado', 'in', [...VIVOS])
    .executeTakeFirst();
  return fila === undefined ? undefined : aBorrador(fila);
}

/** Crea una solicitud, o nada si ya hay una viva. */
export async function crearBorrador(
  { db, municipioId }: TxMunicipal,
  nuevo: {
    readonly borradorId: string;
    readonly personaId: string;
    readonly tramiteId: string;
    readonly version: number;
    readonly ahora: string;
  },
): Promise<boolean> {
  const fila = await db
    .insertInto('borrador')
    .values({
      municipio_id: municipioId,
      borrador_id: nuevo.borradorId,
      persona_id: nuevo.personaId,
      tramite_id: nuevo.tramiteId,
      version: nuevo.version,
      estado: 'abierto',
      creado_en: nuevo.ahora,
      actualizado_en: nuevo.ahora,
    })
    .onConflict((conflicto) =>
      conflicto
        .columns(['municipio_id', 'persona_id', 'tramite_id'])
        // Literal, no parámetro: con la sentencia preparada y su plan genérico, PostgreSQL ya no
        // reconocería el índice parcial y fallaría (42P10) desde la sexta vez en cada conexión.
        .where(sql<SqlBool>`estado in ('abierto', 'por_pagar')`)
        .doNothing(),
    )
    .returning('borrador_id')
    .executeTakeFirst();
  return fila !== undefined;
}

/** Anota que la persona tiene algo en este municipio, para reunir lo suyo. */
export async function anotarMunicipio(
  { db, municipioId }: TxMunicipal,
  personaId: string,
  ahora: string,
): Promise<void> {
  await db
    .insertInto('persona_municipio')
    .values({ persona_id: personaId, municipio_id: municipioId, desde: ahora })
    .onConflict((conflicto) => conflicto.doNothing())
    .execute();
}

/** Municipios en que la persona ha empezado algo. */
export async function municipiosDePersona(
  { db }: TxGlobal,
  personaId: string,
): Promise<readonly number[]> {
  const filas = await db
    .selectFrom('persona_municipio')
    .select('municipio_id')
    .where('persona_id', '=', personaId)
    .orderBy('desde', 'desc')
    .execute();
  return filas.map((fila) => fila.municipio_id);
}

/** Lo que la persona lleva escrito de su corrección pendiente. */
export async function crudosDeCorreccion(
  { db, municipioId }: TxMunicipal,
  correccionId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const fila = await db
    .selectFrom('correccion')
    .select('crudos')
    .where('municipio_id', '=', municipioId)
    .where('correccion_id', '=', correccionId)
    .executeTakeFirst();
  return fila?.crudos ?? {};
}

/** Día en que vence la corrección pendiente de un expediente. */
export async function venceCorreccion(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<string | undefined> {
  const fila = await db
    .selectFrom('correccion')
    .innerJoin('plazo', (union) =>
      union
        .onRef('plazo.municipio_id', '=', 'correccion.municipio_id')
        .onRef('plazo.plazo_id', '=', 'correccion.plazo_id'),
    )
    .select('plazo.vence')
    .where('correccion.municipio_id', '=', municipioId)
    .where('correccion.expediente_id', '=', expedienteId)
    .where('correccion.estado', '=', 'pendiente')
    .executeTakeFirst();
  return fila?.vence;
}

/** Lo que cambia de una solicitud. */
export interface CambiosBorrador {
  readonly respuestas?: Respuestas;
  readonly crudos?: Readonly<Record<string, Crudos>>;
  readonly paginasListas?: readonly string[];
  readonly version?: number;
  readonly estado?: EstadoBorrador;
  readonly declaradoEn?: string | null;
}

/** Guarda cambios de una solicitud ya bloqueada. */
export async function guardarBorrador(
  { db, municipioId }: TxMunicipal,
  borradorId: string,
  cambios: CambiosBorrador,
  ahora: string,
): Promise<void> {
  const { respuestas, crudos, paginasListas, declaradoEn, ...directos } = cambios;
  await db
    .updateTable('borrador')
    .set({
      ...directos,
      ...(respuestas === undefined ? {} : { respuestas: JSON.stringify(respuestas) }),
      ...(crudos === undefined ? {} : { crudos: JSON.stringify(crudos) }),
      ...(paginasListas === undefined ? {} : { paginas_listas: [...paginasListas] }),
      ...(declaradoEn === undefined ? {} : { declarado_en: declaradoEn }),
      actualizado_en: ahora,
    })
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId)
    .execute();
}

/** Solicitudes vivas de una persona en un municipio. */
export async function vivosDePersona(
  { db, municipioId }: TxMunicipal,
  personaId: string,
): Promise<readonly Borrador[]> {
  const filas = await db
    .selectFrom('borrador')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('persona_id', '=', personaId)
    .where('estado', 'in', [...VIVOS])
    .orderBy('actualizado_en', 'desc')
    .execute();
  return filas.map(aBorrador);
}

/** Persona por su id. */
export function personaPorId({ db }: TxGlobal, personaId: string) {
  return db
    .selectFrom('persona')
    .select(['persona_id', 'run', 'dv', 'nombres', 'apellidos'])
    .where('persona_id', '=', personaId)
    .executeTakeFirst();
}

function aBorrador(fila: Selectable<TablaBorrador>): Borrador {
  return {
    borradorId: fila.borrador_id,
    municipioId: fila.municipio_id,
    personaId: fila.persona_id,
    tramiteId: fila.tramite_id,
    version: fila.version,
    respuestas: leerRespuestas(fila.respuestas),
    crudos: leerCrudos(fila.crudos),
    paginasListas: fila.paginas_listas,
    estado: fila.estado,
    ...(fila.declarado_en === null ? {} : { declaradoEn: fila.declarado_en }),
    ...(fila.expediente_id === null ? {} : { expedienteId: fila.expediente_id }),
    creadoEn: fila.creado_en,
    actualizadoEn: fila.actualizado_en,
  };
}
