import { MESES } from '../../base/meses.ts';
import type { Momento } from './datos.ts';

/** Fecha en palabras: "24 de noviembre de 2026". Sin Intl, para no depender de la versión de ICU. */
export function fechaEnPalabras(fecha: Temporal.PlainDate): string {
  return `${fecha.day} de ${MESES[fecha.month - 1]} de ${fecha.year}`;
}

/**
 * Instante con su lectura local: "24 de noviembre de 2026, a las 10:15:30 horas (UTC-03:00)".
 * El desfase va escrito porque el país tiene cuatro husos y cambia de hora (DS 10/2023 art. 9).
 */
export function momento(instante: Temporal.Instant, zona: string): Momento {
  const local = instante.toZonedDateTimeISO(zona);
  const hora = local.toPlainTime().toString({ smallestUnit: 'second' });
  return {
    instante: instante.toString({ smallestUnit: 'second' }),
    texto: `${fechaEnPalabras(local.toPlainDate())}, a las ${hora} horas (UTC${local.offset})`,
  };
}

/** Momento que se lee solo como fecha: para actos en que la hora no importa. */
export function momentoDelDia(instante: Temporal.Instant, zona: string): Momento {
  const fecha = instante.toZonedDateTimeISO(zona).toPlainDate();
  return {
    instante: instante.toString({ smallestUnit: 'second' }),
    texto: fechaEnPalabras(fecha),
  };
}
