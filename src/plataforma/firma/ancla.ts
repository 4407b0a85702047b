import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Dónde guarda una instalación su autoridad de firma, dentro de la carpeta de datos. */
export const CARPETA_FIRMA = 'firma-local';
export const ARCHIVO_ANCLA = 'autoridad.pem';

/** Certificado raíz de una instalación en PEM, si ya lo tiene. */
export async function leerAncla(carpetaDatos: string): Promise<string | undefined> {
  return readFile(join(carpetaDatos, CARPETA_FIRMA, ARCHIVO_ANCLA), 'utf8').catch(() => undefined);
}
