import { join } from 'node:path';
import { crearAlmacenDisco } from '../plataforma/archivos/almacen-disco.ts';
import type { Almacen } from '../plataforma/archivos/puerto.ts';
import type { Configuracion } from '../servidor/configuracion.ts';

/** Almacén de archivos de la instalación: disco, o S3 si está configurado. */
export async function crearAlmacen({ entorno, carpetaDatos }: Configuracion): Promise<Almacen> {
  if (entorno.S3_URL === undefined) return crearAlmacenDisco(join(carpetaDatos, 'archivos'));
  const { crearAlmacenS3 } = await import('../plataforma/archivos/almacen-s3.ts');
  return crearAlmacenS3({
    direccion: entorno.S3_URL,
    balde: entorno.S3_BUCKET ?? '',
    region: entorno.S3_REGION ?? '',
    claveAcceso: entorno.S3_LLAVE ?? '',
    claveSecreta: entorno.S3_SECRETO ?? '',
  });
}
