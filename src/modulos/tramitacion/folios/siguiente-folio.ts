import { type Folio, formatearCut, formatearFolio } from '../../../base/folio.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';

/** Series de folios: expedientes, giros de ingreso y resoluciones tienen cada una su correlativo. */
export type SerieFolio = 'EXP' | 'PAG' | 'RES';

/**
 * Entrega el folio que sigue en la serie y el año, sin saltos: la fila del contador se bloquea
 * hasta que la transacción termina, y si esta se revierte el número no se gasta.
 */
export async function siguienteFolio(
  tx: TxMunicipal,
  serie: SerieFolio,
  anio: number,
): Promise<{ readonly folio: Folio; readonly texto: string }> {
  const { ultimo } = await tx.db
    .insertInto('folio')
    .values({ municipio_id: tx.municipioId, serie, anio, ultimo: 1 })
    .onConflict((conflicto) =>
      conflicto
        .columns(['municipio_id', 'serie', 'anio'])
        .doUpdateSet((eb) => ({ ultimo: eb('folio.ultimo', '+', 1) })),
    )
    .returning('ultimo')
    .executeTakeFirstOrThrow();
  const folio: Folio = {
    cut: formatearCut(tx.municipioId),
    anio,
    numero: ultimo,
    ...(serie === 'EXP' ? {} : { serie }),
  };
  return { folio, texto: formatearFolio(folio) };
}
