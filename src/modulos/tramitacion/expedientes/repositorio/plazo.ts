import { type Selectable, sql } from 'kysely';
import type { TxGlobal, TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaPlazo } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { ClasePlazo, PlazoExpediente, PlazoNuevo } from '../dominio.ts';

/** Inserta plazos que empiezan a correr. */
export async function insertarPlazos(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
  plazos: readonly (PlazoNuevo & { readonly plazoId: string })[],
): Promise<void> {
  if (plazos.length === 0) return;
  await db
    .insertInto('plazo')
    .values(
      plazos.map((p) => ({
        municipio_id: municipioId,
        plazo_id: p.plazoId,
        expediente_id: expedienteId,
        clase: p.clase,
        nodo_id: p.nodoId ?? null,
        articulo: p.articulo,
        inicia: p.inicia,
        vence: p.vence,
        vence_en: p.venceEn,
        explicacion: p.explicacion,
        estado: 'corriendo' as const,
      })),
    )
    .execute();
}

/** Plazos de un expediente, en el orden en que vencen. */
export async function plazosDe(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly PlazoExpediente[]> {
  const filas = await db
    .selectFrom('plazo')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('vence_en')
    .orderBy('plazo_id')
    .execute();
  return filas.map(aPlazo);
}

/** Cierra un plazo que corre. Falso si ya estaba cerrado. */
export async function cerrarPlazo(
  { db, municipioId }: TxMunicipal,
  plazoId: string,
  estado: 'cumplido' | 'vencido' | 'anulado',
  ahora: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plazo')
    .set({ estado, cerrado_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('plazo_id', '=', plazoId)
    .where('estado', '=', 'corriendo')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Vuelve a contar un plazo que corre (por ejemplo, la notificación salió otro día). */
export async function recontarPlazo(
  { db, municipioId }: TxMunicipal,
  plazoId: string,
  p: Pick<PlazoNuevo, 'inicia' | 'vence' | 'venceEn' | 'explicacion'>,
): Promise<void> {
  await db
    .updateTable('plazo')
    .set({ inicia: p.inicia, vence: p.vence, vence_en: p.venceEn, explicacion: p.explicacion })
    .where('municipio_id', '=', municipioId)
    .where('plazo_id', '=', plazoId)
    .where('estado', '=', 'corriendo')
    .execute();
}

/** Plazos vencidos sin procesar, del más antiguo al más nuevo, después de `desde`. */
export async function plazosVencidos(
  { db, municipioId }: TxMunicipal,
  ahora: string,
  limite: number,
  desde?: Pick<PlazoExpediente, 'venceEn' | 'plazoId'>,
): Promise<readonly PlazoExpediente[]> {
  const filas = await db
    .selectFrom('plazo')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('estado', '=', 'corriendo')
    .where('vence_en', '<=', ahora)
    .$if(desde !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('vence_en', 'plazo_id'),
          '>',
          tuple(desde?.venceEn ?? '', desde?.plazoId ?? ''),
        ),
      ),
    )
    .orderBy('vence_en')
    .orderBy('plazo_id')
    .limit(limite)
    .execute();
  return filas.map(aPlazo);
}

/** Municipios con algún plazo vencido sin procesar. */
export async function municipiosConPlazoVencido(
  { db }: TxGlobal,
  ahora: string,
): Promise<readonly number[]> {
  const { rows } = await sql<{
    municipio: number;
  }>`select municipio from municipios_con_plazo_vencido(${ahora}) as municipio`.execute(db);
  return rows.map(({ municipio }) => municipio);
}

/** Plazo que corre de una clase, si lo hay. */
export function plazoCorriendo(
  plazos: readonly PlazoExpediente[],
  clase: ClasePlazo,
): PlazoExpediente | undefined {
  return plazos.find((p) => p.clase === clase && p.estado === 'corriendo');
}

function aPlazo(fila: Selectable<TablaPlazo>): PlazoExpediente {
  return {
    plazoId: fila.plazo_id,
    expedienteId: fila.expediente_id,
    clase: fila.clase,
    ...(fila.nodo_id === null ? {} : { nodoId: fila.nodo_id }),
    articulo: fila.articulo,
    inicia: fila.inicia,
    vence: fila.vence,
    venceEn: fila.vence_en,
    explicacion: fila.explicacion,
    estado: fila.estado,
    ...(fila.cerrado_en === null ? {} : { cerradoEn: fila.cerrado_en }),
  };
}
