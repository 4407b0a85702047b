import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrar } from '../../src/plataforma/base-de-datos/migrar.ts';
import { iniciarPostgres } from '../../src/plataforma/base-de-datos/postgres-embebido.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresDePrueba: string;
  }
}

/** Inicia un PostgreSQL real para toda la corrida y migra la base que sirve de plantilla. */
export default async function prepararPostgres(
  proyecto: TestProject,
): Promise<() => Promise<void>> {
  const carpeta = mkdtempSync(join(tmpdir(), 'municipios-prueba-'));
  const postgres = await iniciarPostgres(carpeta);
  const administrador = new pg.Client({
    host: postgres.host,
    user: 'postgres',
    database: 'postgres',
  });
  await administrador.connect();
  await administrador.query('create database plantilla');
  await administrador.end();
  await migrar({ host: postgres.host, user: 'postgres', database: 'plantilla' });
  proyecto.provide('postgresDePrueba', postgres.host);
  return async () => {
    await postgres.detener();
    rmSync(carpeta, { recursive: true, force: true });
  };
}
