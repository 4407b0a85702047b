import type { DatosFeriados } from './datos-feriados.ts';
import { type Feriado, feriadosDelAnio, rigeEn } from './feriados.ts';

/** Un día que no cuenta en el plazo y por qué. */
export type DiaSaltado = {
  readonly fecha: Temporal.PlainDate;
  readonly tipo: 'sabado' | 'domingo' | 'feriado';
  /** "sábado", "domingo" o el nombre del feriado. */
  readonly motivo: string;
};

/** Una fecha alcanzada y los días inhábiles que hubo que saltar. */
export type FechaAlcanzada = {
  readonly fecha: Temporal.PlainDate;
  readonly saltados: readonly DiaSaltado[];
};

/** Cuenta de días hábiles de la Ley 19.880, art. 25: sin sábados, domingos ni festivos. */
export type DiasHabiles = {
  readonly feriados: (anio: number, cut?: string) => readonly Feriado[];
  readonly inhabil: (fecha: Temporal.PlainDate, cut?: string) => DiaSaltado | undefined;
  readonly esHabil: (fecha: Temporal.PlainDate, cut?: string) => boolean;
  readonly sumar: (fecha: Temporal.PlainDate, n: number, cut?: string) => FechaAlcanzada;
  readonly siguienteHabil: (fecha: Temporal.PlainDate, cut?: string) => FechaAlcanzada;
  readonly entre: (a: Temporal.PlainDate, b: Temporal.PlainDate, cut?: string) => number;
  readonly cubre: (fecha: Temporal.PlainDate) => boolean;
};

const UN_DIA = { days: 1 } as const;

/** Construye la cuenta sobre datos de feriados. Fuera de los años cubiertos lanza RangeError. */
export function crearDiasHabiles(datos: DatosFeriados): DiasHabiles {
  const porAnio = new Map<number, readonly Feriado[]>();
  const porLugar = new Map<string, ReadonlyMap<string, Feriado>>();

  function delAnio(anio: number): readonly Feriado[] {
    if (anio < datos.desde || anio > datos.hasta) {
      throw new RangeError(`no hay feriados cargados para ${anio}`);
    }
    const lista = porAnio.get(anio) ?? feriadosDelAnio(datos, anio);
    porAnio.set(anio, lista);
    return lista;
  }

  function feriados(anio: number, cut?: string): readonly Feriado[] {
    if (cut !== undefined && !/^\d{5}$/.test(cut)) throw new RangeError(`CUT inválido: ${cut}`);
    return delAnio(anio).filter(({ alcance }) => rigeEn(alcance, cut));
  }

  function tabla(anio: number, cut: string | undefined): ReadonlyMap<string, Feriado> {
    const clave = `${anio}/${cut ?? ''}`;
    const conocida = porLugar.get(clave);
    if (conocida !== undefined) return conocida;
    const nueva = new Map(feriados(anio, cut).map((f) => [f.fecha.toString(), f]));
    porLugar.set(clave, nueva);
    return nueva;
  }

  function inhabil(fecha: Temporal.PlainDate, cut?: string): DiaSaltado | undefined {
    const feriado = tabla(fecha.year, cut).get(fecha.toString());
    const dia = fecha.dayOfWeek;
    if (dia === 6) return { fecha, tipo: 'sabado', motivo: 'sábado' };
    if (dia === 7) return { fecha, tipo: 'domingo', motivo: 'domingo' };
    return feriado === undefined ? undefined : { fecha, tipo: 'feriado', motivo: feriado.nombre };
  }

  function siguienteHabil(fecha: Temporal.PlainDate, cut?: string): FechaAlcanzada {
    const saltados: DiaSaltado[] = [];
    let dia = fecha;
    for (let motivo = inhabil(dia, cut); motivo !== undefined; motivo = inhabil(dia, cut)) {
      saltados.push(motivo);
      dia = dia.add(UN_DIA);
    }
    return { fecha: dia, saltados };
  }

  function sumar(fecha: Temporal.PlainDate, n: number, cut?: string): FechaAlcanzada {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`días hábiles inválidos: ${n}`);
    let dia = fecha;
    const saltados: DiaSaltado[] = [];
    for (let i = 0; i < n; i++) {
      const alcanzada = siguienteHabil(dia.add(UN_DIA), cut);
      dia = alcanzada.fecha;
      saltados.push(...alcanzada.saltados);
    }
    return { fecha: dia, saltados };
  }

  function entre(a: Temporal.PlainDate, b: Temporal.PlainDate, cut?: string): number {
    if (Temporal.PlainDate.compare(a, b) > 0) return 0 - entre(b, a, cut);
    let cuenta = 0;
    for (let dia = a; Temporal.PlainDate.compare(dia, b) < 0; ) {
      dia = dia.add(UN_DIA);
      if (inhabil(dia, cut) === undefined) cuenta++;
    }
    return cuenta;
  }

  return {
    feriados,
    inhabil,
    siguienteHabil,
    sumar,
    entre,
    esHabil: (fecha, cut) => inhabil(fecha, cut) === undefined,
    cubre: ({ year }) => datos.desde <= year && year <= datos.hasta,
  };
}
