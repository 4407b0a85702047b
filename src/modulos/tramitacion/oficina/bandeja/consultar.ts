import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Tablas } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Funcionario } from '../../../gobierno/administracion/index.ts';
import { condicionesDeBusqueda, prepararBusqueda } from '../../expedientes/index.ts';
import { type FiltrosDeBandeja, VISTAS, type VistaDeBandeja } from './filtros.ts';

/** Filas por página. */
export const FILAS_POR_PAGINA = 25;
/** Las cuentas de las pestañas no pasan de aquí: contar más no ayuda y cuesta. */
export const CUENTA_MAXIMA = 999;

/** Una fila de la bandeja, sin el contenido del expediente. */
export interface FilaDeBandeja {
  readonly expedienteId: string;
  readonly folio: string;
  readonly titulo: string;
  readonly tramiteId: string;
  readonly version: number;
  readonly nombre: string;
  readonly run: number;
  readonly estado: 'en_tramite' | 'por_subsanar' | 'terminado';
  readonly resultado: 'aprobado' | 'rechazado' | 'desistido' | 'abandonado' | null;
  readonly pasoActual: string;
  readonly rolActual: string | null;
  readonly unidadId: string;
  readonly unidad: string;
  readonly asignadoA: string | null;
  readonly asignado: string | null;
  readonly efectivoFecha: string;
  readonly venceFecha: string;
  readonly terminadoEn: string | null;
  readonly revision: number;
}

/** Quién mira: decide qué casos ve y qué significan «mías» y «por tomar». */
export interface QuienMira {
  readonly funcionario: Pick<Funcionario, 'funcionarioId' | 'roles'>;
  readonly alcance: 'todas' | readonly string[];
  /** Día de hoy en el municipio, `AAAA-MM-DD`. */
  readonly hoy: string;
}

export interface PaginaDeBandeja {
  readonly filas: readonly FilaDeBandeja[];
  readonly hayAntes: boolean;
  readonly hayDespues: boolean;
}

type Constructor = ExpressionBuilder<Tablas & { e: Tablas['expediente'] }, 'e'>;

function deVista(eb: Constructor, vista: VistaDeBandeja, quien: QuienMira): Expression<SqlBool> {
  const { funcionarioId, roles } = quien.funcionario;
  const abierta = eb('e.estado', 'in', ['en_tramite', 'por_subsanar']);
  switch (vista) {
    case 'abiertas':
      return abierta;
    case 'por-tomar':
      return eb.and([
        eb('e.estado', '=', 'en_tramite'),
        eb('e.asignado_a', 'is', null),
        eb.or(
          roles.map(({ rol, unidadId }) =>
            eb.and([eb('e.unidad_id', '=', unidadId), eb('e.rol_actual', '=', rol)]),
          ),
        ),
      ]);
    case 'mias':
      return eb.and([abierta, eb('e.asignado_a', '=', funcionarioId)]);
    case 'en-correccion':
      return eb('e.estado', '=', 'por_subsanar');
    case 'por-firmar':
      return eb.and([eb('e.estado', '=', 'en_tramite'), eb('e.rol_actual', '=', 'firmante')]);
    case 'vencidas':
      return eb.and([eb('e.estado', '=', 'en_tramite'), eb('e.vence_fecha', '<', quien.hoy)]);
    case 'terminadas':
      return eb('e.estado', '=', 'terminado');
  }
}

function visibles(eb: Constructor, { municipioId }: TxMunicipal, { alcance }: QuienMira) {
  const propio = eb('e.municipio_id', '=', municipioId);
  if (alcance === 'todas') return propio;
  return alcance.length === 0
    ? eb.and([propio, eb.val(false)])
    : eb.and([propio, eb('e.unidad_id', 'in', [...alcance])]);
}

function deFiltros(
  eb: Constructor,
  filtros: FiltrosDeBandeja,
  { funcionario }: QuienMira,
): Expression<SqlBool> {
  const { unidad, tramite, estado, asignacion } = filtros;
  const partes: Expression<SqlBool>[] = [
    ...(unidad === undefined ? [] : [eb('e.unidad_id', '=', unidad)]),
    ...(tramite === undefined ? [] : [eb('e.tramite_id', '=', tramite)]),
    ...(asignacion === 'sin' ? [eb('e.asignado_a', 'is', null)] : []),
    ...(asignacion === 'mias' ? [eb('e.asignado_a', '=', funcionario.funcionarioId)] : []),
  ];
  if (estado === 'en_tramite' || estado === 'por_subsanar') {
    partes.push(eb('e.estado', '=', estado));
  } else if (estado !== undefined) {
    partes.push(eb('e.resultado', '=', estado));
  }
  return eb.and(partes);
}

