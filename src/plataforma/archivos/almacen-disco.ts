import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { falla } from '../../base/resultado.ts';
import { type Almacen, type AvisarFalla, codigoDeFalla } from './puerto.ts';
import { claveDe, esSha256, recibir } from './recepcion.ts';

const PROVISORIOS = 'provisorios';

async function sincronizarCarpeta(carpeta: string): Promise<void> {
  const manija = await open(carpeta, 'r');
  await manija.sync();
  await manija.close();
}

async function existeRuta(ruta: string): Promise<boolean> {
  return stat(ruta).then(
    (s) => s.isFile(),
    () => false,
  );
}

async function nombres(carpeta: string): Promise<readonly string[]> {
  return readdir(carpeta).then(
    (lista) => lista.sort(),
    () => [],
  );
}

/**
 * Almacén en disco. Escribe en un provisorio, lo sincroniza y lo renombra: tras un corte de luz o
 * un kill el archivo está entero o no está. Los provisorios de un corte anterior se borran al abrir
 * si llevan más de un día.
 */
export async function crearAlmacenDisco(
  carpeta: string,
  avisar: AvisarFalla = () => undefined,
): Promise<Almacen> {
  const provisorios = join(carpeta, PROVISORIOS);
  await mkdir(provisorios, { recursive: true, mode: 0o700 });
  await limpiarProvisorios(provisorios);
  const sinDisco = (error: unknown): undefined =>
    avisar({ operacion: 'guardar', codigo: codigoDeFalla(error) }) ?? undefined;
  const ruta = (sha256: string): string => join(carpeta, claveDe(sha256));

  return {
    guardar: async (contenido, limites) => {
      const provisorio = join(provisorios, randomUUID());
      const manija = await open(provisorio, 'wx', 0o600).catch(sinDisco);
      if (manija === undefined) return falla('no-disponible');
      try {
        const recibido = await recibir(contenido, limites, (trozo) => manija.writeFile(trozo));
        if (!recibido.ok) return recibido;
        await manija.sync();
        const destino = ruta(recibido.valor.sha256);
        if (await existeRuta(destino)) return recibido;
        await mkdir(dirname(destino), { recursive: true, mode: 0o700 });
        await rename(provisorio, destino);
        await sincronizarCarpeta(dirname(destino));
        return recibido;
      } catch (error) {
        sinDisco(error);
        return falla('no-disponible');
      } finally {
        await manija.close();
        await rm(provisorio, { force: true });
      }
    },
    leer: async (sha256) => {
      if (!esSha256(sha256) || !(await existeRuta(ruta(sha256)))) return undefined;
      try {
        return new Uint8Array(await readFile(ruta(sha256)));
      } catch (error) {
        avisar({ operacion: 'leer', codigo: codigoDeFalla(error) });
        throw error;
      }
    },
    flujo: async (sha256) => {
      if (!esSha256(sha256) || !(await existeRuta(ruta(sha256)))) return undefined;
      return createReadStream(ruta(sha256));
    },
    existe: async (sha256) => esSha256(sha256) && (await existeRuta(ruta(sha256))),
    listar: () => listar(join(carpeta, 'sha256')),
  };
}

async function* listar(base: string): AsyncGenerator<string> {
  for (const primero of await nombres(base)) {
    for (const segundo of await nombres(join(base, primero))) {
      yield* (await nombres(join(base, primero, segundo))).filter(esSha256);
    }
  }
}

async function limpiarProvisorios(carpeta: string): Promise<void> {
  const ahora = Temporal.Now.instant().epochMilliseconds;
  for (const nombre of await nombres(carpeta)) {
    const ruta = join(carpeta, nombre);
    const edad = await stat(ruta).then(
      (s) => ahora - s.mtimeMs,
      () => 0,
    );
    if (edad > 86_400_000) await rm(ruta, { force: true });
  }
}
