import type { TxGlobal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { IdentidadVerificada } from '../../../plataforma/identidad/puerto.ts';

/** Crea o actualiza la persona según lo que dijo el mecanismo oficial; la llave es el RUN. */
export async function guardarPersona(
  { db }: TxGlobal,
  identidad: IdentidadVerificada,
  personaId: string,
  ahora: string,
): Promise<string> {
  const nombres = identidad.nombres.join(' ');
  const apellidos = identidad.apellidos.join(' ');
  const fila = await db
    .insertInto('persona')
    .values({
      persona_id: personaId,
      run: identidad.rut.numero,
      dv: identidad.rut.dv,
      nombres,
      apellidos,
      creada_en: ahora,
      actualizada_en: ahora,
    })
    .onConflict((conflicto) =>
      conflicto.column('run').doUpdateSet({ nombres, apellidos, actualizada_en: ahora }),
    )
    .returning('persona_id')
    .executeTakeFirstOrThrow();
  return fila.persona_id;
}

/** Guarda el correo y el teléfono que la persona escribió, para no pedirlos de nuevo. */
export async function guardarContacto(
  { db }: TxGlobal,
  personaId: string,
  contacto: { readonly correo?: string; readonly telefono?: string },
  ahora: string,
): Promise<void> {
  await db
    .updateTable('persona')
    .set({ ...contacto, actualizada_en: ahora })
    .where('persona_id', '=', personaId)
    .execute();
}

/** Anota un ingreso en curso. Solo se guarda el hash del `state`. */
export async function guardarIngreso(
  { db }: TxGlobal,
  ingreso: {
    readonly estadoHash: string;
    readonly destino: string;
    readonly ambito: 'ciudadano' | 'funcionario';
    readonly municipioId: number | null;
    readonly creadoEn: string;
    readonly expiraEn: string;
  },
): Promise<void> {
  await db
    .insertInto('ingreso_pendiente')
    .values({
      estado_hash: ingreso.estadoHash,
      destino: ingreso.destino,
      ambito: ingreso.ambito,
      municipio_id: ingreso.municipioId,
      creado_en: ingreso.creadoEn,
      expira_en: ingreso.expiraEn,
    })
    .execute();
}

/**
 * Toma el ingreso y lo da por usado en el mismo acto: un `state` sirve una sola vez. La fila queda
 * hasta que vence, para poder decir que ya se usó.
 */
export function tomarIngreso({ db }: TxGlobal, estadoHash: string, ahora: string) {
  return db
    .updateTable('ingreso_pendiente')
    .set({ usado_en: ahora })
    .where('estado_hash', '=', estadoHash)
    .where('usado_en', 'is', null)
    .where('expira_en', '>', ahora)
    .returning(['destino', 'ambito', 'municipio_id'])
    .executeTakeFirst();
}

/** Si un ingreso ya se completó con este `state`. */
export async function ingresoUsado({ db }: TxGlobal, estadoHash: string): Promise<boolean> {
  const fila = await db
    .selectFrom('ingreso_pendiente')
    .select('usado_en')
    .where('estado_hash', '=', estadoHash)
    .executeTakeFirst();
  return fila !== undefined && fila.usado_en !== null;
}

/** Abre una sesión; el identificador en claro solo viaja en la cookie. */
export async function insertarSesion(
  { db }: TxGlobal,
  sesion: {
    readonly hash: string;
    readonly personaId: string;
    readonly municipioId: number | null;
    readonly funcionarioId: string | null;
    readonly segundoFactor: boolean;
    readonly ahora: string;
    readonly expiraEn: string;
  },
): Promise<void> {
  await db
    .insertInto('sesion')
    .values({
      sesion_hash: sesion.hash,
      persona_id: sesion.personaId,
      municipio_id: sesion.municipioId,
      funcionario_id: sesion.funcionarioId,
      segundo_factor: sesion.segundoFactor,
      creada_en: sesion.ahora,
      vista_en: sesion.ahora,
      expira_en: sesion.expiraEn,
    })
    .execute();
}

/** Sesión vigente con los datos de su persona; undefined si no existe, expiró o quedó inactiva. */
export async function leerSesion(
  { db }: TxGlobal,
  hash: string,
  ahora: string,
  vistaDesde: string,
) {
  return db
    .selectFrom('sesion')
    .innerJoin('persona', 'persona.persona_id', 'sesion.persona_id')
    .select([
      'sesion.persona_id',
      'sesion.municipio_id',
      'sesion.funcionario_id',
      'sesion.segundo_factor',
      'sesion.vista_en',
      'persona.run',
      'persona.dv',
      'persona.nombres',
      'persona.apellidos',
      'persona.correo',
      'persona.telefono',
    ])
    .where('sesion_hash', '=', hash)
    .where('expira_en', '>', ahora)
    .where('vista_en', '>', vistaDesde)
    .executeTakeFirst();
}

/** Anota que la sesión sigue en uso. */
export async function tocarSesion({ db }: TxGlobal, hash: string, ahora: string): Promise<void> {
  await db.updateTable('sesion').set({ vista_en: ahora }).where('sesion_hash', '=', hash).execute();
}

/** Cierra una sesión. */
export async function borrarSesion({ db }: TxGlobal, hash: string): Promise<void> {
  await db.deleteFrom('sesion').where('sesion_hash', '=', hash).execute();
}

/** Cierra todas las sesiones de un funcionario, por ejemplo al desactivarlo. */
export async function borrarSesionesDeFuncionario(
  { db }: TxGlobal,
  funcionarioId: string,
): Promise<void> {
  await db.deleteFrom('sesion').where('funcionario_id', '=', funcionarioId).execute();
}

/** Quita sesiones e ingresos vencidos. */
export async function limpiarVencidos({ db }: TxGlobal, ahora: string): Promise<void> {
  await db.deleteFrom('sesion').where('expira_en', '<=', ahora).execute();
  await db.deleteFrom('ingreso_pendiente').where('expira_en', '<=', ahora).execute();
}
