import { hoyEn } from '../../../calendario/index.ts';
import type { Avance } from '../../../flujo/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import type { DatosMunicipio } from '../documentos/index.ts';
import { municipioDe } from '../documentos/index.ts';
import { anotarEvento, type EventoNuevo, nuevoId, type Punta } from '../historia/index.ts';
import { type TramiteEnCurso, tramiteDe } from './definiciones.ts';
import type { Expediente, PlazoExpediente } from './dominio.ts';
import { type Efectos, efectosDe } from './mover.ts';
import { cerrarPalabras } from './repositorio/busqueda.ts';
import { sumarAlDia } from './repositorio/entorno.ts';
import { bloquearExpediente } from './repositorio/expediente.ts';
import { cerrarPlazo, insertarPlazos, plazosDe } from './repositorio/plazo.ts';

export type PuertosCaso = Pick<Puertos, 'reloj' | 'azar' | 'calendario' | 'colas' | 'urlPublica'>;

/** Todo lo que hace falta para decidir sobre un expediente, con su fila bloqueada. */
export interface Caso {
  readonly expediente: Expediente;
  readonly tramite: TramiteEnCurso;
  readonly municipio: DatosMunicipio;
  readonly plazos: readonly PlazoExpediente[];
  readonly ahora: Temporal.Instant;
}

/** Abre un caso para cambiarlo: bloquea su fila y lee lo que lo rige. */
export async function abrirCaso(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj'>,
  expedienteId: string,
  bloqueado?: Expediente,
): Promise<Caso | undefined> {
  const expediente = bloqueado ?? (await bloquearExpediente(tx, expedienteId));
  if (expediente === undefined) return undefined;
  const [tramite, municipio, plazos] = await Promise.all([
    tramiteDe(tx, expediente),
    municipioDe(tx),
    plazosDe(tx, expedienteId),
  ]);
  return { expediente, tramite, municipio, plazos, ahora: puertos.reloj.ahora() };
}

export function puntaDe({ expedienteId, ultimoEvento, ultimoHash }: Expediente): Punta {
  return { expedienteId, ultimoEvento, ultimoHash };
}

/** Efectos de un avance sobre el caso. */
export function efectosEn(
  puertos: Pick<Puertos, 'calendario'>,
  caso: Caso,
  avance: Avance,
  vencido?: string,
): Efectos {
  const cuenta = { calendario: puertos.calendario, municipio: caso.municipio };
  return efectosDe(cuenta, caso.tramite, caso.expediente, caso.plazos, avance, caso.ahora, vencido);
}

/**
 * Guarda los efectos que no son la fila ni el evento: plazos, cifras del día y el trabajo que
 * sigue. Devuelve los plazos creados, con su id.
 */
export async function guardarEfectos(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  caso: Caso,
  efectos: Efectos,
): Promise<readonly PlazoExpediente[]> {
  const { expedienteId } = caso.expediente;
  const ahora = caso.ahora.toString({ smallestUnit: 'millisecond' });
  const nuevos = efectos.plazosNuevos.map((p) => ({ ...p, plazoId: nuevoId(puertos) }));
  // Ninguna depende de otra: van en un solo viaje a la base.
  await Promise.all([
    ...efectos.plazosPorCerrar.map(({ plazoId, estado }) =>
      cerrarPlazo(tx, plazoId, estado, ahora),
    ),
    insertarPlazos(tx, expedienteId, nuevos),
    ...(efectos.hayServicios ? [encolarAvance(tx, puertos, expedienteId)] : []),
    ...(efectos.situacion.estado === 'terminado' ? [cerrarPalabras(tx, caso.expediente)] : []),
    ...(efectos.situacion.resultado === undefined ? [] : [contarTermino(tx, caso, efectos)]),
  ]);
  return nuevos.map((p) => ({ ...p, expedienteId, estado: 'corriendo' as const }));
}

/** Encola la ejecución de los pasos automáticos del expediente, en la misma transacción. */
export function encolarAvance(
  tx: TxMunicipal,
  { colas }: Pick<Puertos, 'colas'>,
  expedienteId: string,
): Promise<void> {
  return colas.encolar(tx, 'avanzar-expediente', {
    municipioId: tx.municipioId,
    id: expedienteId,
  });
}

/** Anota el evento con los cambios de un movimiento y guarda sus efectos. */
export async function guardarMovimiento(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  caso: Caso,
  efectos: Efectos,
  evento: EventoNuevo,
  otrosCambios: Efectos['cambios'] = {},
): Promise<readonly PlazoExpediente[]> {
  const [creados] = await Promise.all([
    guardarEfectos(tx, puertos, caso, efectos),
    anotarEvento(tx, puntaDe(caso.expediente), evento, { ...efectos.cambios, ...otrosCambios }),
  ]);
  return creados;
}

const COLUMNA = {
  aprobado: 'aprobados',
  rechazado: 'rechazados',
  desistido: 'desistidos',
  abandonado: undefined,
} as const;

async function contarTermino(tx: TxMunicipal, caso: Caso, efectos: Efectos): Promise<void> {
  const { resultado } = efectos.situacion;
  const columna = resultado === undefined ? undefined : COLUMNA[resultado];
  const hoy = hoyEn(caso.ahora, caso.municipio.zona);
  const aTiempo =
    Temporal.PlainDate.compare(hoy, Temporal.PlainDate.from(caso.expediente.venceFecha)) <= 0;
  await sumarAlDia(tx, hoy.toString(), caso.expediente.tramiteId, {
    ...(columna === undefined ? {} : { [columna]: 1 }),
    ...(aTiempo ? { dentro_de_plazo: 1 } : { fuera_de_plazo: 1 }),
  });
}
