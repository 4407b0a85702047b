import type pg from 'pg';
import type { Almacen } from '../archivos/puerto.ts';

const FILAS_POR_LECTURA = 2_000;

/**
 * SHA-256 que la base cita (toda columna llamada `sha256`) y que el almacén no tiene. Recorre
 * con cursor: la lista de citados puede ser de millones.
 */
export async function archivosFaltantes(cliente: pg.Client, almacen: Almacen): Promise<string[]> {
  const { rows: citas } = await cliente.query<{ consulta: string }>(
    `select format('select sha256 from %s where sha256 is not null', c.oid::regclass) as consulta
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attname = 'sha256' and c.relkind in ('r', 'p') and not c.relispartition
       and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  if (citas.length === 0) return [];
  await cliente.query(
    `declare citados no scroll cursor for ${citas.map(({ consulta }) => consulta).join(' union ')}`,
  );
  const faltantes: string[] = [];
  for (;;) {
    const { rows } = await cliente.query<{ sha256: string }>(
      `fetch ${FILAS_POR_LECTURA} from citados`,
    );
    if (rows.length === 0) break;
    for (const { sha256 } of rows) if (!(await almacen.existe(sha256))) faltantes.push(sha256);
  }
  await cliente.query('close citados');
  return faltantes.sort();
}
