import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { crearAlmacen } from '../arranque/almacen.ts';
import { ubicarServidor } from '../arranque/base.ts';
import { falla, type Resultado } from '../base/resultado.ts';
import type { ConexionPostgres } from '../plataforma/base-de-datos/base-de-datos.ts';
import { tomarCandado } from '../plataforma/base-de-datos/candado.ts';
import { carpetaDelZocalo } from '../plataforma/base-de-datos/postgres-embebido.ts';
import { rutaDeProyecto } from '../plataforma/raiz.ts';
import type { Configuracion } from '../servidor/configuracion.ts';

type Trabajo<T, E> = (conexion: ConexionPostgres) => Promise<Resultado<T, E>>;

export const crearAlmacenDe = (configuracion: Configuracion) => crearAlmacen(configuracion);

/**
 * Da la conexión del dueño a una base que puede estar en marcha: la de DATABASE_URL, la embebida
 * por su socket, o la embebida iniciada solo para esto si el sitio está detenido.
 */
export async function conBaseDelDuenio<T, E>(
  configuracion: Configuracion,
  trabajo: Trabajo<T, E>,
): Promise<Resultado<T, E | 'no-responde' | 'sin-datos'>> {
  const { entorno, carpetaDatos } = configuracion;
  if (entorno.DATABASE_URL !== undefined) return conServidor(configuracion, trabajo);
  if (!existsSync(join(carpetaDatos, 'postgres', 'PG_VERSION'))) return falla('sin-datos');
  const enMarcha = {
    host: carpetaDelZocalo(carpetaDatos),
    user: 'postgres',
    database: 'municipios',
  };
  if (await responde(enMarcha)) return trabajo(enMarcha);
  const candado = tomarCandado(join(carpetaDatos, 'candado'));
  if (!candado.ok) return falla('no-responde');
  return conServidor(configuracion, trabajo).finally(() => candado.valor.soltar());
}

/** Da la conexión del dueño a una instalación detenida, tomando su carpeta en exclusiva. */
export async function conBaseDetenida<T, E>(
  configuracion: Configuracion,
  trabajo: Trabajo<T, E>,
): Promise<Resultado<T, E | 'en-uso'>> {
  mkdirSync(configuracion.carpetaDatos, { recursive: true, mode: 0o755 });
  const candado = tomarCandado(join(configuracion.carpetaDatos, 'candado'));
  if (!candado.ok) return falla('en-uso');
  return conServidor(configuracion, trabajo).finally(() => candado.valor.soltar());
}

async function conServidor<T, E>(
  configuracion: Configuracion,
  trabajo: Trabajo<T, E>,
): Promise<Resultado<T, E>> {
  const servidor = await ubicarServidor(configuracion);
  return trabajo(servidor.duenio).finally(() => servidor.detener());
}

async function responde(conexion: ConexionPostgres): Promise<boolean> {
  const cliente = new pg.Client({ ...conexion, connectionTimeoutMillis: 5_000 });
  cliente.on('error', () => undefined);
  try {
    await cliente.connect();
    await cliente.end();
    return true;
  } catch {
    return false;
  }
}

/** Versión del producto según package.json. */
export function versionDelProducto(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(rutaDeProyecto('package.json'), 'utf8'),
  );
  return version;
}
