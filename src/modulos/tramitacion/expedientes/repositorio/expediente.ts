import type { InsertObject, Selectable } from 'kysely';
import { esUuid } from '../../../../base/ids.ts';
import type { Marcado } from '../../../../flujo/index.ts';
import type { Respuestas } from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaExpediente, Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Expediente } from '../dominio.ts';

/** Inserta el expediente recién ingresado. */
export async function insertarExpediente(
  { db, municipioId }: TxMunicipal,
  fila: Omit<InsertObject<Tablas, 'expediente'>, 'municipio_id'>,
): Promise<void> {
  await db
    .insertInto('expediente')
    .values({ ...fila, municipio_id: municipioId })
    .execute();
}

/** Expediente por su id; undefined si no es de este municipio. */
export async function expedientePorId(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<Expediente | undefined> {
  if (!esUuid(expedienteId)) return undefined;
  const fila = await db
    .selectFrom('expediente')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .executeTakeFirst();
  return fila === undefined ? undefined : aExpediente(fila);
}

/** Expediente por su folio. */
export async function expedientePorFolio(
  { db, municipioId }: TxMunicipal,
  folio: string,
): Promise<Expediente | undefined> {
  const fila = await db
    .selectFrom('expediente')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('folio', '=', folio)
    .executeTakeFirst();
  return fila === undefined ? undefined : aExpediente(fila);
}

/** Expediente bloqueado hasta el fin de la transacción: nadie más lo cambia entremedio. */
export async function bloquearExpediente(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<Expediente | undefined> {
  if (!esUuid(expedienteId)) return undefined;
  const fila = await db
    .selectFrom('expediente')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .forUpdate()
    .executeTakeFirst();
  return fila === undefined ? undefined : aExpediente(fila);
}

/** Como `bloquearExpediente`, pero no espera: undefined si otro lo tiene tomado. */
export async function bloquearSiLibre(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<Expediente | undefined> {
  if (!esUuid(expedienteId)) return undefined;
  const fila = await db
    .selectFrom('expediente')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return fila === undefined ? undefined : aExpediente(fila);
}

function aExpediente(fila: Selectable<TablaExpediente>): Expediente {
  return {
    expedienteId: fila.expediente_id,
    iuie: fila.iuie,
    folio: fila.folio,
    tramiteId: fila.tramite_id,
    version: fila.version,
    capa: fila.capa,
    personaId: fila.persona_id,
    run: fila.interesado_run,
    nombre: fila.interesado_nombre,
    titulo: fila.titulo,
    respuestas: fila.respuestas as Respuestas,
    marcado: leerMarcado(fila.marcado),
    estado: fila.estado,
    ...(fila.resultado === null ? {} : { resultado: fila.resultado }),
    pasoActual: fila.paso_actual,
    unidadId: fila.unidad_id,
    ...(fila.rol_actual === null ? {} : { rolActual: fila.rol_actual }),
    ...(fila.asignado_a === null ? {} : { asignadoA: fila.asignado_a }),
    ingresadoEn: fila.ingresado_en,
    efectivoFecha: fila.efectivo_fecha,
    venceFecha: fila.vence_fecha,
    ...(fila.terminado_en === null ? {} : { terminadoEn: fila.terminado_en }),
    revision: fila.revision,
    ultimoEvento: fila.ultimo_evento,
    ultimoHash: fila.ultimo_hash,
  };
}

function leerMarcado({ en, uniones, acciones }: Readonly<Record<string, unknown>>): Marcado {
  if (!Array.isArray(en)) throw new Error('Marcado guardado con mal formato');
  return {
    en: en.filter((id): id is string => typeof id === 'string'),
    uniones: valoresDe(uniones, (valor) => typeof valor === 'number'),
    acciones: valoresDe(acciones, (valor) => typeof valor === 'string'),
  };
}

function valoresDe<T>(objeto: unknown, es: (valor: unknown) => valor is T): Record<string, T> {
  if (typeof objeto !== 'object' || objeto === null) return {};
  return Object.fromEntries(
    Object.entries(objeto).flatMap(([clave, valor]: [string, unknown]) =>
      es(valor) ? [[clave, valor]] : [],
    ),
  );
}
