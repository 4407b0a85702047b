import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { EstadoExpediente } from '../dominio.ts';
import { condicionesDeBusqueda, prepararBusqueda } from './busqueda.ts';

/** Qué casos se listan. `unidades` vacía o ausente no limita: quien llama ya decidió el permiso. */
export interface FiltroBandeja {
  readonly unidades?: readonly string[];
  readonly rol?: string;
  readonly asignadoA?: string;
  readonly sinAsignar?: boolean;
  readonly estados?: readonly EstadoExpediente[];
  readonly tramiteId?: string;
  /** Folio, nombre, RUN o comienzos de palabras de las respuestas. */
  readonly texto?: string;
  /** Con vencimiento anterior a este día `AAAA-MM-DD`. */
  readonly venceAntesDe?: string;
}

/** Último caso de la página anterior. */
export interface CursorBandeja {
  readonly venceFecha: string;
  readonly expedienteId: string;
}

export interface FilaBandeja {
  readonly expedienteId: string;
  readonly folio: string;
  readonly tramiteId: string;
  readonly titulo: string;
  readonly nombre: string;
  readonly estado: EstadoExpediente;
  readonly resultado: string | null;
  readonly pasoActual: string;
  readonly unidadId: string;
  readonly rolActual: string | null;
  readonly asignadoA: string | null;
  readonly ingresadoEn: string;
  readonly venceFecha: string;
  readonly revision: number;
}

type Constructor = ExpressionBuilder<Tablas, 'expediente'>;

function condiciones(eb: Constructor, f: FiltroBandeja): Expression<SqlBool>[] {
  return [
    ...((f.unidades ?? []).length > 0 ? [eb('unidad_id', 'in', [...(f.unidades ?? [])])] : []),
    ...(f.rol === undefined ? [] : [eb('rol_actual', '=', f.rol)]),
    ...(f.asignadoA === undefined ? [] : [eb('asignado_a', '=', f.asignadoA)]),
    ...(f.sinAsignar === true ? [eb('asignado_a', 'is', null)] : []),
    ...((f.estados ?? []).length > 0 ? [eb('estado', 'in', [...(f.estados ?? [])])] : []),
    ...(f.tramiteId === undefined ? [] : [eb('tramite_id', '=', f.tramiteId)]),
    ...(f.venceAntesDe === undefined ? [] : [eb('vence_fecha', '<', f.venceAntesDe)]),
  ];
}

/** Si el filtro de estados deja solo lo abierto o solo lo terminado, cuál. */
function soloAbiertos({ estados = [] }: FiltroBandeja): boolean | undefined {
  if (estados.length === 0) return undefined;
  const terminados = estados.filter((estado) => estado === 'terminado').length;
  if (terminados === 0) return true;
  return terminados === estados.length ? false : undefined;
}

/** Casos que cumplen el filtro, los que vencen antes primero, después del cursor. */
export async function listarBandeja(
  tx: TxMunicipal,
  filtro: FiltroBandeja,
  limite: number,
  cursor?: CursorBandeja,
): Promise<readonly FilaBandeja[]> {
  const { db, municipioId } = tx;
  const deTexto =
    filtro.texto === undefined
      ? []
      : condicionesDeBusqueda(
          tx,
          await prepararBusqueda(tx, filtro.texto, soloAbiertos(filtro), {
            sentido: 'asc',
            despuesDe: cursor,
          }),
        );
  return db
    .selectFrom('expediente')
    .select([
      'expediente_id as expedienteId',
      'folio',
      'tramite_id as tramiteId',
      'titulo',
      'interesado_nombre as nombre',
      'estado',
      'resultado',
      'paso_actual as pasoActual',
      'unidad_id as unidadId',
      'rol_actual as rolActual',
      'asignado_a as asignadoA',
      'ingresado_en as ingresadoEn',
      'vence_fecha as venceFecha',
      'revision',
    ])
    .where('municipio_id', '=', municipioId)
    .where((eb) => eb.and([...condiciones(eb, filtro), ...deTexto]))
    .$if(cursor !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('vence_fecha', 'expediente_id'),
          '>',
          tuple(cursor?.venceFecha ?? '', cursor?.expedienteId ?? ''),
        ),
      ),
    )
    .orderBy('vence_fecha')
    .orderBy('expediente_id')
    .limit(limite)
    .execute();
}

/** Las cuentas no pasan de aquí: contar más no ayuda a decidir y obligaría a recorrer todo. */
const CUENTA_MAXIMA = 999;

/** Cuántos casos abiertos hay de cada clase, hasta `CUENTA_MAXIMA`, para las pestañas. */
export interface CuentasBandeja {
  readonly abiertos: number;
  readonly mios: number;
  readonly sinAsignar: number;
  readonly porSubsanar: number;
  readonly vencidos: number;
}

const ABIERTOS: readonly EstadoExpediente[] = ['en_tramite', 'por_subsanar'];

/** Cuenta los casos abiertos de unas unidades. `hoy` es el día local. */
export async function contarBandeja(
  tx: TxMunicipal,
  unidades: readonly string[],
  funcionarioId: string,
  hoy: string,
): Promise<CuentasBandeja> {
  const { db, municipioId } = tx;
  const hastaElTope = (filtro: FiltroBandeja) =>
    db
      .selectFrom('expediente')
      .select('municipio_id')
      .where('municipio_id', '=', municipioId)
      .where((eb) => eb.and(condiciones(eb, { ...filtro, unidades })))
      .limit(CUENTA_MAXIMA);
  const cuenta = (filtro: FiltroBandeja) =>
    db
      .selectFrom(hastaElTope(filtro).as('contado'))
      .where('municipio_id', '=', municipioId)
      .select((eb) => eb.fn.countAll<number>().as('casos'));
  const fila = await db
    .selectNoFrom([
      cuenta({ estados: ABIERTOS }).as('abiertos'),
      cuenta({ estados: ABIERTOS, asignadoA: funcionarioId }).as('mios'),
      cuenta({ estados: ['en_tramite'], sinAsignar: true }).as('sinAsignar'),
      cuenta({ estados: ['por_subsanar'] }).as('porSubsanar'),
      cuenta({ estados: ['en_tramite'], venceAntesDe: hoy }).as('vencidos'),
    ])
    .executeTakeFirstOrThrow();
  return {
    abiertos: Number(fila.abiertos),
    mios: Number(fila.mios),
    sinAsignar: Number(fila.sinAsignar),
    porSubsanar: Number(fila.porSubsanar),
    vencidos: Number(fila.vencidos),
  };
}

/** Nombres de funcionarios por id. */
export async function nombresDeFuncionarios(
  { db, municipioId }: TxMunicipal,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const filas = await db
    .selectFrom('funcionario')
    .select(['funcionario_id', 'nombre'])
    .where('municipio_id', '=', municipioId)
    .where('funcionario_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(filas.map((fila) => [fila.funcionario_id, fila.nombre]));
}
