import type { Selectable } from 'kysely';
import { esUuid } from '../../../base/ids.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { TablaDocumento } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Documento, FichaVerificacion } from './dominio.ts';
import { nombreMunicipalidad } from './municipio.ts';

/** Documento nuevo: nace vigente. */
export type DocumentoNuevo = Omit<Documento, 'estado' | 'motivoRevocacion' | 'revocadoEn'> & {
  readonly idSolicitudFirma?: string;
};

/** Incorpora un documento al expediente. El orden no se repite. */
export async function insertarDocumento(
  { db, municipioId }: TxMunicipal,
  d: DocumentoNuevo,
): Promise<void> {
  await db
    .insertInto('documento')
    .values({
      municipio_id: municipioId,
      documento_id: d.documentoId,
      expediente_id: d.expedienteId,
      orden: d.orden,
      clase: d.clase,
      titulo: d.titulo,
      tipo_documental: d.tipoDocumental,
      nombre_archivo: d.nombreArchivo,
      sha256: d.sha256,
      bytes: d.bytes,
      tipo_mime: d.tipoMime,
      origen: d.origen,
      firmado: d.firmado,
      firmante: d.firmante ?? null,
      id_solicitud_firma: d.idSolicitudFirma ?? null,
      codigo_verificacion: d.codigo ?? null,
      sensible: d.sensible,
      metadatos: jsonb(d.metadatos),
      incorporado_en: d.incorporadoEn,
    })
    .execute();
}

/** Documentos del expediente, en orden de incorporación. */
export async function documentosDe(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<readonly Documento[]> {
  const filas = await db
    .selectFrom('documento')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .orderBy('orden')
    .execute();
  return filas.map(aDocumento);
}

/** Un documento por su id. */
export async function documentoPorId(
  { db, municipioId }: TxMunicipal,
  documentoId: string,
): Promise<Documento | undefined> {
  if (!esUuid(documentoId)) return undefined;
  const fila = await db
    .selectFrom('documento')
    .selectAll()
    .where('municipio_id', '=', municipioId)
    .where('documento_id', '=', documentoId)
    .executeTakeFirst();
  return fila === undefined ? undefined : aDocumento(fila);
}

/** Mayor orden usado en el índice del expediente; 0 si no hay documentos. */
export async function mayorOrden(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
): Promise<number> {
  const fila = await db
    .selectFrom('documento')
    .select(({ fn }) => fn.max('orden').as('orden'))
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .executeTakeFirst();
  return Number(fila?.orden ?? 0);
}

/** Marca un documento como revocado. Falso si no existe o ya lo estaba. */
export async function marcarRevocado(
  { db, municipioId }: TxMunicipal,
  documentoId: string,
  motivo: string,
  ahora: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('documento')
    .set({ estado: 'revocado', motivo_revocacion: motivo, revocado_en: ahora })
    .where('municipio_id', '=', municipioId)
    .where('documento_id', '=', documentoId)
    .where('estado', '=', 'vigente')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ficha pública de un documento por su código. Solo columnas que no dicen nada de la persona. */
export async function fichaPorCodigo(
  { db, municipioId }: TxMunicipal,
  codigo: string,
): Promise<FichaVerificacion | undefined> {
  const fila = await db
    .selectFrom('documento')
    .innerJoin('municipio', 'municipio.municipio_id', 'documento.municipio_id')
    .select([
      'municipio.nombre as comuna',
      'municipio.zona_horaria',
      'documento.titulo',
      'documento.incorporado_en',
      'documento.sha256',
      'documento.bytes',
      'documento.estado',
      'documento.motivo_revocacion',
      'documento.revocado_en',
      'documento.firmante',
      'documento.metadatos',
    ])
    .where('documento.municipio_id', '=', municipioId)
    .where('documento.codigo_verificacion', '=', codigo)
    .executeTakeFirst();
  if (fila === undefined) return undefined;
  return {
    codigo,
    municipioId,
    municipalidad: nombreMunicipalidad(fila.comuna),
    zona: fila.zona_horaria,
    titulo: fila.titulo,
    emitidoEn: fila.incorporado_en,
    sha256: fila.sha256,
    bytes: fila.bytes,
    estado: fila.estado,
    ...(fila.motivo_revocacion === null ? {} : { motivoRevocacion: fila.motivo_revocacion }),
    ...(fila.revocado_en === null ? {} : { revocadoEn: fila.revocado_en }),
    ...(fila.firmante === null ? {} : { firmante: fila.firmante }),
    copiaPublica: fila.metadatos.copiaPublica === true,
  };
}

function aDocumento(fila: Selectable<TablaDocumento>): Documento {
  return {
    documentoId: fila.documento_id,
    expedienteId: fila.expediente_id,
    orden: fila.orden,
    clase: fila.clase,
    titulo: fila.titulo,
    tipoDocumental: fila.tipo_documental,
    nombreArchivo: fila.nombre_archivo,
    sha256: fila.sha256,
    bytes: fila.bytes,
    tipoMime: fila.tipo_mime,
    origen: fila.origen,
    firmado: fila.firmado,
    ...(fila.firmante === null ? {} : { firmante: fila.firmante }),
    ...(fila.codigo_verificacion === null ? {} : { codigo: fila.codigo_verificacion }),
    estado: fila.estado,
    ...(fila.motivo_revocacion === null ? {} : { motivoRevocacion: fila.motivo_revocacion }),
    ...(fila.revocado_en === null ? {} : { revocadoEn: fila.revocado_en }),
    sensible: fila.sensible,
    metadatos: fila.metadatos,
    incorporadoEn: fila.incorporado_en,
  };
}
