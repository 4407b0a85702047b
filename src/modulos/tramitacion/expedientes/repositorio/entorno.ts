import { sql } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { FirmanteDocumento } from '../../../../plataforma/firma/puerto.ts';
import type { Nota } from '../dominio.ts';

/** Solicitud en preparación, bloqueada: dos ingresos de la misma dan un solo expediente. */
export function bloquearBorrador({ db, municipioId }: TxMunicipal, borradorId: string) {
  return db
    .selectFrom('borrador')
    .select(['persona_id', 'tramite_id', 'version', 'estado', 'expediente_id'])
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId)
    .forUpdate()
    .executeTakeFirst();
}

/** Marca la solicitud como ingresada en un expediente. */
export async function marcarIngresado(
  { db, municipioId }: TxMunicipal,
  borradorId: string,
  expedienteId: string,
  ahora: string,
): Promise<void> {
  await db
    .updateTable('borrador')
    .set({ estado: 'ingresado', expediente_id: expedienteId, actualizado_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId)
    .execute();
}

/** Anota el expediente en el índice propio de la persona, que cruza municipios. */
export async function indexarEnPersona(
  { db, municipioId }: TxMunicipal,
  personaId: string,
  expedienteId: string,
  ingresadoEn: string,
): Promise<void> {
  await db
    .insertInto('persona_expediente')
    .values({
      persona_id: personaId,
      municipio_id: municipioId,
      expediente_id: expedienteId,
      ingresado_en: ingresadoEn,
    })
    .execute();
}

/** Columnas del resumen diario que un acto suma. */
export type SumaDiaria = Partial<
  Readonly<
    Record<
      | 'ingresados'
      | 'aprobados'
      | 'rechazados'
      | 'desistidos'
      | 'dentro_de_plazo'
      | 'fuera_de_plazo'
      | 'pagado_clp',
      number
    >
  >
>;

/** Suma al resumen del día: los tableros leen de ahí y nunca recorren los expedientes. */
export async function sumarAlDia(
  { db, municipioId }: TxMunicipal,
  fecha: string,
  tramiteId: string,
  suma: SumaDiaria,
): Promise<void> {
  const columnas = Object.entries(suma);
  if (columnas.length === 0) return;
  await db
    .insertInto('resumen_diario')
    .values({ municipio_id: municipioId, fecha, tramite_id: tramiteId, ...suma })
    .onConflict((conflicto) =>
      conflicto
        .columns(['municipio_id', 'fecha', 'tramite_id'])
        .doUpdateSet(
          Object.fromEntries(
            columnas.map(([columna, n]) => [
              columna,
              sql<number>`${sql.ref(`resumen_diario.${columna}`)} + ${n}`,
            ]),
          ),
        ),
    )
    .execute();
}

/** Nombre y responsable de una unidad. */
export async function unidadPorId({ db, municipioId }: TxMunicipal, unidadId: string) {
  return db
    .selectFrom('unidad')
    .select(['unidad_id', 'nombre', 'responsable', 'cargo_responsable'])
    .where('municipio_id', '=', municipioId)
    .where('unidad_id', '=', unidadId)
    .executeTakeFirst();
}

/** Datos de firma de un funcionario. */
export function firmantePorId(
  { db, municipioId }: TxMunicipal,
  funcionarioId: string,
): Promise<FirmanteDocumento | undefined> {
  return db
    .selectFrom('funcionario')
    .select(['run', 'nombre', 'cargo'])
    .where('municipio_id', '=', municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .executeTakeFirst();
}

/** Si un funcionario activo tiene el rol en la unidad. */
export async function funcionarioPuede(
  { db, municipioId }: TxMunicipal,
  funcionarioId: string,
  unidadId: string,
  rol: string,
): Promise<boolean> {
  const fila = await db
    .selectFrom('funcionario_rol as r')
    .innerJoin('funcionario as f', (union) =>
      union
        .onRef('f.municipio_id', '=', 'r.municipio_id')
        .onRef('f.funcionario_id', '=', 'r.funcionario_id'),
    )
    .select('f.funcionario_id')
    .where('r.municipio_id', '=', municipioId)
    .where('f.municipio_id', '=', municipioId)
    .where('r.funcionario_id', '=', funcionarioId)
    .where('r.unidad_id', '=', unidadId)
    .where(sql<string>`r.rol`, '=', rol)
    .where('f.activo', '=', true)
    .executeTakeFirst();
  return fila !== undefined;
}

/** Correo con que la persona recibe avisos, si lo dejó. */
export async function correoDePersona(
  { db }: Pick<TxMunicipal, 'db'>,
  personaId: string,
): Promise<string | undefined> {
  const fila = await db
    .selectFrom('persona')
    .select('correo')
    .where('persona_id', '=', personaId)
    .executeTakeFirst();
  return fila?.correo ?? undefined;
}

/** Agrega una nota interna. */
export async function insertarNota(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
  nota: Omit<Nota, 'autor'>,
): Promise<void> {
  await db
    .insertInto('nota')
    .values({
      municipio_id: municipioId,
      nota_id: nota.notaId,
      expediente_id: expedienteId,
      funcionario_id: nota.funcionarioId,
      texto: nota.texto,
      escrita_en: nota.escritaEn,
    })
    .execute();
}

/** Notas internas, en orden. */
export async function notasDe(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly Nota[]> {
  const filas = await db
    .selectFrom('nota as n')
    .leftJoin('funcionario as f', (union) =>
      union
        .onRef('f.municipio_id', '=', 'n.municipio_id')
        .onRef('f.funcionario_id', '=', 'n.funcionario_id'),
    )
    .select(['n.nota_id', 'n.funcionario_id', 'f.nombre', 'n.texto', 'n.escrita_en'])
    .where('n.municipio_id', '=', municipioId)
    .where('n.expediente_id', '=', expedienteId)
    .orderBy('n.escrita_en')
    .orderBy('n.nota_id')
    .execute();
  return filas.map((fila) => ({
    notaId: fila.nota_id,
    funcionarioId: fila.funcionario_id,
    autor: fila.nombre ?? 'Funcionario',
    texto: fila.texto,
    escritaEn: fila.escrita_en,
  }));
}

/** Nombres de funcionarios por id. */
export async function nombresDeFuncionarios(
  { db, municipioId }: TxMunicipal,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const filas = await db
    .selectFrom('funcionario')
    .select(['funcionario_id', 'nombre'])
    .where('municipio_id', '=', municipioId)
    .where('funcionario_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(filas.map((fila) => [fila.funcionario_id, fila.nombre]));
}
