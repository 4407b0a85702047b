import { hoyEn } from '../../../../calendario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { municipioDe } from '../../documentos/index.ts';
import type { Funcionario } from '../dominio.ts';
import {
  type CuentasBandeja,
  type CursorBandeja,
  contarBandeja,
  type FilaBandeja,
  type FiltroBandeja,
  listarBandeja,
  nombresDeFuncionarios,
} from '../repositorio/bandeja.ts';

/** Fila de la bandeja con lo que le queda de plazo. */
export interface CasoEnBandeja extends FilaBandeja {
  /** Días hábiles que quedan; negativo si ya venció (Ley 19.880 art. 25). */
  readonly diasHabiles: number;
  readonly asignadoNombre?: string;
}

export interface PaginaBandeja {
  readonly casos: readonly CasoEnBandeja[];
  /** Cursor de la página siguiente; falta en la última. */
  readonly siguiente?: string;
}

const POR_PAGINA = 50;

/**
 * Casos que el funcionario puede ver, los que vencen antes primero. Sin filtro de estado muestra
 * los abiertos. `cursor` es el `siguiente` de la página anterior; uno mal formado se ignora.
 */
export async function bandeja(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'calendario'>,
  funcionario: Funcionario,
  filtro: FiltroBandeja,
  cursor?: string,
  porPagina = POR_PAGINA,
): Promise<PaginaBandeja> {
  const visibles = unidadesVisibles(funcionario);
  const pedidas = filtro.unidades ?? [];
  const unidades =
    visibles === 'todas'
      ? pedidas
      : pedidas.length === 0
        ? visibles
        : pedidas.filter((id) => visibles.includes(id));
  // Sin unidades que ver no hay bandeja: una lista vacía en el filtro significaría «todas».
  if (visibles !== 'todas' && unidades.length === 0) return { casos: [] };
  const { zona, cut } = await municipioDe(tx);
  const hoy = hoyEn(puertos.reloj.ahora(), zona);
  const filas = await listarBandeja(
    tx,
    { estados: ['en_tramite', 'por_subsanar'], ...filtro, unidades },
    porPagina + 1,
    leerCursor(cursor),
  );
  const pagina = filas.slice(0, porPagina);
  const nombres = await nombresDeFuncionarios(
    tx,
    pagina.flatMap(({ asignadoA }) => (asignadoA === null ? [] : [asignadoA])),
  );
  const casos = pagina.map((fila): CasoEnBandeja => {
    const vence = Temporal.PlainDate.from(fila.venceFecha);
    const nombre = fila.asignadoA === null ? undefined : nombres.get(fila.asignadoA);
    return {
      ...fila,
      diasHabiles: puertos.calendario.diasHabilesEntre(hoy, vence, cut),
      ...(nombre === undefined ? {} : { asignadoNombre: nombre }),
    };
  });
  const ultimo = pagina.at(-1);
  return filas.length > porPagina && ultimo !== undefined
    ? { casos, siguiente: escribirCursor(ultimo) }
    : { casos };
}

/** Cuentas de las pestañas de la bandeja del funcionario. */
export async function cuentasDeBandeja(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  funcionario: Funcionario,
): Promise<CuentasBandeja> {
  const visibles = unidadesVisibles(funcionario);
  if (visibles !== 'todas' && visibles.length === 0) {
    return { abiertos: 0, mios: 0, sinAsignar: 0, porSubsanar: 0, vencidos: 0 };
  }
  const { zona } = await municipioDe(tx);
  const hoy = hoyEn(puertos.reloj.ahora(), zona).toString();
  const unidades = visibles === 'todas' ? [] : visibles;
  return contarBandeja(tx, unidades, funcionario.funcionarioId, hoy);
}

function unidadesVisibles({ roles }: Funcionario): readonly string[] | 'todas' {
  if (roles.some(({ rol }) => rol === 'administrador' || rol === 'oficina_partes')) return 'todas';
  return [...new Set(roles.map(({ unidadId }) => unidadId))];
}

function escribirCursor({ venceFecha, expedienteId }: CursorBandeja): string {
  return `${venceFecha}_${expedienteId}`;
}

function leerCursor(texto: string | undefined): CursorBandeja | undefined {
  const partes = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(texto ?? '');
  const [, venceFecha, expedienteId] = partes ?? [];
  return venceFecha === undefined || expedienteId === undefined
    ? undefined
    : { venceFecha, expedienteId };
}
