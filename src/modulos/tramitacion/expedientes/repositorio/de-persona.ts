import type { TxGlobal, TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { EstadoExpediente } from '../dominio.ts';

/** Expediente propio, en la lista de la persona. */
export interface ResumenPropio {
  readonly municipioId: number;
  readonly expedienteId: string;
  readonly folio: string;
  readonly titulo: string;
  readonly estado: EstadoExpediente;
  readonly resultado: string | null;
  readonly ingresadoEn: string;
  readonly venceFecha: string;
}

/** Dónde tiene expedientes una persona, el más reciente primero. */
export async function indiceDePersona(
  { db }: TxGlobal,
  personaId: string,
  limite: number,
): Promise<readonly { readonly municipioId: number; readonly expedienteId: string }[]> {
  return db
    .selectFrom('persona_expediente')
    .select(['municipio_id as municipioId', 'expediente_id as expedienteId'])
    .where('persona_id', '=', personaId)
    .orderBy('ingresado_en', 'desc')
    .orderBy('expediente_id', 'desc')
    .limit(limite)
    .execute();
}

/** Expedientes de la persona en este municipio, de entre los indicados. */
export async function propiosEnMunicipio(
  { db, municipioId }: TxMunicipal,
  personaId: string,
  ids: readonly string[],
): Promise<readonly ResumenPropio[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('expediente')
    .select([
      'municipio_id as municipioId',
      'expediente_id as expedienteId',
      'folio',
      'titulo',
      'estado',
      'resultado',
      'ingresado_en as ingresadoEn',
      'vence_fecha as venceFecha',
    ])
    .where('municipio_id', '=', municipioId)
    .where('persona_id', '=', personaId)
    .where('expediente_id', 'in', [...ids])
    .execute();
}