/** Un filtro por resultado busca en lo terminado, aunque la pestaña sea otra. */
export function vistaEfectiva({ vista, estado }: FiltrosDeBandeja): VistaDeBandeja {
  if (estado === undefined || estado === 'en_tramite') return vista;
  if (estado === 'por_subsanar') return vista === 'terminadas' ? 'en-correccion' : vista;
  return 'terminadas';
}

/**
 * Una página de la bandeja. Lo abierto va por vencimiento, lo más urgente primero; lo terminado,
 * al revés. Pagina por clave: no se salta ni repite filas aunque otros las cambien.
 */
export async function consultarBandeja(
  tx: TxMunicipal,
  filtros: FiltrosDeBandeja,
  quien: QuienMira,
): Promise<PaginaDeBandeja> {
  const vista = vistaEfectiva(filtros);
  const haciaAtras = filtros.antesDe !== undefined;
  const clave = filtros.antesDe ?? filtros.despuesDe;
  const ascendente = (vista !== 'terminadas') !== haciaAtras;
  const sentido = ascendente ? 'asc' : 'desc';
  const deTexto =
    filtros.texto === ''
      ? []
      : condicionesDeBusqueda(
          tx,
          await prepararBusqueda(tx, filtros.texto, vista !== 'terminadas', {
            sentido,
            despuesDe: clave,
          }),
          'e',
        );
  const filas = await tx.db
    .selectFrom('expediente as e')
    .innerJoin('unidad as u', (union) =>
      union.onRef('u.municipio_id', '=', 'e.municipio_id').onRef('u.unidad_id', '=', 'e.unidad_id'),
    )
    .leftJoin('funcionario as f', (union) =>
      union
        .onRef('f.municipio_id', '=', 'e.municipio_id')
        .onRef('f.funcionario_id', '=', 'e.asignado_a'),
    )
    .select([
      'e.expediente_id as expedienteId',
      'e.folio',
      'e.titulo',
      'e.tramite_id as tramiteId',
      'e.version',
      'e.interesado_nombre as nombre',
      'e.interesado_run as run',
      'e.estado',
      'e.resultado',
      'e.paso_actual as pasoActual',
      'e.rol_actual as rolActual',
      'e.unidad_id as unidadId',
      'u.nombre as unidad',
      'e.asignado_a as asignadoA',
      'f.nombre as asignado',
      'e.efectivo_fecha as efectivoFecha',
      'e.vence_fecha as venceFecha',
      'e.terminado_en as terminadoEn',
      'e.revision',
    ])
    .where((eb) => visibles(eb, tx, quien))
    .where((eb) => deVista(eb, vista, quien))
    .where((eb) => eb.and([deFiltros(eb, filtros, quien), ...deTexto]))
    .$if(clave !== undefined, (q) =>
      q.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('e.vence_fecha', 'e.expediente_id'),
          ascendente ? '>' : '<',
          tuple(clave?.venceFecha ?? '', clave?.expedienteId ?? ''),
        ),
      ),
    )
    .orderBy('e.vence_fecha', sentido)
    .orderBy('e.expediente_id', sentido)
    .limit(FILAS_POR_PAGINA + 1)
    .execute();
  const sobra = filas.length > FILAS_POR_PAGINA;
  const pagina = filas.slice(0, FILAS_POR_PAGINA);
  return {
    filas: haciaAtras ? pagina.reverse() : pagina,
    hayAntes: haciaAtras ? sobra : clave !== undefined,
    hayDespues: haciaAtras ? true : sobra,
  };
}

/** Cuántos casos hay en cada vista, hasta `CUENTA_MAXIMA`, en una sola consulta. */
export async function contarVistas(
  tx: TxMunicipal,
  quien: QuienMira,
): Promise<Readonly<Record<VistaDeBandeja, number>>> {
  const cuenta = (vista: VistaDeBandeja) =>
    tx.db
      .selectFrom(
        tx.db
          .selectFrom('expediente as e')
          .select(sql<number>`1`.as('uno'))
          .where((eb) => visibles(eb, tx, quien))
          .where((eb) => deVista(eb, vista, quien))
          .limit(CUENTA_MAXIMA)
          .as('hasta_el_tope'),
      )
      .select((eb) => eb.fn.countAll<number>().as('cuantos'));
  const fila = await tx.db
    .selectNoFrom([
      cuenta('abiertas').as('abiertas'),
      cuenta('por-tomar').as('por-tomar'),
      cuenta('mias').as('mias'),
      cuenta('en-correccion').as('en-correccion'),
      cuenta('por-firmar').as('por-firmar'),
      cuenta('vencidas').as('vencidas'),
      cuenta('terminadas').as('terminadas'),
    ])
    .executeTakeFirstOrThrow();
  const cuentas = VISTAS.map(({ id }) => [id, Number(fila[id] ?? 0)] as const);
  return Object.fromEntries(cuentas) as Record<VistaDeBandeja, number>;
}
