import type {
  AlcanceFeriado,
  DatosFeriados,
  DeclaracionFeriado,
  ReglaFeriado,
} from './datos-feriados.ts';
import { domingoDePascua } from './pascua.ts';

/** Un feriado de un año, con la ley que lo establece y dónde rige. */
export type Feriado = {
  readonly id: string;
  readonly fecha: Temporal.PlainDate;
  readonly nombre: string;
  readonly ley: string;
  readonly alcance: AlcanceFeriado;
  readonly certeza: DeclaracionFeriado['certeza'];
};

/** Ley 19.668: de martes a jueves pasa al lunes de esa semana; el viernes, al lunes siguiente. */
function trasladarALunes(fecha: Temporal.PlainDate): Temporal.PlainDate {
  const dia = fecha.dayOfWeek;
  if (dia >= 2 && dia <= 4) return fecha.subtract({ days: dia - 1 });
  return dia === 5 ? fecha.add({ days: 3 }) : fecha;
}

/** Ley 20.299: el martes pasa al viernes anterior; el miércoles, al viernes de esa semana. */
function trasladarAViernes(fecha: Temporal.PlainDate): Temporal.PlainDate {
  if (fecha.dayOfWeek === 2) return fecha.subtract({ days: 4 });
  return fecha.dayOfWeek === 3 ? fecha.add({ days: 2 }) : fecha;
}

function fechaDe(
  regla: ReglaFeriado,
  anio: number,
  datos: DatosFeriados,
): Temporal.PlainDate | undefined {
  switch (regla.tipo) {
    case 'fijo': {
      const fecha = new Temporal.PlainDate(anio, regla.mes, regla.dia);
      if (regla.solo !== undefined && !regla.solo.includes(fecha.dayOfWeek)) return undefined;
      if (regla.traslado === 'lunes') return trasladarALunes(fecha);
      return regla.traslado === 'viernes' ? trasladarAViernes(fecha) : fecha;
    }
    case 'pascua':
      return domingoDePascua(anio).add({ days: regla.dias });
    case 'solsticio': {
      const dia = datos.solsticios[String(anio)];
      return dia === undefined ? undefined : Temporal.PlainDate.from(`${anio}-${dia}`);
    }
    case 'fecha':
      return regla.fecha.startsWith(`${anio}-`) ? Temporal.PlainDate.from(regla.fecha) : undefined;
  }
}

/** Feriados de todo Chile en un año, en orden, con los regionales y comunales incluidos. */
export function feriadosDelAnio(datos: DatosFeriados, anio: number): readonly Feriado[] {
  return datos.declaraciones
    .filter(({ desde, hasta }) => desde <= anio && anio <= (hasta ?? datos.hasta))
    .flatMap(({ id, nombre, ley, alcance, certeza, regla }) => {
      const fecha = fechaDe(regla, anio, datos);
      return fecha === undefined ? [] : [{ id, fecha, nombre, ley, alcance, certeza }];
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.fecha, b.fecha));
}

/** Si el feriado rige en una comuna. Sin comuna, solo los nacionales. */
export function rigeEn(alcance: AlcanceFeriado, cut: string | undefined): boolean {
  if (alcance.ambito === 'nacional') return true;
  return cut !== undefined && (alcance.codigos ?? []).some((codigo) => cut.startsWith(codigo));
}
