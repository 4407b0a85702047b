import { sql } from 'kysely';
import type { TxGlobal, TxMunicipal } from './base-de-datos.ts';

/**
 * Pasa la transacción a otro municipio. Solo para cargas nacionales de todo o nada: en cada momento
 * la base deja ver y escribir las filas de uno solo.
 */
export async function pasarAMunicipio({ db }: TxGlobal, municipioId: number): Promise<TxMunicipal> {
  // SET no admite parámetros: el valor va literal y por eso se valida.
  if (!Number.isInteger(municipioId) || municipioId < 1101 || municipioId > 99_999) {
    throw new RangeError(`Código de municipio fuera de rango: ${municipioId}`);
  }
  await sql.raw(`set local app.municipio_id = '${municipioId}'`).execute(db);
  return { municipioId, db };
}
