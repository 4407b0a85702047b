import type { Hito } from '../estrategia/index.ts';

/** Lo que pasa con un hito en un día. */
export interface SucesoDeDia {
  readonly hito: Hito;
  readonly clase: 'empieza' | 'termina';
}

export interface DiaDeMes {
  /** Fecha ISO. */
  readonly fecha: string;
  readonly numero: number;
  readonly delMes: boolean;
  readonly sucesos: readonly SucesoDeDia[];
}

export interface MesDePlan {
  /** «2026-11». */
  readonly mes: string;
  readonly anterior: string;
  readonly siguiente: string;
  /** Semanas completas, de lunes a domingo. */
  readonly semanas: readonly (readonly DiaDeMes[])[];
  /** Hitos en curso durante el mes que no empiezan ni terminan en él. */
  readonly enCurso: readonly Hito[];
}

/** Mes «AAAA-MM» como cuadrícula de semanas con lo que empieza y termina cada día. Pura. */
export function mesDePlan(hitos: readonly Hito[], mes: Temporal.PlainYearMonth): MesDePlan {
  const primero = mes.toPlainDate({ day: 1 });
  const ultimo = primero.add({ months: 1 }).subtract({ days: 1 });
  const desde = primero.subtract({ days: primero.dayOfWeek - 1 });
  const hasta = ultimo.add({ days: 7 - ultimo.dayOfWeek });
  const dias: DiaDeMes[] = [];
  for (let d = desde; Temporal.PlainDate.compare(d, hasta) <= 0; d = d.add({ days: 1 })) {
    const fecha = d.toString();
    const delMes = d.month === primero.month;
    dias.push({
      fecha,
      numero: d.day,
      delMes,
      sucesos: hitos.flatMap((hito): readonly SucesoDeDia[] => [
        ...(hito.inicio === fecha ? [{ hito, clase: 'empieza' as const }] : []),
        ...(hito.termino === fecha ? [{ hito, clase: 'termina' as const }] : []),
      ]),
    });
  }
  const [inicio, fin] = [primero.toString(), ultimo.toString()];
  return {
    mes: mes.toString(),
    anterior: mes.subtract({ months: 1 }).toString(),
    siguiente: mes.add({ months: 1 }).toString(),
    semanas: Array.from({ length: dias.length / 7 }, (_, i) => dias.slice(i * 7, i * 7 + 7)),
    enCurso: hitos.filter((h) => h.inicio < inicio && h.termino > fin),
  };
}

/** Lee «2026-11»; lo que no se entiende es el mes de hoy. */
export function leerMes(texto: string, hoy: Temporal.PlainDate): Temporal.PlainYearMonth {
  const dado = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(texto);
  return dado === null ? hoy.toPlainYearMonth() : Temporal.PlainYearMonth.from(dado[0]);
}
