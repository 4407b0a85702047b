import { Kysely, type KyselyPlugin, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { lectoresDeTipos } from './lectores-de-tipos.ts';
import type { Tablas } from './tablas.ts';

/** Transacción dentro de un municipio: la base solo deja ver y escribir filas de ese municipio. */
export interface TxMunicipal {
  readonly municipioId: number;
  readonly db: Transaction<Tablas>;
}

/** Transacción sobre tablas de referencia y personas, sin municipio fijado. */
export interface TxGlobal {
  readonly db: Transaction<Tablas>;
}

/** Puerta única a PostgreSQL. */
export interface BaseDeDatos {
  /**
   * Ejecuta `trabajo` en una transacción de un municipio (código CUT entero). El municipio se
   * fija con SET LOCAL, que es lo único que Citus propaga a los nodos.
   */
  conMunicipio<T>(municipioId: number, trabajo: (tx: TxMunicipal) => Promise<T>): Promise<T>;
  /** Ejecuta `trabajo` en una transacción sin municipio: las tablas de inquilino aparecen vacías. */
  global<T>(trabajo: (tx: TxGlobal) => Promise<T>): Promise<T>;
  /** Consulta mínima para saber si la base responde. */
  responde(): Promise<boolean>;
  /** Versión del esquema aplicada; falla si la base no responde. */
  versionDeEsquema(): Promise<number>;
  cerrar(): Promise<void>;
}

export interface ConexionPostgres {
  readonly host?: string;
  readonly user?: string;
  readonly database?: string;
  readonly connectionString?: string;
  /** Rol que se asume al conectar (la URL es del dueño y la aplicación no debe serlo). */
  readonly rol?: string;
  readonly maximo?: number;
}

/** Abre el conjunto de conexiones de la aplicación. `complementos` sirve a las pruebas de aislamiento. */
export function abrirBaseDeDatos(
  conexion: ConexionPostgres,
  complementos: readonly KyselyPlugin[] = [],
): BaseDeDatos {
  const fondo = crearFondo(conexion);
  const kysely = new Kysely<Tablas>({
    dialect: new PostgresDialect({ pool: fondo }),
    plugins: [...complementos],
  });
  return {
    conMunicipio: (municipioId, trabajo) =>
      kysely.transaction().execute(async (db) => {
        await fijarMunicipio(db, municipioId);
        return trabajo({ municipioId, db });
      }),
    global: (trabajo) => kysely.transaction().execute((db) => trabajo({ db })),
    responde: async () => {
      try {
        await sql`select 1`.execute(kysely);
        return true;
      } catch {
        return false;
      }
    },
    versionDeEsquema: async () => {
      const { rows } = await sql<{
        version: number;
      }>`select max(version) as version from migracion`.execute(kysely);
      return Number(rows[0]?.version ?? 0);
    },
    cerrar: () => kysely.destroy(),
  };
}

/** Conjunto de conexiones de bajo nivel, con la lectura de tipos de la casa. */
export function crearFondo(conexion: ConexionPostgres): pg.Pool {
  const { rol, maximo = 12, ...resto } = conexion;
  const fondo = new pg.Pool({
    ...resto,
    max: maximo,
    connectionTimeoutMillis: 5_000,
    application_name: 'municipios-digitales',
    types: lectoresDeTipos,
    ...(rol === undefined ? {} : { options: `-c role=${rol}` }),
  });
  // Una conexión ociosa que cae (reinicio de la base) no debe botar el proceso: la próxima se abre sola.
  fondo.on('error', () => undefined);
  // Prestada a una transacción y sin consulta en curso, tampoco: la consulta siguiente fallará.
  fondo.on('connect', (cliente) => cliente.on('error', () => undefined));
  return fondo;
}

// El valor va literal porque SET no admite parámetros: se valida que sea un código CUT entero.
async function fijarMunicipio(db: Transaction<Tablas>, municipioId: number): Promise<void> {
  if (!Number.isInteger(municipioId) || municipioId < 1101 || municipioId > 99_999) {
    throw new RangeError(`Código de municipio fuera de rango: ${municipioId}`);
  }
  await sql.raw(`set local app.municipio_id = '${municipioId}'`).execute(db);
}

/** Verdadero si el error dice que la base no está disponible (y no que la consulta esté mala). */
export function esBaseCaida(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const codigo = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[123]|08...|53300)$/.test(codigo) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  );
}

/** Verdadero si el error es de clave única repetida sobre el índice o restricción indicados. */
export function esClaveRepetida(error: unknown, restriccion?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return restriccion === undefined || ('constraint' in error && error.constraint === restriccion);
}
