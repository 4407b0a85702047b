/** Instante actual en milisegundos desde la época Unix. Las pruebas lo adelantan sin dormir. */
export type Reloj = () => number;

export const relojDelSistema: Reloj = () => Date.now();

const ZONA_CHILE = 'America/Santiago';

/** Fecha y hora de Chile continental de un instante en milisegundos. */
export function horaDeChile(instante: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instante)
    .toZonedDateTimeISO(ZONA_CHILE)
    .toPlainDateTime();
}
