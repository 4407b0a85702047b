import type { CalendarioLegal, PedidoPlazo, Plazo } from '../../../calendario/index.ts';
import { fechaLarga, hoyEn, venceEn } from '../../../calendario/index.ts';
import type { NodoPaso, PlazoNodo } from '../../../flujo/index.ts';
import type { DatosMunicipio } from '../documentos/index.ts';
import type { TramiteEnCurso } from './definiciones.ts';
import type { ClasePlazo, PlazoNuevo } from './dominio.ts';

/** Calendario y lugar con que se cuentan los plazos de un municipio. */
export interface Cuenta {
  readonly calendario: CalendarioLegal;
  readonly municipio: DatosMunicipio;
}

type Duracion = Pick<PlazoNodo, 'cantidad' | 'tipo' | 'articulo'>;

/** Calcula un plazo en el lugar del municipio, contado desde el día siguiente a `desde`. */
export function contar(cuenta: Cuenta, desde: Temporal.PlainDate, duracion: Duracion): Plazo {
  const { cantidad, tipo, articulo } = duracion;
  const base = { desde, cut: cuenta.municipio.cut, articulo };
  const pedido: PedidoPlazo =
    tipo === 'meses' ? { ...base, tipo, meses: cantidad } : { ...base, tipo, dias: cantidad };
  return cuenta.calendario.plazo(pedido);
}

/** Fila de plazo a partir de un plazo calculado. */
export function comoFila(
  cuenta: Cuenta,
  clase: ClasePlazo,
  plazo: Plazo,
  nodoId?: string,
): PlazoNuevo {
  return {
    clase,
    ...(nodoId === undefined ? {} : { nodoId }),
    articulo: plazo.articulo ?? 'Ley 19.880, art. 25',
    inicia: plazo.desde.toString(),
    vence: plazo.vence.toString(),
    venceEn: venceEn(plazo.vence, cuenta.municipio.zona).toString(),
    explicacion: plazo.explicacion,
  };
}

/**
 * Plazos que nacen con el expediente: el de la carta de servicio o norma del trámite, y el tope
 * de seis meses de todo procedimiento (Ley 19.880 art. 27).
 */
export function plazosDeIngreso(
  cuenta: Cuenta,
  tramite: TramiteEnCurso,
  efectivo: Temporal.PlainDate,
): readonly [PlazoNuevo, PlazoNuevo] {
  const tope = { cantidad: 6, tipo: 'meses', articulo: 'Ley 19.880, art. 27' } as const;
  return [
    comoFila(cuenta, 'resolucion', contar(cuenta, efectivo, tramite.plazo)),
    comoFila(cuenta, 'procedimiento', contar(cuenta, efectivo, tope)),
  ];
}

/**
 * Plazos que nacen al entrar a un paso. El de corregir se cuenta desde que la ley entiende hecha
 * la notificación del requerimiento (arts. 25, 31 y 46): al tercer día hábil de su envío, que
 * aquí se supone hoy; si sale otro día, `plazoDeSubsanacion` lo vuelve a contar.
 */
export function plazosDePaso(
  cuenta: Cuenta,
  tramite: TramiteEnCurso,
  nodo: NodoPaso,
  ahora: Temporal.Instant,
): readonly PlazoNuevo[] {
  const hoy = hoyEn(ahora, cuenta.municipio.zona);
  const temporizadores = tramite.flujo.temporizadores.get(nodo.id) ?? [];
  if (nodo.tipo === 'espera' && nodo.de === 'interesado') {
    return temporizadores.map((t) =>
      plazoDeSubsanacion(cuenta, t.plazo, presunta(cuenta, hoy), t.id),
    );
  }
  if (temporizadores.length > 0) {
    return temporizadores.map((t) => comoFila(cuenta, 'tarea', contar(cuenta, hoy, t.plazo), t.id));
  }
  const plazo = 'plazo' in nodo ? nodo.plazo : undefined;
  return plazo === undefined
    ? []
    : [comoFila(cuenta, 'tarea', contar(cuenta, hoy, plazo), nodo.id)];
}

/** Plazo para corregir, desde el día en que se entiende hecha la notificación. */
export function plazoDeSubsanacion(
  cuenta: Cuenta,
  duracion: Duracion,
  notificada: Temporal.PlainDate,
  nodoId: string,
): PlazoNuevo {
  const fila = comoFila(cuenta, 'subsanacion', contar(cuenta, notificada, duracion), nodoId);
  const previa = `La notificación se entiende hecha el ${fechaLarga(notificada)}, tercer día hábil de su envío (Ley 19.880, art. 46). `;
  return { ...fila, explicacion: previa + fila.explicacion };
}

function presunta({ calendario, municipio }: Cuenta, enviada: Temporal.PlainDate) {
  return calendario.fechaPresuntaNotificacion(enviada, municipio.cut).fecha;
}

/**
 * Días hábiles que quedaban para resolver el día en que se pidió la corrección, ese incluido; uno al
 * menos. Undefined si ese día el plazo ya había vencido: entonces no se detuvo.
 */
export function diasDetenidos(
  { calendario, municipio }: Cuenta,
  vencia: Temporal.PlainDate,
  pedida: Temporal.PlainDate,
): number | undefined {
  if (Temporal.PlainDate.compare(pedida, vencia) > 0) return undefined;
  const desde = pedida.subtract({ days: 1 });
  return Math.max(calendario.diasHabilesEntre(desde, vencia, municipio.cut), 1);
}

/**
 * Reanuda el plazo de resolución al recibir la corrección. La ley no dice que el requerimiento
 * del art. 31 suspenda el plazo del órgano, pero hasta subsanar no hay solicitud completa que
 * resolver: se restituyen los días que quedaban el día del requerimiento, ese incluido (por
 * revisar). El tope de seis meses del art. 27 no se detiene: solo cede ante fuerza mayor.
 * @returns undefined si el plazo ya estaba vencido al pedir la corrección: uno vencido no revive.
 */
export function reanudar(
  cuenta: Cuenta,
  anterior: Pick<PlazoNuevo, 'vence' | 'articulo'>,
  pedida: Temporal.PlainDate,
  respondida: Temporal.PlainDate,
): PlazoNuevo | undefined {
  const cantidad = diasDetenidos(cuenta, Temporal.PlainDate.from(anterior.vence), pedida);
  if (cantidad === undefined) return undefined;
  const plazo = contar(cuenta, respondida, {
    cantidad,
    tipo: 'habiles',
    articulo: anterior.articulo,
  });
  const fila = comoFila(cuenta, 'resolucion', plazo);
  return {
    ...fila,
    explicacion: `El plazo estuvo detenido desde el ${pedida.toString()} hasta la corrección. ${fila.explicacion}`,
  };
}
