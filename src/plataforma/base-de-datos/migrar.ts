import { readdirSync } from 'node:fs';
import pg from 'pg';
import Postgrator from 'postgrator';
import { rutaDeProyecto } from '../raiz.ts';
import type { ConexionPostgres } from './base-de-datos.ts';

const MIGRACIONES = 'src/plataforma/base-de-datos/migraciones';
const CANDADO_DE_MIGRACION = 7_21_180;

/** Rol con que trabaja la aplicación: no es dueño de nada y no puede saltarse la seguridad por fila. */
export const ROL_DE_APLICACION = 'muni_app';

/**
 * Lleva el esquema a su última versión. Se conecta como dueño, bajo un candado de sesión para
 * que dos procesos no migren a la vez, y comprueba que ninguna migración ya aplicada cambió.
 * Con `hasta` se detiene en esa versión (nunca retrocede): así se restaura un respaldo anterior.
 * @returns cuántas migraciones se aplicaron y la versión final.
 */
export async function migrar(
  conexion: ConexionPostgres,
  { hasta }: { readonly hasta?: number } = {},
): Promise<{ aplicadas: number; version: number }> {
  const { rol: _rol, maximo: _maximo, ...datos } = conexion;
  const cliente = new pg.Client(datos);
  await cliente.connect();
  try {
    await cliente.query('select pg_advisory_lock($1)', [CANDADO_DE_MIGRACION]);
    await crearRol(cliente);
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern: rutaDeProyecto(MIGRACIONES, '*.sql'),
      schemaTable: 'migracion',
      execQuery: (consulta) => cliente.query(consulta),
      // Una migración que falla a medias no deja rastro.
      execSqlScript: async (guion) => {
        await cliente.query(`begin; ${guion}; commit;`);
      },
    });
    const actual = await postgrator.getDatabaseVersion().catch(() => 0);
    const meta = hasta === undefined ? undefined : String(Math.max(hasta, actual));
    const aplicadas = await postgrator.migrate(meta);
    await cliente.query(`grant select on migracion to ${ROL_DE_APLICACION}`);
    return { aplicadas: aplicadas.length, version: await postgrator.getDatabaseVersion() };
  } finally {
    await cliente.end();
  }
}

/** Versión del esquema que este código espera: la de su última migración. */
export function versionEsperada(): number {
  return Math.max(
    ...readdirSync(rutaDeProyecto(MIGRACIONES)).map((nombre) => Number.parseInt(nombre, 10)),
  );
}

async function crearRol(cliente: pg.Client): Promise<void> {
  const { rows } = await cliente.query('select 1 from pg_roles where rolname = $1', [
    ROL_DE_APLICACION,
  ]);
  if (rows.length === 0) {
    await cliente.query(
      `create role ${ROL_DE_APLICACION} login nosuperuser nocreatedb nocreaterole nobypassrls`,
    );
  }
  await cliente.query(`do $$ begin
    if not pg_has_role(current_user, '${ROL_DE_APLICACION}', 'member') then
      execute format('grant ${ROL_DE_APLICACION} to %I', current_user);
    end if; end $$`);
  // Referencia nacional: la aplicación lee, y el dueño (siembra) escribe.
  await cliente.query(
    `grant connect on database ${cliente.escapeIdentifier(cliente.database ?? 'postgres')} to ${ROL_DE_APLICACION}`,
  );
}
