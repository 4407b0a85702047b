import type { Selectable } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import type { TablaCorreccion } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Correccion } from '../dominio.ts';

/** Anota una corrección pedida. La base admite una sola pendiente por expediente. */
export async function insertarCorreccion(
  { db, municipioId }: TxMunicipal,
  c: Pick<
    Correccion,
    'correccionId' | 'expedienteId' | 'campos' | 'mensaje' | 'plazoId' | 'pedidaEn'
  > & {
    readonly pedidaPor: string;
  },
): Promise<void> {
  await db
    .insertInto('correccion')
    .values({
      municipio_id: municipioId,
      correccion_id: c.correccionId,
      expediente_id: c.expedienteId,
      campos: jsonb(c.campos),
      mensaje: c.mensaje,
      plazo_id: c.plazoId,
      estado: 'pendiente',
      pedida_por: c.pedidaPor,
      pedida_en: c.pedidaEn,
    })
    .execute();
}

/** Correcciones de un expediente, en orden. */
export async function correccionesDe(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly Correccion[]> {
  const filas = await db
    .selectFrom('correccion')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('pedida_en')
    .orderBy('correccion_id')
    .execute();
  return filas.map(aCorreccion);
}

/** Cierra la corrección pendiente: respondida con sus respuestas, o vencida. */
export async function cerrarCorreccion(
  { db, municipioId }: TxMunicipal,
  correccionId: string,
  cierre:
    | { readonly estado: 'respondida'; readonly respuestas: object; readonly ahora: string }
    | { readonly estado: 'vencida' },
): Promise<void> {
  await db
    .updateTable('correccion')
    .set(
      cierre.estado === 'vencida'
        ? { estado: 'vencida' }
        : {
            estado: 'respondida',
            respuestas: JSON.stringify(cierre.respuestas),
            respondida_en: cierre.ahora,
          },
    )
    .where('municipio_id', '=', municipioId)
    .where('correccion_id', '=', correccionId)
    .where('estado', '=', 'pendiente')
    .execute();
}

/** Guarda lo que la persona lleva escrito de su corrección: nada se pierde. */
export async function guardarCrudosDeCorreccion(
  { db, municipioId }: TxMunicipal,
  correccionId: string,
  crudos: object,
): Promise<void> {
  await db
    .updateTable('correccion')
    .set({ crudos: JSON.stringify(crudos) })
    .where('municipio_id', '=', municipioId)
    .where('correccion_id', '=', correccionId)
    .where('estado', '=', 'pendiente')
    .execute();
}

function aCorreccion(fila: Selectable<TablaCorreccion>): Correccion {
  return {
    correccionId: fila.correccion_id,
    expedienteId: fila.expediente_id,
    campos: fila.campos,
    mensaje: fila.mensaje,
    plazoId: fila.plazo_id,
    estado: fila.estado,
    ...(fila.respuestas === null ? {} : { respuestas: fila.respuestas }),
    pedidaEn: fila.pedida_en,
    ...(fila.respondida_en === null ? {} : { respondidaEn: fila.respondida_en }),
  };
}
