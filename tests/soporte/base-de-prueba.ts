import { randomBytes } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import {
  abrirBaseDeDatos,
  type BaseDeDatos,
  type ConexionPostgres,
} from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { ROL_DE_APLICACION } from '../../src/plataforma/base-de-datos/migrar.ts';

/** Base propia de un archivo de pruebas, copiada de la plantilla ya migrada. */
export interface BaseDePrueba {
  /** Con el rol de la aplicación: sometida a la seguridad por fila. */
  readonly base: BaseDeDatos;
  /** Con el dueño del esquema: solo para sembrar tablas de referencia. */
  readonly duenio: BaseDeDatos;
  readonly conexion: ConexionPostgres;
  readonly conexionDuenio: ConexionPostgres;
  abrirOtra(complementos: readonly KyselyPlugin[]): BaseDeDatos;
  cerrar(): Promise<void>;
}

/** Crea la base de prueba. Llamar en beforeAll y cerrar en afterAll. */
export async function crearBaseDePrueba(): Promise<BaseDePrueba> {
  const host = inject('postgresDePrueba');
  const nombre = `prueba_${randomBytes(6).toString('hex')}`;
  await administrar(host, `create database ${nombre} template plantilla`);
  const conexion = { host, database: nombre, user: ROL_DE_APLICACION };
  const conexionDuenio = { host, database: nombre, user: 'postgres' };
  const base = abrirBaseDeDatos(conexion);
  const duenio = abrirBaseDeDatos({ ...conexionDuenio, maximo: 2 });
  const otras: BaseDeDatos[] = [];
  return {
    base,
    duenio,
    conexion,
    conexionDuenio,
    abrirOtra: (complementos) => {
      const otra = abrirBaseDeDatos({ ...conexion, maximo: 2 }, complementos);
      otras.push(otra);
      return otra;
    },
    cerrar: async () => {
      await Promise.all([base, duenio, ...otras].map((abierta) => abierta.cerrar()));
      await administrar(host, `drop database ${nombre} with (force)`);
    },
  };
}

async function administrar(host: string, orden: string): Promise<void> {
  const cliente = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await cliente.connect();
  await cliente.query(orden);
  await cliente.end();
}
