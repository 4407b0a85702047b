import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ClaseAlerta } from '../estrategia/index.ts';

export interface AvisoNuevo {
  readonly avisoId: string;
  readonly hitoId: string;
  readonly clase: ClaseAlerta;
  readonly referencia: string;
  readonly funcionarioId: string;
  readonly ahora: string;
}

/** Agrega avisos. Devuelve a quiénes, solo de los que no existían. */
export async function insertarAvisos(
  { db, municipioId }: TxMunicipal,
  avisos: readonly AvisoNuevo[],
): Promise<readonly string[]> {
  if (avisos.length === 0) return [];
  const filas = await db
    .insertInto('plan_aviso')
    .values(
      avisos.map((a) => ({
        municipio_id: municipioId,
        aviso_id: a.avisoId,
        hito_id: a.hitoId,
        clase: a.clase,
        referencia: a.referencia,
        funcionario_id: a.funcionarioId,
        creado_en: a.ahora,
      })),
    )
    .onConflict((c) =>
      c.columns(['municipio_id', 'hito_id', 'clase', 'referencia', 'funcionario_id']).doNothing(),
    )
    .returning('funcionario_id')
    .execute();
  return [...new Set(filas.map((f) => f.funcionario_id))];
}

/** Avisos por enviar a un funcionario, con su hito. */
export function avisosPendientes({ db, municipioId }: TxMunicipal, funcionarioId: string) {
  return db
    .selectFrom('plan_aviso')
    .select(['aviso_id', 'hito_id', 'clase', 'referencia'])
    .where('municipio_id', '=', municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .where('enviado_en', 'is', null)
    .orderBy('aviso_id')
    .execute();
}

/** Cuenta activa que recibe avisos. */
export function cuentaDe({ db, municipioId }: TxMunicipal, funcionarioId: string) {
  return db
    .selectFrom('funcionario')
    .select(['nombre', 'correo'])
    .where('municipio_id', '=', municipioId)
    .where('funcionario_id', '=', funcionarioId)
    .where('activo', '=', true)
    .executeTakeFirst();
}

export async function marcarEnviados(
  { db, municipioId }: TxMunicipal,
  avisos: readonly string[],
  resultado: 'enviado' | 'rechazado',
  ahora: string,
): Promise<void> {
  if (avisos.length === 0) return;
  await db
    .updateTable('plan_aviso')
    .set({ enviado_en: ahora, resultado })
    .where('municipio_id', '=', municipioId)
    .where('aviso_id', 'in', [...avisos])
    .execute();
}
