import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  abrirBaseDeDatos,
  type BaseDeDatos,
} from '../src/plataforma/base-de-datos/base-de-datos.ts';
import { migrar, ROL_DE_APLICACION } from '../src/plataforma/base-de-datos/migrar.ts';
import { iniciarPostgres } from '../src/plataforma/base-de-datos/postgres-embebido.ts';
import { abrirColas, migrarColas } from '../src/plataforma/colas/pg-boss.ts';
import { crearRegistro } from '../src/plataforma/registro/registro.ts';
import { crearPuertosDePrueba } from '../tests/soporte/puertos-de-prueba.ts';

/**
 * Instalación desechable para medir casos de uso: el PostgreSQL embebido con su durabilidad
 * normal (fsync), las colas reales y los puertos de las pruebas para lo demás.
 */
export async function abrirInstalacion() {
  const carpeta = mkdtempSync(join(tmpdir(), 'municipios-medida-'));
  const postgres = await iniciarPostgres(carpeta);
  const { host } = postgres;
  const cliente = new pg.Client({ host, user: 'postgres', database: 'postgres' });
  await cliente.connect();
  await cliente.query('create database medida');
  await cliente.end();
  const duenioConexion = { host, user: 'postgres', database: 'medida' };
  await migrar(duenioConexion);
  await migrarColas(duenioConexion);
  const conexion = { host, user: ROL_DE_APLICACION, database: 'medida' };
  const base: BaseDeDatos = abrirBaseDeDatos({ ...conexion, maximo: 16 });
  const duenio = abrirBaseDeDatos({ ...duenioConexion, maximo: 2 });
  const colas = await abrirColas(conexion, crearRegistro('silent'), { trabajar: false });
  const depruebas = await crearPuertosDePrueba(base, Temporal.Now.instant().toString());
  return {
    base,
    duenio,
    conexion,
    depruebas,
    puertos: { ...depruebas, colas },
    cerrar: async () => {
      await colas.detener();
      await Promise.all([base.cerrar(), duenio.cerrar(), depruebas.cerrar()]);
      await postgres.detener();
      rmSync(carpeta, { recursive: true, force: true });
    },
  };
}
