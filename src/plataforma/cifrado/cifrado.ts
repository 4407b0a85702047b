import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Cifra secretos que deben guardarse en la base (AES-256-GCM, con la llave de la instalación). */
export interface Cifrado {
  cifrar(texto: string): string;
  /** Lanza si el texto fue alterado o la llave es otra. */
  descifrar(cifrado: string): string;
}

const LARGO_IV = 12;
const LARGO_SELLO = 16;

/** Abre la llave de la instalación (`llave` en la carpeta de datos, permiso 0600) o la crea. */
export function abrirCifrado(carpetaDatos: string): Cifrado {
  const llave = leerOCrearLlave(join(carpetaDatos, 'llave'));
  return {
    cifrar: (texto) => {
      const iv = randomBytes(LARGO_IV);
      const cifrador = createCipheriv('aes-256-gcm', llave, iv);
      const cuerpo = Buffer.concat([cifrador.update(texto, 'utf8'), cifrador.final()]);
      return Buffer.concat([iv, cifrador.getAuthTag(), cuerpo]).toString('base64');
    },
    descifrar: (cifrado) => {
      const bytes = Buffer.from(cifrado, 'base64');
      const descifrador = createDecipheriv('aes-256-gcm', llave, bytes.subarray(0, LARGO_IV));
      descifrador.setAuthTag(bytes.subarray(LARGO_IV, LARGO_IV + LARGO_SELLO));
      const cuerpo = bytes.subarray(LARGO_IV + LARGO_SELLO);
      return Buffer.concat([descifrador.update(cuerpo), descifrador.final()]).toString('utf8');
    },
  };
}

function leerOCrearLlave(archivo: string): Buffer {
  try {
    const descriptor = openSync(archivo, 'wx', 0o600);
    const llave = randomBytes(32);
    writeSync(descriptor, llave);
    fsyncSync(descriptor);
    closeSync(descriptor);
    return llave;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readFileSync(archivo);
  }
}
