/** Fecha local de un instante en la zona del municipio. */
export function hoyEn(instante: Temporal.Instant, zona: string): Temporal.PlainDate {
  return instante.toZonedDateTimeISO(zona).toPlainDate();
}

/**
 * Primer instante de un día local. No siempre son las 00:00: el 6 de septiembre de 2026 el día
 * parte a la 01:00 en America/Santiago, por el cambio de hora.
 */
export function inicioDelDia(fecha: Temporal.PlainDate, zona: string): Temporal.Instant {
  return fecha.toZonedDateTime({ timeZone: zona }).toInstant();
}

/**
 * Instante en que termina un plazo: el final del día local, exclusivo (es el primer instante del
 * día siguiente). Un ingreso es oportuno si su instante es anterior a este.
 */
export function venceEn(fecha: Temporal.PlainDate, zona: string): Temporal.Instant {
  return inicioDelDia(fecha.add({ days: 1 }), zona);
}
