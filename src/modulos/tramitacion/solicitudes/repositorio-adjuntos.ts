import type { Selectable } from 'kysely';
import type { ValorArchivo } from '../../../formulario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { TablaAdjunto } from '../../../plataforma/base-de-datos/tablas.ts';

export type Adjunto = Selectable<TablaAdjunto>;

/** Archivos subidos a una solicitud. */
export function adjuntosDe(
  { db, municipioId }: TxMunicipal,
  borradorId: string,
): Promise<readonly Adjunto[]> {
  return db
    .selectFrom('adjunto')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('borrador_id', '=', borradorId)
    .execute();
}

/** Anota un archivo subido. */
export async function insertarAdjunto(
  { db, municipioId }: TxMunicipal,
  adjunto: {
    readonly adjuntoId: string;
    readonly borradorId: string;
    readonly campoId: string;
    readonly archivo: ValorArchivo;
    readonly antivirus: TablaAdjunto['antivirus'];
    readonly ahora: string;
  },
): Promise<void> {
  await db
    .insertInto('adjunto')
    .values({
      municipio_id: municipioId,
      adjunto_id: adjunto.adjuntoId,
      borrador_id: adjunto.borradorId,
      campo_id: adjunto.campoId,
      nombre_archivo: adjunto.archivo.nombre,
      sha256: adjunto.archivo.sha256,
      bytes: adjunto.archivo.bytes,
      tipo_mime: adjunto.archivo.tipo,
      antivirus: adjunto.antivirus,
      subido_en: adjunto.ahora,
    })
    .execute();
}

/** Quita archivos que la persona sacó de su solicitud. El contenido puede servir a otra. */
export async function borrarAdjuntos(
  { db, municipioId }: TxMunicipal,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('adjunto')
    .where('municipio_id', '=', municipioId)
    .where('adjunto_id', 'in', [...ids])
    .execute();
}

/** Un archivo subido, por su id. */
export function adjuntoPorId({ db, municipioId }: TxMunicipal, adjuntoId: string) {
  return db
    .selectFrom('adjunto')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('adjunto_id', '=', adjuntoId)
    .executeTakeFirst();
}

/** Anota el resultado de la revisión de un archivo. */
export async function anotarAntivirus(
  { db, municipioId }: TxMunicipal,
  adjuntoId: string,
  antivirus: TablaAdjunto['antivirus'],
): Promise<void> {
  await db
    .updateTable('adjunto')
    .set({ antivirus })
    .where('municipio_id', '=', municipioId)
    .where('adjunto_id', '=', adjuntoId)
    .execute();
}
