import type pg from 'pg';

/** Tabla por respaldar, con lo necesario para copiarla siempre en el mismo orden. */
export interface TablaPorCopiar {
  /** Esquema y nombre, por ejemplo `public.evento`. */
  readonly nombre: string;
  readonly columnas: readonly string[];
  readonly clave: readonly { readonly columna: string; readonly texto: boolean }[];
}

// De las colas se guarda lo que falta por hacer. El resto del esquema (versión, instancias,
// estadísticas por día) lo rehace el motor de colas al abrir.
const TABLAS_DE_COLAS = ['queue', 'schedule', 'subscription', 'job', 'job_dependency'];

// Los informes del programa se componen de nuevo con un botón, y pesan más que todo lo demás.
const TABLAS_QUE_SE_REHACEN = ['informe_lote', 'informe_compuesto'];

const CONSULTA = `
  select n.nspname || '.' || c.relname as nombre,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columnas,
    coalesce((select json_agg(json_build_object('columna', a.attname, 'texto', a.attcollation <> 0) order by k.orden)
      from pg_index i, unnest(i.indkey) with ordinality as k (numero, orden), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.numero), '[]') as clave,
    coalesce((select json_agg(distinct padre.nspname || '.' || referida.relname)
      from pg_constraint r join pg_class referida on referida.oid = r.confrelid
        join pg_namespace padre on padre.oid = referida.relnamespace
      where r.contype = 'f' and (r.conrelid = c.oid or r.conrelid in
        (select inhrelid from pg_inherits where inhparent = c.oid))), '[]') as depende
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($2)
    and (n.nspname = 'public' or (n.nspname = 'trabajos' and c.relname = any($1)))
  order by 1`;

interface Fila extends TablaPorCopiar {
  readonly depende: readonly string[];
}

/** Tablas de la instalación, cada una después de las que referencia: así se pueden cargar en orden. */
export async function tablasPorCopiar(cliente: pg.Client): Promise<readonly TablaPorCopiar[]> {
  const { rows } = await cliente.query<Fila>(CONSULTA, [TABLAS_DE_COLAS, TABLAS_QUE_SE_REHACEN]);
  const pendientes = new Map(rows.map((fila) => [fila.nombre, fila]));
  const ordenadas: TablaPorCopiar[] = [];
  while (pendientes.size > 0) {
    const listas = [...pendientes.values()].filter(({ nombre, depende }) =>
      depende.every((otra) => otra === nombre || !pendientes.has(otra)),
    );
    if (listas.length === 0)
      throw new Error(`Tablas que se referencian en círculo: ${[...pendientes.keys()].join(', ')}`);
    for (const { nombre, columnas, clave } of listas) {
      pendientes.delete(nombre);
      ordenadas.push({ nombre, columnas, clave });
    }
  }
  return ordenadas;
}

/**
 * Orden COPY de salida: CSV con cabecera y filas por clave primaria. El texto se ordena por sus
 * bytes, para que dos servidores con distinta versión de ICU den exactamente los mismos bytes.
 */
export function ordenDeSalida(cliente: pg.Client, tabla: TablaPorCopiar): string {
  const porClave = tabla.clave.map(
    ({ columna, texto }) => `${cliente.escapeIdentifier(columna)}${texto ? ' collate "C"' : ''}`,
  );
  const orden = porClave.length > 0 ? porClave.join(', ') : 't::text collate "C"';
  return `copy (select ${lista(cliente, tabla)} from ${calificada(cliente, tabla.nombre)} t
    order by ${orden}) to stdout (format csv, header)`;
}

/** Orden COPY de entrada: la cabecera del CSV debe calzar con las columnas. */
export function ordenDeEntrada(cliente: pg.Client, tabla: TablaPorCopiar): string {
  return `copy ${calificada(cliente, tabla.nombre)} (${lista(cliente, tabla)})
    from stdin (format csv, header match)`;
}

/** Nombre de tabla citado para SQL. */
export function calificada(cliente: pg.Client, nombre: string): string {
  return nombre
    .split('.')
    .map((parte) => cliente.escapeIdentifier(parte))
    .join('.');
}

function lista(cliente: pg.Client, { columnas }: TablaPorCopiar): string {
  return columnas.map((columna) => cliente.escapeIdentifier(columna)).join(', ');
}
