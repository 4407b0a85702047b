import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { leerFolio } from '../../../../base/folio.ts';
import { normalizarBusqueda } from '../../../../base/texto.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { EstadoExpediente } from '../dominio.ts';

/** Qué casos se listan. `unidades` vacía o ausente no limita: quien llama ya decidió el permiso. */
export interface FiltroBandeja {
  readonly unidades?: readonly string[];
  readonly rol?: string;
  readonly asignadoA?: string;
  readonly sinAsignar?: boolean;
  readonly estados?: readonly EstadoExpediente[];
  readonly tramiteId?: string;
  /** Folio, nombre, RUN o palabras de las respuestas. */
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
  const palabras = f.texto === undefined ? [] : palabrasDe(f.texto);
  const folio = f.texto === undefined ? undefined : leerFolio(f.texto);
  return [
    ...((f.unidades ?? []).length > 0 ? [eb('unidad_id', 'in', [...(f.unidades ?? [])])] : []),
    ...(f.rol === undefined ? [] : [eb('rol_actual', '=', f.rol)]),
    ...(f.asignadoA === undefined ? [] : [eb('asignado_a', '=', f.asignadoA)]),
    ...(f.sinAsignar === true ? [eb('asignado_a', 'is', null)] : []),
    ...((f.estados ?? []).length > 0 ? [eb('estado', 'in', [...(f.estados ?? [])])] : []),
    ...(f.tramiteId === undefined ? [] : [eb('tramite_id', '=', f.tramiteId)]),
    ...(f.venceAntesDe === undefined ? [] : [eb('vence_fecha', '<', f.venceAntesDe)]),
    // Un folio completo se busca por su índice; lo demás, palabra por palabra.
    ...(folio?.ok === true
      ? [eb('folio', '=', f.texto?.trim().toUpperCase() ?? '')]
      : palabras.map((palabra) => eb('busqueda', 'like', `%${palabra}%`))),
  ];
}

const PALABRAS_MAXIMAS = 8;

function palabrasDe(texto: string): readonly string[] {
  const palabras = normalizarBusqueda(texto.slice(0, 200)).split(' ');
  return palabras.filter((palabra) => palabra !== '').slice(0, PALABRAS_MAXIMAS);
}

/** Casos que cumplen el filtro, los que vencen antes primero, después del cursor. */
export async function listarBandeja(
  { db, municipioId }: TxMunicipal,
  filtro: FiltroBandeja,
  limite: number,
  cursor?: CursorBandeja,
): Promise<readonly FilaBandeja[]> {
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
    .where((eb) => eb.and(condiciones(eb, filtro)))
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

/** Cuántos casos abiertos hay de cada clase, para las pestañas de la bandeja. */
export interface CuentasBandeja {
  readonly abiertos: number;
  readonly mios: number;
  readonly sinAsignar: number;
  readonly porSubsanar: number;
  readonly vencidos: number;
}

/** Cuenta los casos abiertos de unas unidades. `hoy` es el día local. */
export async function contarBandeja(
  { db, municipioId }: TxMunicipal,
  unidades: readonly string[],
  funcionarioId: string,
  hoy: string,
): Promise<CuentasBandeja> {
  const cuenta = (condicion: ReturnType<typeof sql<boolean>>) =>
    sql<number>`count(*) filter (where ${condicion})`;
  const fila = await db
    .selectFrom('expediente')
    .select([
      sql<number>`count(*)`.as('abiertos'),
      cuenta(sql`asignado_a = ${funcionarioId}`).as('mios'),
      cuenta(sql`asignado_a is null and estado = 'en_tramite'`).as('sinAsignar'),
      cuenta(sql`estado = 'por_subsanar'`).as('porSubsanar'),
      cuenta(sql`vence_fecha < ${hoy} and estado = 'en_tramite'`).as('vencidos'),
    ])
    .where('municipio_id', '=', municipioId)
    .where('estado', 'in', ['en_tramite', 'por_subsanar'])
    .$if(unidades.length > 0, (q) => q.where('unidad_id', 'in', [...unidades]))
    .executeTakeFirstOrThrow();
  return fila;
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
