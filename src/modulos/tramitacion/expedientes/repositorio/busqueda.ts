import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import { leerConsulta, type Termino } from '../busqueda.ts';

/** Lo que el índice repite del expediente: por eso encuentra y ordena sin leerlo. */
export interface ClaveDePalabras {
  readonly expedienteId: string;
  readonly abierto: boolean;
  /** Día `AAAA-MM-DD`, el mismo de la fila del expediente. */
  readonly venceFecha: string;
}

/** Guarda las palabras de un expediente nuevo, en la transacción que lo crea. */
export async function guardarPalabras(
  { db, municipioId }: TxMunicipal,
  { expedienteId, abierto, venceFecha }: ClaveDePalabras,
  palabras: readonly string[],
): Promise<void> {
  // Una sola sentencia con un arreglo: el costo casi no depende de cuántas palabras son.
  await db
    .insertInto('expediente_palabra')
    .columns(['municipio_id', 'palabra', 'abierto', 'vence_fecha', 'expediente_id'])
    .expression(
      db.selectNoFrom([
        sql<number>`${municipioId}::int`.as('municipio_id'),
        sql<string>`unnest(${[...new Set(palabras)]}::text[])`.as('palabra'),
        sql<boolean>`${abierto}::boolean`.as('abierto'),
        sql<string>`${venceFecha}::date`.as('vence_fecha'),
        sql<string>`${expedienteId}::uuid`.as('expediente_id'),
      ]),
    )
    .execute();
}

/**
 * Cambia las palabras de un expediente corregido, en su índice y en su fila. `venciaEn` es el
 * vencimiento que tenía al guardarlas.
 */
export async function cambiarPalabras(
  tx: TxMunicipal,
  clave: ClaveDePalabras,
  venciaEn: string,
  palabras: readonly string[],
): Promise<void> {
  const { db, municipioId } = tx;
  const { expedienteId } = clave;
  await db
    .deleteFrom('expediente_palabra')
    .where('municipio_id', '=', municipioId)
    .where('palabra', '=', palabrasGuardadas(tx, expedienteId))
    .where('abierto', 'in', [true, false])
    .where('vence_fecha', '=', venciaEn)
    .where('expediente_id', '=', expedienteId)
    .execute();
  await db
    .updateTable('expediente')
    .set({ busqueda: palabras.join(' ') })
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)
    .execute();
  await guardarPalabras(tx, clave, palabras);
}

/** Pasa las palabras de un expediente abierto a las de lo terminado. */
export async function cerrarPalabras(
  tx: TxMunicipal,
  { expedienteId, venceFecha }: Omit<ClaveDePalabras, 'abierto'>,
): Promise<void> {
  await tx.db
    .updateTable('expediente_palabra')
    .set({ abierto: false })
    .where('municipio_id', '=', tx.municipioId)
    .where('palabra', '=', palabrasGuardadas(tx, expedienteId))
    .where('abierto', '=', true)
    .where('vence_fecha', '=', venceFecha)
    .where('expediente_id', '=', expedienteId)
    .execute();
}

// Con la clave entera, cada palabra se halla de una vez: así no hace falta otro índice por expediente.
function palabrasGuardadas({ db, municipioId }: TxMunicipal, expedienteId: string) {
  return sql<string>`any((${db
    .selectFrom('expediente')
    .select(sql<string[]>`string_to_array(busqueda, ' ')`.as('palabras'))
    .where('municipio_id', '=', municipioId)
    .where('expediente_id', '=', expedienteId)})::text[])`;
}

/** En qué orden se lista y desde dónde: así el índice entrega solo lo que la página necesita. */
export interface OrdenDeBusqueda {
  readonly sentido: 'asc' | 'desc';
  readonly despuesDe?: { readonly venceFecha: string; readonly expedienteId: string } | undefined;
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
      readonly orden: OrdenDeBusqueda;
    };

/** Con menos casos que estos, la palabra basta: sus casos se leen y las demás se comprueban en ellos. */
const POCOS = 1_000;
/** Y hasta aquí, conviene cruzar palabras en el índice antes que leer casos. */
const CRUZABLES = 30_000;
const CRUCES_MAXIMOS = 4;

/**
 * Elige cómo buscar según cuántos casos tiene cada palabra (contados hasta un tope). Si todas son
 * comunes conviene recorrer la bandeja en orden y comprobar fila a fila: pronto se llena la página.
 * `abiertos` limita a los casos abiertos o a los terminados, si la consulta ya lo hace. `orden` debe
 * ser el de la consulta, por `vence_fecha` y `expediente_id`.
 */
