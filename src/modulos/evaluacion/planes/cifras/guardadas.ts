import type { TxGlobal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { CifraCalculada } from '../../../cifras.ts';

/** Cifras vigentes de un municipio, por clave. */
export async function cifrasGuardadas(
  { db }: TxGlobal,
  cut: string,
): Promise<ReadonlyMap<string, CifraCalculada>> {
  const filas = await db.selectFrom('cifra_municipal').selectAll().where('cut', '=', cut).execute();
  return new Map(
    filas.map((f) => [
      f.clave,
      { clave: f.clave, valor: f.texto ?? Number(f.valor), casos: f.casos },
    ]),
  );
}

/** Guarda las cifras de una fuente y retira las que ya no se saben. */
export async function guardarCifras(
  { db }: TxGlobal,
  cut: string,
  fuente: string,
  cifras: readonly CifraCalculada[],
  ahora: string,
): Promise<void> {
  await db
    .deleteFrom('cifra_municipal')
    .where('cut', '=', cut)
    .where('fuente', '=', fuente)
    .$if(cifras.length > 0, (q) =>
      q.where(
        'clave',
        'not in',
        cifras.map((c) => c.clave),
      ),
    )
    .execute();
  if (cifras.length === 0) return;
  await db
    .insertInto('cifra_municipal')
    .values(
      cifras.map((c) => ({
        cut,
        clave: c.clave,
        valor: typeof c.valor === 'number' ? c.valor : 0,
        texto: typeof c.valor === 'string' ? c.valor : null,
        casos: c.casos,
        fuente,
        actualizada_en: ahora,
      })),
    )
    .onConflict((c) =>
      c.columns(['cut', 'clave']).doUpdateSet((eb) => ({
        valor: eb.ref('excluded.valor'),
        texto: eb.ref('excluded.texto'),
        casos: eb.ref('excluded.casos'),
        fuente: eb.ref('excluded.fuente'),
        actualizada_en: eb.ref('excluded.actualizada_en'),
      })),
    )
    .execute();
}

/** Suma nacional de cada cifra: una fila por municipio, nunca sus expedientes. */
export async function sumaNacional({ db }: TxGlobal): Promise<ReadonlyMap<string, number>> {
  const filas = await db
    .selectFrom('cifra_municipal')
    .select(({ fn }) => ['clave', fn.sum<string>('valor').as('total')])
    .groupBy('clave')
    .execute();
  return new Map(filas.map((f) => [f.clave, Number(f.total)]));
}

/** Identificadores de los trámites del catálogo nacional. */
export async function tramitesEnCatalogo({ db }: TxGlobal): Promise<ReadonlySet<string>> {
  const filas = await db.selectFrom('tramite_nacional').select('tramite_id').distinct().execute();
  return new Set(filas.map((f) => f.tramite_id));
}
