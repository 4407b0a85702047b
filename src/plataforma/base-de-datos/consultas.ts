import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Tablas } from './tablas.ts';

/** Consultas por una sola conexión: las que se piden juntas viajan juntas, en el orden pedido. */
export type Consultas = Kysely<Tablas>;

/** Da las consultas de una conexión prestada; la misma conexión da siempre las mismas. */
export type ConsultasDe = (cliente: pg.PoolClient) => Consultas;

/** Veces que una sentencia se repite antes de dejarla preparada en el servidor. */
const VECES_ANTES_DE_PREPARAR = 3;
/**
 * Listas y búsquedas no se preparan: su plan genérico no podría usar los índices parciales (plazos que
 * corren, bandeja de lo abierto) ni ver que una palabra es muy común. Se prepara lo que inserta y lo
 * que busca por clave.
 */
const DE_LISTA = /\border by\b|\blimit\b|\bin \(/;
/** Sentencias distintas que se recuerdan: una búsqueda armada a mano no debe ocupar la base. */
const MAXIMO_DE_SENTENCIAS = 400;

/**
 * Crea el lector de consultas. Una sentencia que se repite se prepara una vez por conexión: analizar
 * y planificar con la seguridad por fila puesta cuesta más que ejecutarla.
 */
export function crearConsultas(complementos: readonly KyselyPlugin[]): ConsultasDe {
  const conocidas = new WeakMap<pg.PoolClient, Consultas>();
  const nombreDe = crearNombres();
  return (cliente) => {
    const conocida = conocidas.get(cliente);
    if (conocida !== undefined) return conocida;
    const consultas = new Kysely<Tablas>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => conductorDe(cliente, nombreDe),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
      plugins: [...complementos],
    });
    conocidas.set(cliente, consultas);
    return consultas;
  };
}

// La conexión ya está prestada y su transacción abierta: aquí solo pasan sentencias.
function conductorDe(
  cliente: pg.PoolClient,
  nombreDe: (texto: string) => string | undefined,
): Driver {
  const conexion: DatabaseConnection = {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const name = parameters.length === 0 ? undefined : nombreDe(sql);
      juntarEscrituras(cliente);
      const { command, rowCount, rows } = await cliente.query({
        text: sql,
        values: [...parameters],
        ...(name === undefined ? {} : { name }),
      });
      return command === 'SELECT' || rowCount === null
        ? { rows }
        : { rows, numAffectedRows: BigInt(rowCount) };
    },
    streamQuery: () => {
      throw new Error('Las listas se leen por páginas, no por cursor');
    },
  };
  const deOtro = async (): Promise<void> => {
    throw new Error('La transacción la abre y la cierra BaseDeDatos');
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => conexion,
    releaseConnection: async () => undefined,
    beginTransaction: deOtro,
    commitTransaction: deOtro,
    rollbackTransaction: deOtro,
    destroy: async () => undefined,
  };
}

/**
 * Lo que se pide a la base en un mismo turno sale en una sola escritura. Escribir al zócalo es lo que
 * más le cuesta al proceso por cada página.
 */
export function juntarEscrituras({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function crearNombres(): (texto: string) => string | undefined {
  const vistas = new Map<string, { veces: number; readonly nombre: string }>();
  let siguiente = 0;
  return (texto) => {
    const vista = vistas.get(texto);
    if (vista === undefined) {
      if (vistas.size < MAXIMO_DE_SENTENCIAS && !DE_LISTA.test(texto)) {
        siguiente += 1;
        vistas.set(texto, { veces: 1, nombre: `s${siguiente}` });
      }
      return undefined;
    }
    vista.veces += 1;
    return vista.veces > VECES_ANTES_DE_PREPARAR ? vista.nombre : undefined;
  };
}