export async function prepararBusqueda(
  tx: TxMunicipal,
  texto: string,
  abiertos?: boolean,
  orden: OrdenDeBusqueda = { sentido: 'asc' },
): Promise<BusquedaPreparada> {
  const consulta = leerConsulta(texto, tx.municipioId);
  if (consulta.clase !== 'palabras') return consulta;
  const { terminos } = consulta;
  const lista = (guias: readonly Termino[]): BusquedaPreparada => ({
    clase: 'palabras',
    guias,
    terminos,
    orden,
    ...(abiertos === undefined ? {} : { abiertos }),
  });
  if (terminos.length === 0) return lista([]);
  const primeras = await contarPalabras(tx, terminos, abiertos, POCOS);
  if (primeras.some(({ casos }) => casos === 0)) return { clase: 'nada' };
  const pocas = primeras.filter(({ casos }) => casos < POCOS);
  if (pocas.length > 0) return lista(pocas.map(({ termino }) => termino));
  // Las más largas suelen ser las menos comunes: contarlas todas costaría más de lo que ahorra.
  const largas = terminos
    .toSorted((a, b) => b.palabra.length - a.palabra.length)
    .slice(0, CRUCES_MAXIMOS);
  const contadas = await contarPalabras(tx, largas, abiertos, CRUZABLES);
  return lista(contadas.filter(({ casos }) => casos < CRUZABLES).map(({ termino }) => termino));
}

async function contarPalabras(
  tx: TxMunicipal,
  terminos: readonly Termino[],
  abiertos: boolean | undefined,
  tope: number,
): Promise<readonly { readonly termino: Termino; readonly casos: number }[]> {
  const cuenta = (termino: Termino) =>
    tx.db
      .selectFrom(conPalabra(tx, termino, abiertos).limit(tope).as('contado'))
      .where('municipio_id', '=', tx.municipioId)
      .select((eb) => eb.fn.countAll<number>().as('casos'));
  const fila: Readonly<Record<string, unknown>> = await tx.db
    .selectNoFrom(terminos.map((termino, i) => cuenta(termino).as(`casos_${i}`)))
    .executeTakeFirstOrThrow();
  return terminos.map((termino, i) => ({ termino, casos: Number(fila[`casos_${i}`]) }));
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
  const porIndice = hallados(tx, busqueda);
  const porFila = busqueda.terminos
    .filter((termino) => !busqueda.guias.includes(termino))
    .map(({ palabra, entera }) => ` ${palabra}${entera ? ' ' : ''}`)
    // No con LIKE: su estimación por muestra hace creer que hay que leer toda la tabla.
    .map((parte) => sql<boolean>`strpos(' ' || ${columna('busqueda')} || ' ', ${parte}) > 0`);
  if (porIndice === undefined) return porFila;
  const clave = sql`(${columna('vence_fecha')}, ${columna('expediente_id')})`;
  return [sql<boolean>`${clave} in (${porIndice})`, ...porFila];
}

/**
 * Casos que tienen todas las palabras guía, distintos y en el orden de la página. Dicho así, el
 * planificador recorre esta lista y lee de `expediente` solo hasta llenar la página.
 */
function hallados(
  tx: TxMunicipal,
  { guias, abiertos, orden }: Extract<BusquedaPreparada, { clase: 'palabras' }>,
) {
  const { sentido, despuesDe } = orden;
  const [primera, ...otras] = guias.map((guia) =>
    conPalabra(tx, guia, abiertos).$if(despuesDe !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('vence_fecha', 'expediente_id'),
          sentido === 'asc' ? '>' : '<',
          tuple(despuesDe?.venceFecha ?? '', despuesDe?.expedienteId ?? ''),
        ),
      ),
    ),
  );
  if (primera === undefined) return undefined;
  return tx.db
    .selectFrom(otras.reduce((previa, otra) => previa.intersect(otra), primera).as('hallado'))
    .where('municipio_id', '=', tx.municipioId)
    .select(['vence_fecha', 'expediente_id'])
    .distinct()
    .orderBy('vence_fecha', sentido)
    .orderBy('expediente_id', sentido);
}

function conPalabra(
  { db, municipioId }: TxMunicipal,
  { palabra, entera }: Termino,
  abiertos: boolean | undefined,
) {
  return db
    .selectFrom('expediente_palabra')
    .select(['municipio_id', 'vence_fecha', 'expediente_id'])
    .where('municipio_id', '=', municipioId)
    .where((eb) => eb.and(entera ? [eb('palabra', '=', palabra)] : empiezaCon(eb, palabra)))
    .$if(abiertos !== undefined, (q) => q.where('abierto', '=', abiertos ?? true));
}

// Rango y no LIKE: bajo seguridad por fila, LIKE no puede usar el índice. «~» sigue a toda letra.
function empiezaCon(eb: ExpressionBuilder<Tablas, 'expediente_palabra'>, palabra: string) {
  return [eb('palabra', '>=', palabra), eb('palabra', '<', `${palabra}~`)];
}
