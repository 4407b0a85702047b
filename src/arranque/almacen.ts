import { join } from 'node:path';
import { crearAlmacenDisco } from '../plataforma/archivos/almacen-disco.ts';
import type { ConfiguracionS3 } from '../plataforma/archivos/almacen-s3.ts';
import type { Almacen, AvisarFalla } from '../plataforma/archivos/puerto.ts';
import type { Registro } from '../plataforma/registro/registro.ts';
import type { Configuracion } from '../servidor/configuracion.ts';
import { FallaDeArranque } from './base.ts';

/**
 * Almacén de archivos de la instalación: disco, o S3 si está configurado. Lanza FallaDeArranque si S3
 * no sirve: sin ella, la primera noticia sería de quien pierde un archivo.
 */
export async function crearAlmacen(
  { entorno, carpetaDatos }: Configuracion,
  registro?: Registro,
): Promise<Almacen> {
  const avisar: AvisarFalla = (falla) => registro?.warn(falla, 'falló el almacén de archivos');
  if (entorno.S3_URL === undefined)
    return crearAlmacenDisco(join(carpetaDatos, 'archivos'), avisar);
  const { comprobarS3, crearAlmacenS3 } = await import('../plataforma/archivos/almacen-s3.ts');
  const configuracion = {
    direccion: entorno.S3_URL,
    balde: entorno.S3_BUCKET ?? '',
    region: entorno.S3_REGION ?? '',
    claveAcceso: entorno.S3_LLAVE ?? '',
    claveSecreta: entorno.S3_SECRETO ?? '',
  };
  const comprobado = await comprobarS3(configuracion);
  if (!comprobado.ok) throw new FallaDeArranque(explicar(comprobado.error, configuracion));
  return crearAlmacenS3(configuracion, avisar);
}

function explicar(codigo: string, { direccion, balde, region }: ConfiguracionS3): string {
  switch (codigo) {
    case 'NoSuchBucket':
      return `S3_BUCKET: el depósito ${balde} no existe en ${direccion}. Créelo o corrija el nombre.`;
    case 'InvalidAccessKeyId':
      return 'S3_LLAVE: el servicio S3 no conoce esa llave.';
    case 'SignatureDoesNotMatch':
      return 'S3_SECRETO: no corresponde a S3_LLAVE.';
    case 'AccessDenied':
      return `S3_LLAVE: no tiene permiso para ver el depósito ${balde}.`;
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return `S3_REGION: el depósito ${balde} no está en la región ${region}.`;
    case 'sin-respuesta':
      return `S3_URL: ${direccion} no responde como un servicio S3.`;
    default:
      return `El almacén S3 de ${direccion} no sirve: respondió ${codigo}.`;
  }
}
