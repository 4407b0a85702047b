import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxGlobal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import { cuestionarioDe } from '../leer-encuesta.ts';
import { exigidos } from '../partes.ts';
import * as programa from '../repositorio-programa.ts';
import { anotarEnCampana, avisar, type PuertosDeAvisos } from './avisar.ts';

/** A quién se le recuerda: quien no ha firmado, o tiene observaciones por corregir. */
const PENDIENTES: ReadonlySet<string> = new Set(['invitado', 'en_curso', 'observada']);

/** Día de hoy en Chile continental: las fechas de una campaña son de todo el país. */
export function hoyEnChile({ reloj }: Pick<Puertos, 'reloj'>): Temporal.PlainDate {
  return reloj.ahora().toZonedDateTimeISO('America/Santiago').toPlainDate();
}

/** Invita municipios y les avisa por correo. Los ya invitados quedan igual. Devuelve los nuevos. */
export async function invitarMunicipios(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: { readonly campanaId: string; readonly cuts: readonly string[]; readonly actor: ActorFila },
): Promise<Resultado<readonly string[], 'no-encontrada' | 'cerrada'>> {
  const campana = await programa.bloquearCampana(tx, p.campanaId);
  if (campana === undefined) return falla('no-encontrada');
  if (campana.estado !== 'abierta') return falla('cerrada');
  const { instrumento } = cuestionarioDe(campana.instrumento).plan;
  const nuevos = await programa.invitar(
    tx,
    p.campanaId,
    [...new Set(p.cuts)],
    exigidos(instrumento.items).length,
    campana.demostracion,
    puertos.reloj.ahora().toString(),
  );
  if (nuevos.length === 0) return exito(nuevos);
  await avisar(tx, puertos, {
    campanaId: p.campanaId,
    cuts: nuevos,
    clase: 'invitacion',
    clave: 'invitacion',
  });
  await anotarEnCampana(tx, puertos, {
    campanaId: p.campanaId,
    tipo: 'invitar',
    datos: { municipios: nuevos },
    actor: p.actor,
  });
  return exito(nuevos);
}

/**
 * Recuerda a los que no han firmado. `clave` impide repetir: a mano es una vez por día y el
 * automático, una por fecha de cierre. Devuelve los municipios recordados.
 */
export async function recordarPendientes(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: {
    readonly campanaId: string;
    readonly clave: string;
    readonly actor: ActorFila;
    /** Se omite a quienes ya se les recordó después de este instante. */
    readonly salvoDesde?: Temporal.Instant;
  },
): Promise<readonly string[]> {
  const filas = await programa.municipiosDe(tx, p.campanaId);
  const cuts = filas
    .filter((f) => PENDIENTES.has(f.estado))
    .filter(
      (f) =>
        p.salvoDesde === undefined ||
        f.recordado_en === null ||
        Temporal.Instant.compare(Temporal.Instant.from(f.recordado_en), p.salvoDesde) < 0,
    )
    .map((f) => f.cut);
  const avisados = await avisar(tx, puertos, {
    campanaId: p.campanaId,
    cuts,
    clase: 'recordatorio',
    clave: p.clave,
  });
  if (avisados.length === 0) return avisados;
  await programa.anotarRecordatorio(tx, p.campanaId, avisados, puertos.reloj.ahora().toString());
  await anotarEnCampana(tx, puertos, {
    campanaId: p.campanaId,
    tipo: 'recordar',
    datos: { municipios: avisados },
    actor: p.actor,
  });
  return avisados;
}

/** Cierra la campaña: nadie más responde ni firma. Avisa a quienes no habían firmado. */
export async function cerrarCampana(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: { readonly campanaId: string; readonly actor: ActorFila; readonly motivo: string },
): Promise<Resultado<null, 'no-encontrada' | 'ya-cerrada'>> {
  const campana = await programa.bloquearCampana(tx, p.campanaId);
  if (campana === undefined) return falla('no-encontrada');
  if (campana.estado === 'cerrada') return falla('ya-cerrada');
  await programa.cambiarCampana(tx, p.campanaId, { estado: 'cerrada' });
  await avisarEstado(tx, puertos, p.campanaId, 'campana_cerrada', p.motivo);
  await anotarEnCampana(tx, puertos, {
    campanaId: p.campanaId,
    tipo: 'cerrar',
    datos: { mensaje: p.motivo },
    actor: p.actor,
  });
  return exito(null);
}

/** Reabre la campaña hasta una fecha que no puede haber pasado. Lo respondido sigue donde estaba. */
export async function reabrirCampana(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: { readonly campanaId: string; readonly cierra: Temporal.PlainDate; readonly actor: ActorFila },
): Promise<Resultado<null, 'no-encontrada' | 'ya-abierta' | 'fecha-pasada'>> {
  const campana = await programa.bloquearCampana(tx, p.campanaId);
  if (campana === undefined) return falla('no-encontrada');
  if (campana.estado === 'abierta') return falla('ya-abierta');
  const antes = [hoyEnChile(puertos), Temporal.PlainDate.from(campana.abre)];
  if (antes.some((d) => Temporal.PlainDate.compare(p.cierra, d) < 0)) return falla('fecha-pasada');
  const cierra = p.cierra.toString();
  await programa.cambiarCampana(tx, p.campanaId, { estado: 'abierta', cierra });
  await avisarEstado(tx, puertos, p.campanaId, 'campana_reabierta', '');
  await anotarEnCampana(tx, puertos, {
    campanaId: p.campanaId,
    tipo: 'reabrir',
    datos: { antes: campana.cierra, cierra },
    actor: p.actor,
  });
  return exito(null);
}

/** Cambia la fecha de cierre y los días de recordatorio de una campaña abierta. */
export async function ajustarCampana(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  p: {
    readonly campanaId: string;
    readonly cierra: Temporal.PlainDate;
    readonly recordarDias: number;
    readonly actor: ActorFila;
  },
): Promise<Resultado<null, 'no-encontrada' | 'cerrada' | 'fecha-pasada'>> {
  const campana = await programa.bloquearCampana(tx, p.campanaId);
  if (campana === undefined) return falla('no-encontrada');
  if (campana.estado !== 'abierta') return falla('cerrada');
  const antes = [hoyEnChile(puertos), Temporal.PlainDate.from(campana.abre)];
  if (antes.some((d) => Temporal.PlainDate.compare(p.cierra, d) < 0)) return falla('fecha-pasada');
  const cambios = { cierra: p.cierra.toString(), recordar_dias: p.recordarDias };
  await programa.cambiarCampana(tx, p.campanaId, cambios);
  await anotarEnCampana(tx, puertos, {
    campanaId: p.campanaId,
    tipo: 'ajustar',
    datos: { antes: { cierra: campana.cierra, recordar_dias: campana.recordar_dias }, ...cambios },
    actor: p.actor,
  });
  return exito(null);
}

async function avisarEstado(
  tx: TxGlobal,
  puertos: PuertosDeAvisos,
  campanaId: string,
  clase: 'campana_cerrada' | 'campana_reabierta',
  mensaje: string,
): Promise<void> {
  const filas = await programa.municipiosDe(tx, campanaId);
  await avisar(tx, puertos, {
    campanaId,
    cuts: filas.filter((f) => PENDIENTES.has(f.estado)).map((f) => f.cut),
    clase,
    clave: `${clase}:${puertos.reloj.ahora().toString()}`,
    mensaje,
  });
}
