import { exito, falla, type Resultado } from '../base/resultado.ts';

const LARGA = new Intl.DateTimeFormat('es-CL', { dateStyle: 'long', timeZone: 'UTC' });
const DIA_SEMANA = new Intl.DateTimeFormat('es-CL', { weekday: 'long', timeZone: 'UTC' });
const MES = new Intl.DateTimeFormat('es-CL', { month: 'long', timeZone: 'UTC' });

const dosCifras = (n: number): string => String(n).padStart(2, '0');

/** "24 de noviembre de 2026". */
export function fechaLarga(fecha: Temporal.PlainDate): string {
  return LARGA.format(fecha);
}

/** "martes 24 de noviembre de 2026". */
export function fechaConDia(fecha: Temporal.PlainDate): string {
  return `${diaDeLaSemana(fecha)} ${fechaLarga(fecha)}`;
}

/** "24-11-2026". */
export function fechaCorta(fecha: Temporal.PlainDate): string {
  return `${dosCifras(fecha.day)}-${dosCifras(fecha.month)}-${fecha.year}`;
}

/** "martes". */
export function diaDeLaSemana(fecha: Temporal.PlainDate): string {
  return DIA_SEMANA.format(fecha);
}

/** "noviembre". */
export function nombreDelMes(fecha: Temporal.PlainDate): string {
  return MES.format(fecha);
}

/** "14:05", hora local de la zona, en 24 horas. */
export function hora(instante: Temporal.Instant, zona: string): string {
  const local = instante.toZonedDateTimeISO(zona);
  return `${dosCifras(local.hour)}:${dosCifras(local.minute)}`;
}

/** "24-11-2026 14:05", fecha y hora locales de la zona. */
export function fechaHora(instante: Temporal.Instant, zona: string): string {
  const local = instante.toZonedDateTimeISO(zona);
  return `${fechaCorta(local.toPlainDate())} ${hora(instante, zona)}`;
}

/** "2026-11-24T14:05", fecha y hora locales de la zona: lo que esperan los componentes de fecha. */
export function fechaLocal(instante: string, zona: string): string {
  return Temporal.Instant.from(instante)
    .toZonedDateTimeISO(zona)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/**
 * Lee una fecha escrita por una persona: "24-11-2026", "24/11/2026", "24.11.2026" o ISO "2026-11-24".
 * 'inexistente' es una fecha con buena forma que no está en el calendario, como 31-02-2026.
 */
export function leerFecha(
  texto: string,
): Resultado<Temporal.PlainDate, 'vacio' | 'formato' | 'inexistente'> {
  const limpio = texto.trim();
  if (limpio === '') return falla('vacio');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(limpio);
  const chilena = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(limpio);
  const [, anio, mes, dia] = iso ?? [chilena?.[0], chilena?.[3], chilena?.[2], chilena?.[1]];
  if (anio === undefined || mes === undefined || dia === undefined) return falla('formato');
  const campos = { year: Number(anio), month: Number(mes), day: Number(dia) };
  try {
    return exito(Temporal.PlainDate.from(campos, { overflow: 'reject' }));
  } catch {
    return falla('inexistente');
  }
}
