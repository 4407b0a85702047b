import { type KyselyPlugin, sql } from 'kysely';
import pg from 'pg';
import { type Consultas, crearConsultas, juntarEscrituras } from './consultas.ts';
import { lectoresDeTipos } from './lectores-de-tipos.ts';

/** Transacción dentro de un municipio: la base solo deja ver y escribir filas de ese municipio. */
export interface TxMunicipal {
  readonly municipioId: number;
  readonly db: Consultas;
}

/** Transacción sobre tablas de referencia y personas, sin municipio fijado. */
export interface TxGlobal {
  readonly db: Consultas;
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
  /**
   * Ejecuta una sola sentencia sobre tablas sin municipio, sin abrir transacción: la sentencia ya es
   * atómica por sí misma. Para más de una, `global`.
   */
  consulta<T>(trabajo: (tx: TxGlobal) => Promise<T>): Promise<T>;
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
  const consultasDe = crearConsultas(complementos);

  async function transaccion<T>(
    inicio: string,
    trabajo: (db: Consultas) => Promise<T>,
  ): Promise<T> {
    const cliente = await fondo.connect();
    // Una conexión cuya transacción no se pudo cerrar no vuelve al conjunto: otro la heredaría abierta.
    let cerrada = false;
    let sirve = true;
    try {
      // No se espera: viaja junto con la primera sentencia. Si fallara, esa también lo haría.
      juntarEscrituras(cliente);
      const abierta = cliente.query(inicio);
      const valor = await Promise.all([trabajo(consultasDe(cliente)), abierta]).then(([v]) => v);
      const { command } = await cliente.query('commit');
      cerrada = true;
      // Tras una falla que el trabajo calló, PostgreSQL responde al COMMIT deshaciendo.
      if (command === 'ROLLBACK')
        throw new Error('La transacción se deshizo por una falla callada');
      return valor;
    } catch (error) {
      if (!cerrada) cerrada = await deshacer(cliente);
      sirve = !esPlanViejo(error);
      throw error;
    } finally {
      cliente.release(!cerrada || !sirve);
    }
  }

  async function suelta<T>(trabajo: (db: Consultas) => Promise<T>): Promise<T> {
    const cliente = await fondo.connect();
    try {
      return await trabajo(consultasDe(cliente));
    } finally {
      cliente.release();
    }
  }

  return {
    conMunicipio: async (municipioId, trabajo) =>
      transaccion(`begin; ${fijarMunicipio(municipioId)}`, (db) => trabajo({ municipioId, db })),
    global: (trabajo) => transaccion('begin', (db) => trabajo({ db })),
    consulta: (trabajo) => suelta((db) => trabajo({ db })),
    responde: async () => {
      try {
        await suelta((db) => sql`select 1`.execute(db));
        return true;
      } catch {
        return false;
      }
    },
    versionDeEsquema: async () => {
      const { rows } = await suelta((db) =>
        sql<{ version: number }>`select max(version) as version from migracion`.execute(db),
      );
      return Number(rows[0]?.version ?? 0);
    },
    cerrar: () => fondo.end(),
  };
}

async function deshacer(cliente: pg.PoolClient): Promise<boolean> {
  try {
    await cliente.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/** Otro proceso migró una tabla que esta conexión tenía preparada: hay que abrir otra. */
function esPlanViejo(error: unknown): boolean {
  return error instanceof Error && /cached plan must not change result type/.test(error.message);
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
    // Consultas que no dependen una de otra salen sin esperarse: un solo viaje a la base.
    pipeline: true,
    ...(rol === undefined ? {} : { options: `-c role=${rol}` }),
  });
  // Una conexión ociosa que cae (reinicio de la base) no debe botar el proceso: la próxima se abre sola.
  fondo.on('error', () => undefined);
  // Prestada a una transacción y sin consulta en curso, tampoco: la consulta siguiente fallará.
  fondo.on('connect', (cliente) => cliente.on('error', () => undefined));
  return fondo;
}

// El valor va literal porque SET no admite parámetros: se valida que sea un código CUT entero.
function fijarMunicipio(municipioId: number): string {
  if (!Number.isInteger(municipioId) || municipioId < 1101 || municipioId > 99_999) {
    throw new RangeError(`Código de municipio fuera de rango: ${municipioId}`);
  }
  return `set local app.municipio_id = '${municipioId}'`;
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
