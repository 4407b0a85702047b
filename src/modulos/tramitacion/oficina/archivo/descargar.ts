import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { sinAcentos } from '../../../../base/texto.ts';

/** Archivo por entregar. */
export interface ArchivoPorEntregar {
  readonly nombre: string;
  readonly tipo: string;
  readonly bytes?: number;
  readonly contenido: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * Entrega un archivo como descarga: nunca se abre dentro del sitio ni se adivina su tipo, porque lo
 * pudo subir cualquiera.
 */
export function entregarArchivo(
  respuesta: FastifyReply,
  archivo: ArchivoPorEntregar,
): FastifyReply {
  respuesta
    .header('content-disposition', disposicion(archivo.nombre))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .type(archivo.tipo);
  if (archivo.bytes !== undefined) respuesta.header('content-length', archivo.bytes);
  return respuesta.send(
    archivo.contenido instanceof Uint8Array
      ? Buffer.from(archivo.contenido)
      : Readable.from(archivo.contenido, { objectMode: false }),
  );
}

/** Nombre de descarga (RFC 6266): simple para todos y completo para quien lo entiende. */
export function disposicion(nombre: string): string {
  const simple =
    sinAcentos(nombre)
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 120) || 'archivo';
  const completo = encodeURIComponent(nombre.slice(0, 200).toWellFormed()).replace(
    /['()*]/g,
    (letra) => `%${letra.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${simple}"; filename*=UTF-8''${completo}`;
}
