import type { PartesFecha } from '../../../../diseno/index.ts';

/** Fecha escrita en tres casillas; undefined si falta una parte o el día no existe. */
export function leerFechaEscrita({
  dia = '',
  mes = '',
  anio = '',
}: PartesFecha): Temporal.PlainDate | undefined {
  const partes = [dia.trim(), mes.trim(), anio.trim()];
  const [d, m, a] = partes.map(Number);
  if (!partes.every((parte) => /^\d{1,4}$/.test(parte))) return undefined;
  if (d === undefined || m === undefined || a === undefined) return undefined;
  try {
    return Temporal.PlainDate.from({ year: a, month: m, day: d }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
