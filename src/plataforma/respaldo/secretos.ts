import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exito, falla, type Resultado } from '../../base/resultado.ts';

/** Archivo secreto de la instalación: la llave de cifrado o una pieza de la autoridad de firma. */
export interface Secreto {
  readonly nombre: string;
  readonly contenido: Uint8Array;
}

const LLAVE = 'llave';
const FIRMA = 'firma-local';

/**
 * Lee los secretos que un respaldo necesita para servir por completo: sin la llave no se pueden
 * leer los segundos factores; sin la autoridad no se reconocen las firmas ya puestas.
 */
export async function leerSecretos(carpetaDatos: string): Promise<readonly Secreto[]> {
  const deFirma = await readdir(join(carpetaDatos, FIRMA)).catch(() => []);
  const nombres = [LLAVE, ...deFirma.sort().map((nombre) => `${FIRMA}/${nombre}`)];
  const leidos = await Promise.all(
    nombres.map(async (nombre) => {
      const contenido = await leerSiExiste(join(carpetaDatos, nombre));
      return contenido === undefined ? [] : [{ nombre, contenido }];
    }),
  );
  return leidos.flat();
}

/**
 * Escribe un secreto con permiso 0600. Si ya está el mismo no hace nada; nunca pisa uno distinto.
 * Error: otro-secreto.
 */
export async function escribirSecreto(
  carpetaDatos: string,
  { nombre, contenido }: Secreto,
): Promise<Resultado<void, 'otro-secreto'>> {
  const ruta = join(carpetaDatos, nombre);
  const existente = await leerSiExiste(ruta);
  if (existente !== undefined)
    return Buffer.compare(existente, contenido) === 0 ? exito(undefined) : falla('otro-secreto');
  await mkdir(dirname(ruta), { recursive: true, mode: 0o700 });
  const manija = await open(ruta, 'wx', 0o600);
  await manija.writeFile(contenido);
  await manija.sync();
  await manija.close();
  return exito(undefined);
}

async function leerSiExiste(ruta: string): Promise<Buffer | undefined> {
  return readFile(ruta).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
