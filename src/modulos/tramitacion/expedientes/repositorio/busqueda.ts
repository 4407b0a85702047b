import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import { leerConsulta, type Termino } from '../busqueda.ts';

/** Guarda las palabras de un expediente nuevo, en la transacción que lo crea. */
export async function guardarPalabras(
  { db, municipioId }: TxMunicipal,
  expedienteId: string,
  palabras: readonly string[],
  abierto: boolean,
): Promise<void> {
  // Una sola sentencia con un arreglo: el costo casi no depende de cuántas palabras son.
  await db
    .insertInto('expediente_palabra')
    .columns(['municipio_id', 'palabra', 'abierto', 'expediente_id'])
    .expression(
      db.selectNoFrom([
        sql<number>`${municipioId}::int`.as('municipio_id'),
        sql<string>`unnest(${[...new Set(palabras)]}::text[])`.as('palabra'),
        sql<boolean>`${abierto}::boolean`.as('abierto'),
        sql<string>`${expedienteId}::uuid`.as('expediente_id'),
      ]),
    )
    .execute();
}

/** Cambia las palabras de un expediente corregido, en su índice y en su fila. */
export async function cambiarPalabras(
  tx: TxMunicipal,
  expedienteId: string,
  palabras: readonly string[],
  abierto: boolean,
): Promise<void> {
  const { db, municipioId } = tx;
  await db
    .deleteFrom('expediente_palabra')
    .where('municipio_id', '=', municipioId)
    .where('palabra', '=', palabrasGuardadas(tx, expedienteId))
    .where('abierto', 'in', [true, false])
    .where('expediente_id', '=', expedienteId)
    .execute();
  await db
    .updateTable('expediente')
    .set({ busqueda: palabras.join(' ') })
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .execute();
  await guardarPalabras(tx, expedienteId, palabras, abierto);
}

/** Pasa las palabras de un expediente a las de lo terminado. */
export async function cerrarPalabras(tx: TxMunicipal, expedienteId: string): Promise<void> {
  await tx.db
    .updateTable('expediente_palabra')
    .set({ abierto: false })
    .where('municipio_id', '=', tx.municipioId)
    .where('palabra', '=', palabrasGuardadas(tx, expedienteId))
    .where('abierto', '=', true)
    .where('expediente_id', '=', expedienteId)
    .execute();
}

// Las palabras se buscan por su clave, una a una: así no hace falta otro índice por expediente.
function palabrasGuardadas({ db, municipioId }: TxMunicipal, expedienteId: string) {
  return sql<string>`any((${db
    .selectFrom('expediente')
    .select(sql<string[]>`string_to_array(busqueda, ' ')`.as('palabras'))
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)})::text[])`;
}

/** Búsqueda lista para agregarse a una consulta de expedientes. */
export type BusquedaPreparada =
  | { readonly clase: 'folio'; readonly folio: string }
  | { readonly clase: 'nada' }
  | {
      readonly clase: 'palabras';
      /** Palabras que se buscan por su índice; las demás se comprueban fila a fila. */
      readonly guias: readonly Termino[];
      readonly terminos: readonly Termino[];
      readonly abiertos?: boolean;
    };

/** Una palabra con menos casos que esto se puede cruzar con otra en el índice. */
const POCOS_PARA_CRUZAR = 30_000;
/** Y con menos que esto, basta sola: se traen todos sus casos y se ordenan. */
const POCOS_PARA_TRAER = 10_000;
const GUIAS_MAXIMAS = 4;

/**
 * Elige cómo buscar según cuántos casos tiene cada palabra (contados hasta un tope). Si todas son
 * comunes conviene recorrer la bandeja en orden y comprobar fila a fila: pronto se llena la página.
 * `abiertos` limita a los casos abiertos o a los terminados, si la consulta ya lo hace.
 */
export async function prepararBusqueda(
  tx: TxMunicipal,
  texto: string,
  abiertos?: boolean,
): Promise<BusquedaPreparada> {
  const consulta = leerConsulta(texto, tx.municipioId);
  if (consulta.clase !== 'palabras') return consulta;
  const { terminos } = consulta;
  const alcance = abiertos === undefined ? {} : { abiertos };
  if (terminos.length === 0) return { clase: 'palabras', guias: [], terminos, ...alcance };
  const cuenta = (termino: Termino) =>
    tx.db
      .selectFrom(conPalabra(tx, termino, abiertos).limit(POCOS_PARA_CRUZAR).as('hasta_el_tope'))
      .select((eb) => eb.fn.countAll<number>().as('casos'));
  const fila: Readonly<Record<string, unknown>> = await tx.db
    .selectNoFrom(terminos.map((termino, i) => cuenta(termino).as(`casos_${i}`)))
    .executeTakeFirstOrThrow();
  const contados = terminos
    .map((termino, i) => ({ termino, casos: Number(fila[`casos_${i}`]) }))
    .sort((a, b) => a.casos - b.casos);
  const primera = contados[0]?.casos ?? 0;
  if (primera === 0) return { clase: 'nada' };
  const escasas = contados.filter(({ casos }) => casos < POCOS_PARA_CRUZAR);
  const sirven = escasas.length > 1 || primera < POCOS_PARA_TRAER;
  const guias = sirven ? escasas.slice(0, GUIAS_MAXIMAS).map(({ termino }) => termino) : [];
  return { clase: 'palabras', guias, terminos, ...alcance };
}

/** Condiciones de una búsqueda preparada sobre la tabla `expediente` (con su alias, si lo tiene). */
export function condicionesDeBusqueda(
  tx: TxMunicipal,
  busqueda: BusquedaPreparada,
  alias = 'expediente',
): readonly Expression<SqlBool>[] {
  const columna = (nombre: string) => sql.ref(`${alias}.${nombre}`);
  if (busqueda.clase === 'folio') return [sql<boolean>`${columna('folio')} = ${busqueda.folio}`];
  if (busqueda.clase === 'nada') return [sql<boolean>`false`];
  const { guias, terminos, abiertos } = busqueda;
  const [primera, ...otras] = guias.map((guia) => conPalabra(tx, guia, abiertos));
  const cruce = otras.reduce((previa, otra) => previa?.intersect(otra), primera);
  return [
    // Como arreglo y no como subconsulta: se calcula una vez y entra por la clave primaria.
    ...(cruce === undefined
      ? []
      : [sql<boolean>`${columna('expediente_id')} = any(array(${cruce}))`]),
    ...terminos
      .filter((termino) => !guias.includes(termino))
      .map(({ palabra, entera }) => {
        const patron = `% ${palabra}${entera ? ' ' : ''}%`;
        return sql<boolean>`' ' || ${columna('busqueda')} || ' ' like ${patron}`;
      }),
  ];
}

function conPalabra(
  { db, municipioId }: TxMunicipal,
  { palabra, entera }: Termino,
  abiertos: boolean | undefined,
) {
  return db
    .selectFrom('expediente_palabra')
    .select('expediente_id')
    .where('municipio_id', '=', municipioId)
    .where((eb) => eb.and(entera ? [eb('palabra', '=', palabra)] : empiezaCon(eb, palabra)))
    .$if(abiertos !== undefined, (q) => q.where('abierto', '=', abiertos ?? true));
}

// Rango y no LIKE: bajo seguridad por fila, LIKE no puede usar el índice. «~» sigue a toda letra.
function empiezaCon(eb: ExpressionBuilder<Tablas, 'expediente_palabra'>, palabra: string) {
  return [eb('palabra', '>=', palabra), eb('palabra', '<', `${palabra}~`)];
}
