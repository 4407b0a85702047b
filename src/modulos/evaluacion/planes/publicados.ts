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
  const fila = { hitos: jsonb(hitos.map(loPublico)), demostracion, publicado_en: ahora };
  await db
    .insertInto('plan_publicado')
    .values({ cut, ...fila })
    .onConflict((c) => c.column('cut').doUpdateSet(fila))
    .execute();
}

/** Lo que se publica: sin quién recibe los avisos ni cuánto cuesta. */
function loPublico(h: HitoGuardado) {
  const { responsableId: _cuenta, presupuesto_clp: _monto, revision: _revision, ...publico } = h;
  return publico;
}

/** Lleva a lo publicado el avance que midió la plataforma. Lo demás espera a que se publique. */
export async function actualizarPublicado(
  { db }: TxGlobal,
  cut: string,
  hitos: readonly HitoGuardado[],
): Promise<void> {
  const fila = await db
    .selectFrom('plan_publicado')
    .select('hitos')
    .where('cut', '=', cut)
    .forUpdate()
    .executeTakeFirst();
  if (fila === undefined) return;
  const medidos = new Map(hitos.filter((h) => h.medida !== null).map((h) => [h.id, h]));
  const nuevos = fila.hitos.map((publicado) => {
    const h = medidos.get(String(publicado.id));
    return h === undefined
      ? publicado
      : { ...publicado, avance: h.avance, medida: h.medida, medidaValor: h.medidaValor };
  });
  await db
    .updateTable('plan_publicado')
    .set({ hitos: jsonb(nuevos) })
    .where('cut', '=', cut)
    .execute();
}

export function planesPublicados({ db }: TxGlobal) {
  return db.selectFrom('plan_publicado').selectAll().orderBy('cut').execute();
}
