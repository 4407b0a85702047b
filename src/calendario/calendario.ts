import type { Resultado } from '../base/resultado.ts';
import type { DatosFeriados } from './datos-feriados.ts';
import { crearDiasHabiles, type DiaSaltado, type FechaAlcanzada } from './dias-habiles.ts';
import type { Feriado } from './feriados.ts';
import { fechaConDia } from './formato.ts';
import {
  calcularPlazo,
  type ErrorProrroga,
  type PedidoPlazo,
  type Plazo,
  prorrogarPlazo,
} from './plazo.ts';
import { hoyEn, inicioDelDia } from './zonas.ts';

type Fecha = Temporal.PlainDate;

/** Cuándo se tiene por hecha una presentación. */
export type IngresoEfectivo = {
  readonly fecha: Fecha;
  readonly instante: Temporal.Instant;
  /** Verdadero si se presentó en día inhábil y cuenta desde el hábil siguiente. */
  readonly diferido: boolean;
  readonly explicacion: string;
};

/**
 * Calendario legal chileno. En todas las funciones `cut` es la comuna (cinco cifras): agrega los
 * feriados regionales y comunales; sin ella rigen solo los nacionales. Todas lanzan RangeError
 * fuera de los años cargados (ver `cubre`).
 */
export type CalendarioLegal = {
  /** Feriados de un año, en orden. */
  readonly feriados: (anio: number, cut?: string) => readonly Feriado[];
  /** Por qué un día es inhábil, o undefined si es hábil. */
  readonly inhabil: (fecha: Fecha, cut?: string) => DiaSaltado | undefined;
  /** Ley 19.880, art. 25: son inhábiles los sábados, los domingos y los festivos. */
  readonly esHabil: (fecha: Fecha, cut?: string) => boolean;
  /** El mismo día si es hábil; si no, el primero que lo sea. */
  readonly siguienteHabil: (fecha: Fecha, cut?: string) => FechaAlcanzada;
  /** Suma `n` días hábiles (n >= 0) contados desde el día siguiente; con 0 queda la misma fecha. */
  readonly sumarDiasHabiles: (fecha: Fecha, n: number, cut?: string) => FechaAlcanzada;
  /** Días hábiles después de `a` y hasta `b` inclusive; negativo si `b` es anterior. */
  readonly diasHabilesEntre: (a: Fecha, b: Fecha, cut?: string) => number;
  /** Suma meses: día equivalente o último del mes; si es inhábil, el hábil siguiente (art. 25). */
  readonly sumarMeses: (fecha: Fecha, meses: number, cut?: string) => FechaAlcanzada;
  /** Suma días corridos; si el último es inhábil, pasa al hábil siguiente (art. 25). */
  readonly sumarDiasCorridos: (fecha: Fecha, dias: number, cut?: string) => FechaAlcanzada;
  /** Calcula un plazo y lo explica. */
  readonly plazo: (pedido: PedidoPlazo) => Plazo;
  /** Prorroga un plazo aún no vencido, a lo más en su mitad (art. 26). */
  readonly prorrogar: (
    plazo: Plazo,
    cantidad: number,
    hoy: Fecha,
  ) => Resultado<Plazo, ErrorProrroga>;
  /** Lo presentado en día inhábil se tiene por hecho en la primera hora del hábil siguiente (art. 25). */
  readonly fechaEfectivaDeIngreso: (
    instante: Temporal.Instant,
    zona: string,
    cut?: string,
  ) => IngresoEfectivo;
  /** Notificación al domicilio digital único: hecha al tercer día hábil del envío (art. 46). */
  readonly fechaPresuntaNotificacion: (enviada: Fecha, cut?: string) => FechaAlcanzada;
  /** Si hay feriados cargados para el año de la fecha. */
  readonly cubre: (fecha: Fecha) => boolean;
};

/** Días hábiles tras el envío en que se entiende hecha la notificación (Ley 19.880, art. 46). */
const DIAS_NOTIFICACION_DDU = 3;

/** Construye el calendario a partir de los datos de feriados. Es puro: no lee archivos ni el reloj. */
export function crearCalendario(datos: DatosFeriados): CalendarioLegal {
  const cuenta = crearDiasHabiles(datos);
  const { feriados, inhabil, esHabil, siguienteHabil, sumar, entre, cubre } = cuenta;

  function fechaEfectivaDeIngreso(
    instante: Temporal.Instant,
    zona: string,
    cut?: string,
  ): IngresoEfectivo {
    const dia = hoyEn(instante, zona);
    const motivo = inhabil(dia, cut);
    if (motivo === undefined) {
      const explicacion = `Se ingresó el ${fechaConDia(dia)}, día hábil.`;
      return { fecha: dia, instante, diferido: false, explicacion };
    }
    const { fecha } = siguienteHabil(dia, cut);
    const causa = motivo.tipo === 'feriado' ? `, feriado (${motivo.motivo})` : '';
    return {
      fecha,
      instante: inicioDelDia(fecha, zona),
      diferido: true,
      explicacion: `Se ingresó el ${fechaConDia(dia)}${causa}, día inhábil, y se entiende hecho a primera hora del ${fechaConDia(fecha)} (Ley 19.880, art. 25).`,
    };
  }

  return {
    feriados,
    inhabil,
    esHabil,
    siguienteHabil,
    cubre,
    sumarDiasHabiles: sumar,
    diasHabilesEntre: entre,
    sumarMeses: (fecha, months, cut) => siguienteHabil(fecha.add({ months }), cut),
    sumarDiasCorridos: (fecha, days, cut) => siguienteHabil(fecha.add({ days }), cut),
    plazo: (pedido) => calcularPlazo(cuenta, pedido),
    prorrogar: (plazo, cantidad, hoy) => prorrogarPlazo(cuenta, plazo, cantidad, hoy),
    fechaEfectivaDeIngreso,
    fechaPresuntaNotificacion: (enviada, cut) => sumar(enviada, DIAS_NOTIFICACION_DDU, cut),
  };
}
