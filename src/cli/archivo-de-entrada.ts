import { readFile } from 'node:fs/promises';
import { exito, falla, type Resultado } from '../base/resultado.ts';

/** Nadie verifica por error un disco entero. */
const MAXIMO = 1_073_741_824;

/** Lee el archivo que pide un comando. El error ya viene en palabras. */
export async function leerArchivoDeEntrada(ruta: string): Promise<Resultado<Uint8Array, string>> {
  try {
    const bytes = await readFile(ruta);
    return bytes.length > MAXIMO
      ? falla(`El archivo ${ruta} es demasiado grande.`)
      : exito(new Uint8Array(bytes));
  } catch (error) {
    const codigo = error instanceof Error && 'code' in error ? error.code : undefined;
    if (codigo === 'ENOENT') return falla(`No existe el archivo ${ruta}.`);
    if (codigo === 'EISDIR') return falla(`${ruta} es una carpeta, no un archivo.`);
    if (codigo === 'EACCES') return falla(`No hay permiso para leer ${ruta}.`);
    return falla(`No se pudo leer ${ruta}.`);
  }
}
