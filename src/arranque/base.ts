import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import pg from 'pg';
import {
  abrirBaseDeDatos,
  type BaseDeDatos,
  type ConexionPostgres,
  esBaseCaida,
} from '../plataforma/base-de-datos/base-de-datos.ts';
import { tomarCandado } from '../plataforma/base-de-datos/candado.ts';
import { migrar, ROL_DE_APLICACION } from '../plataforma/base-de-datos/migrar.ts';
import { iniciarPostgres } from '../plataforma/base-de-datos/postgres-embebido.ts';
import { migrarColas } from '../plataforma/colas/pg-boss.ts';
import type { Configuracion } from '../servidor/configuracion.ts';

/** Falla de arranque que se explica a quien opera, sin pila. */
export class FallaDeArranque extends Error {}

/** Base de datos lista para usar y cómo cerrarla en orden. */
export interface BaseAbierta {
  readonly base: BaseDeDatos;
  readonly duenio: BaseDeDatos;
  readonly conexion: ConexionPostgres;
  readonly migraciones: number;
  cerrar(): Promise<void>;
}

/** Toma la carpeta de datos en exclusiva: dos procesos sobre la misma base embebida la dañarían. */
export function tomarCarpetaDeDatos(carpeta: string): { soltar(): void } {
  mkdirSync(carpeta, { recursive: true, mode: 0o755 });
  const candado = tomarCandado(join(carpeta, 'candado'));
  if (!candado.ok) {
    throw new FallaDeArranque(
      `La carpeta de datos ${carpeta} ya está en uso por el proceso ${candado.error.proceso}. ` +
        'Deténgalo antes, o use otra carpeta con MUNI_DATOS.',
    );
  }
  return candado.valor;
}

/** Abre PostgreSQL (el de DATABASE_URL, o el embebido), migra y deja dos accesos: dueño y aplicación. */
export async function abrirBase(configuracion: Configuracion): Promise<BaseAbierta> {
  const servidor = await ubicarServidor(configuracion);
  try {
    const { aplicadas } = await migrar(servidor.duenio);
    await migrarColas(servidor.duenio);
    const base = abrirBaseDeDatos(servidor.aplicacion);
    const duenio = abrirBaseDeDatos({ ...servidor.duenio, maximo: 2 });
    return {
      base,
      duenio,
      conexion: servidor.aplicacion,
      migraciones: aplicadas,
      cerrar: async () => {
        await Promise.all([base.cerrar(), duenio.cerrar()]);
        await servidor.detener();
      },
    };
  } catch (error) {
    await servidor.detener();
    throw error;
  }
}

const MS_ENTRE_INTENTOS = 2000;

/** Espera a que responda la base de DATABASE_URL; lanza FallaDeArranque si se pide terminar antes. */
export async function esperarBase(url: string, detenido: AbortSignal): Promise<void> {
  while (!(await responde(url))) {
    await esperar(MS_ENTRE_INTENTOS, undefined, { signal: detenido }).catch(() => undefined);
    if (detenido.aborted)
      throw new FallaDeArranque('Se detuvo antes de encontrar la base de datos.');
  }
}

async function responde(url: string): Promise<boolean> {
  const cliente = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await cliente.connect();
    return true;
  } catch (error) {
    if (esBaseCaida(error)) return false;
    throw new FallaDeArranque(
      `DATABASE_URL no sirve: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await cliente.end().catch(() => undefined);
  }
}

/** PostgreSQL en marcha, con la conexión del dueño del esquema y la de la aplicación. */
export interface ServidorUbicado {
  readonly duenio: ConexionPostgres;
  readonly aplicacion: ConexionPostgres;
  detener(): Promise<void>;
}

/** Encuentra el PostgreSQL de DATABASE_URL o inicia el embebido, sin migrar nada. */
export async function ubicarServidor({
  entorno,
  carpetaDatos,
}: Configuracion): Promise<ServidorUbicado> {
  const { DATABASE_URL: url, DATABASE_URL_DUENO: urlDuenio } = entorno;
  if (url !== undefined) {
    const detener = async () => undefined;
    // Con una sola URL, que es la del dueño, la aplicación asume el rol sin privilegios al conectar.
    return urlDuenio === undefined
      ? {
          duenio: { connectionString: url },
          aplicacion: { connectionString: url, rol: ROL_DE_APLICACION },
          detener,
        }
      : { duenio: { connectionString: urlDuenio }, aplicacion: { connectionString: url }, detener };
  }
  const postgres = await iniciarPostgres(carpetaDatos);
  const conexion = { host: postgres.host, database: 'municipios' };
  await crearBaseSiFalta(postgres.host);
  return {
    duenio: { ...conexion, user: 'postgres' },
    aplicacion: { ...conexion, user: ROL_DE_APLICACION },
    detener: () => postgres.detener(),
  };
}

async function crearBaseSiFalta(host: string): Promise<void> {
  const cliente = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await cliente.connect();
  const { rowCount } = await cliente.query(
    "select 1 from pg_database where datname = 'municipios'",
  );
  if (rowCount === 0) await cliente.query('create database municipios');
  await cliente.end();
}
