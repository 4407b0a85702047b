import type { TxGlobal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { HitoGuardado } from './repositorio.ts';

/** Publica los hitos en el tablero nacional. */
export async function publicarPlan(
  { db }: TxGlobal,
  cut: string,
  hitos: readonly HitoGuardado[],
  demostracion: boolean,
  ahora: string,
): Promise<void> {
  const fila = { hitos: jsonb(hitos), demostracion, publicado_en: ahora };
  await db
    .insertInto('plan_publicado')
    .values({ cut, ...fila })
    .onConflict((c) => c.column('cut').doUpdateSet(fila))
    .execute();
}

export function planesPublicados({ db }: TxGlobal) {
  return db.selectFrom('plan_publicado').selectAll().orderBy('cut').execute();
}
