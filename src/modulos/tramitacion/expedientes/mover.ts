import { hoyEn } from '../../../calendario/index.ts';
import type { Avance, Nodo, NodoFin, NodoPaso } from '../../../flujo/index.ts';
import { jsonb } from '../../../plataforma/base-de-datos/json.ts';
import type { CambiosExpediente } from '../historia/index.ts';
import type { TramiteEnCurso } from './definiciones.ts';
import type {
  EstadoExpediente,
  Expediente,
  PlazoExpediente,
  PlazoNuevo,
  ResultadoExpediente,
} from './dominio.ts';
import { type Cuenta, plazosDePaso } from './plazos.ts';

const RESULTADOS: readonly ResultadoExpediente[] = [
  'aprobado',
  'rechazado',
  'desistido',
  'abandonado',
];

/** Dónde queda un expediente tras un movimiento del flujo. */
export interface Situacion {
  readonly estado: EstadoExpediente;
  readonly resultado?: ResultadoExpediente;
  readonly pasoActual: string;
  readonly unidadId: string;
  readonly rolActual?: string;
}

/** Efectos de un movimiento: lo que cambia en la fila y en los plazos. */
export interface Efectos {
  readonly situacion: Situacion;
  readonly cambios: CambiosExpediente;
  readonly plazosNuevos: readonly PlazoNuevo[];
  readonly plazosPorCerrar: readonly {
    readonly plazoId: string;
    readonly estado: 'cumplido' | 'vencido' | 'anulado';
  }[];
  /** Si quedó esperando un paso automático. */
  readonly hayServicios: boolean;
}

/** Situación que resulta de un avance. Pura. */
export function situacionDe(
  tramite: TramiteEnCurso,
  avance: Avance,
  previo?: Pick<Expediente, 'unidadId' | 'rolActual'>,
): Situacion {
  const activos = avance.marcado.en.flatMap((id): readonly NodoPaso[] => {
    const nodo = tramite.flujo.nodos.get(id)?.nodo;
    return nodo !== undefined && esDePaso(nodo) ? [nodo] : [];
  });
  const tarea = activos.find((nodo) => nodo.tipo === 'tarea');
  const espera = activos.find((nodo) => nodo.tipo === 'espera' && nodo.de === 'interesado');
  const actual = tarea ?? espera ?? activos[0];
  const rol = tarea?.rol ?? previo?.rolActual;
  const fijo = {
    unidadId:
      tarea?.unidad ?? (tarea === undefined ? previo?.unidadId : undefined) ?? tramite.unidadId,
    ...(rol === undefined ? {} : { rolActual: rol }),
  };
  if (avance.terminado) {
    const fin = finDe(tramite, avance);
    return {
      ...fijo,
      estado: 'terminado',
      pasoActual: fin?.id ?? 'fin',
      resultado: resultadoDe(avance.resultado),
    };
  }
  const porSubsanar = tarea === undefined && espera !== undefined;
  return {
    ...fijo,
    estado: porSubsanar ? 'por_subsanar' : 'en_tramite',
    pasoActual: actual?.id ?? 'inicio',
  };
}

function esDePaso(nodo: Nodo): nodo is NodoPaso {
  return nodo.tipo === 'tarea' || nodo.tipo === 'servicio' || nodo.tipo === 'espera';
}

function finDe(tramite: TramiteEnCurso, avance: Avance): NodoFin | undefined {
  for (const { clase, id } of avance.pasos.toReversed()) {
    const nodo = clase === 'nodo' ? tramite.flujo.nodos.get(id)?.nodo : undefined;
    if (nodo?.tipo === 'fin' && nodo.resultado !== undefined) return nodo;
  }
  return undefined;
}

function resultadoDe(texto: string | undefined): ResultadoExpediente {
  const resultado = RESULTADOS.find((r) => r === texto);
  if (resultado === undefined) throw new Error(`Resultado desconocido en el flujo: ${texto ?? ''}`);
  return resultado;
}

/**
 * Calcula los efectos de un movimiento sobre un expediente ya ingresado. Pura: quien llama los
 * guarda junto con el evento, en una sola transacción.
 */
export function efectosDe(
  cuenta: Cuenta,
  tramite: TramiteEnCurso,
  expediente: Expediente,
  plazos: readonly PlazoExpediente[],
  avance: Avance,
  ahora: Temporal.Instant,
  vencido?: string,
): Efectos {
  const situacion = situacionDe(tramite, avance, expediente);
  const cambiaDeManos =
    situacion.rolActual !== expediente.rolActual || situacion.unidadId !== expediente.unidadId;
  const acciones = avance.terminado
    ? { ...expediente.marcado.acciones }
    : { ...avance.marcado.acciones };
  return {
    situacion,
    cambios: {
      marcado: jsonb(avance.marcado),
      acciones: jsonb(acciones),
      estado: situacion.estado,
      paso_actual: situacion.pasoActual,
      unidad_id: situacion.unidadId,
      rol_actual: situacion.rolActual ?? null,
      // Quien revisa sigue a cargo mientras la persona corrige; al cambiar de rol, queda libre.
      ...(cambiaDeManos ? { asignado_a: null } : {}),
      ...(situacion.resultado === undefined ? {} : { resultado: situacion.resultado }),
      ...(avance.terminado
        ? { terminado_en: ahora.toString({ smallestUnit: 'millisecond' }) }
        : {}),
      revision: expediente.revision + 1,
    },
    plazosNuevos: avance.terminado
      ? []
      : avance.entradas.flatMap((nodo) => plazosDePaso(cuenta, tramite, nodo, ahora)),
    plazosPorCerrar: plazosPorCerrar(cuenta, tramite, plazos, avance, ahora, vencido),
    hayServicios: avance.marcado.en.some(
      (id) => tramite.flujo.nodos.get(id)?.nodo.tipo === 'servicio',
    ),
  };
}

function plazosPorCerrar(
  cuenta: Cuenta,
  tramite: TramiteEnCurso,
  plazos: readonly PlazoExpediente[],
  avance: Avance,
  ahora: Temporal.Instant,
  vencido: string | undefined,
): Efectos['plazosPorCerrar'] {
  const dejados = new Set(
    avance.salidas.flatMap((id) => [
      id,
      ...(tramite.flujo.temporizadores.get(id) ?? []).map((t) => t.id),
    ]),
  );
  const hoy = hoyEn(ahora, cuenta.municipio.zona);
  return plazos.flatMap((p): Efectos['plazosPorCerrar'] => {
    if (p.estado !== 'corriendo') return [];
    if (p.nodoId !== undefined && dejados.has(p.nodoId)) {
      return [{ plazoId: p.plazoId, estado: p.nodoId === vencido ? 'vencido' : 'cumplido' }];
    }
    if (!avance.terminado || p.clase === 'recurso') return [];
    const delProcedimiento = p.clase === 'resolucion' || p.clase === 'procedimiento';
    const aTiempo = Temporal.PlainDate.compare(hoy, Temporal.PlainDate.from(p.vence)) <= 0;
    if (!delProcedimiento) return [{ plazoId: p.plazoId, estado: 'anulado' }];
    return [{ plazoId: p.plazoId, estado: aTiempo ? 'cumplido' : 'vencido' }];
  });
}
