import pg from 'pg';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type { ConexionPostgres } from '../base-de-datos/base-de-datos.ts';

/**
 * Sesión del dueño con formatos fijos, para que las mismas filas den siempre los mismos bytes.
 * `row_security = off` no abre nada: hace que PostgreSQL falle, en vez de callar filas, si este
 * usuario no puede verlas todas. Error: no-ve-todo (ni superusuario ni BYPASSRLS).
 */
export async function abrirSesionDeDuenio(
  conexion: ConexionPostgres,
): Promise<Resultado<pg.Client, 'no-ve-todo'>> {
  const { rol: _rol, maximo: _maximo, ...datos } = conexion;
  const cliente = new pg.Client({ ...datos, application_name: 'municipios-respaldo' });
  // Si la base cae a mitad de camino, falla la consulta en curso; el proceso no debe morir antes.
  cliente.on('error', () => undefined);
  await cliente.connect();
  await cliente.query(`set row_security = off; set timezone = 'UTC'; set datestyle = 'ISO, YMD';
    set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex';
    set client_encoding = 'UTF8'; set statement_timeout = 0`);
  const { rows } = await cliente.query<{ todo: boolean }>(
    'select rolsuper or rolbypassrls as todo from pg_roles where rolname = current_user',
  );
  if (rows[0]?.todo === true) return exito(cliente);
  await cliente.end();
  return falla('no-ve-todo');
}
