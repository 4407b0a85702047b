import { exito, falla, type Resultado } from '../base/resultado.ts';
import type { DiaSaltado, DiasHabiles, FechaAlcanzada } from './dias-habiles.ts';
import { explicarPlazo } from './explicacion.ts';

/** Qué se cuenta: días hábiles (regla general), días corridos o meses. */
export type TipoPlazo = 'habiles' | 'corridos' | 'meses';

/** Datos para calcular un plazo. `desde` es el día de la notificación o hecho: no se cuenta. */
export type PedidoPlazo = {
  readonly desde: Temporal.PlainDate;
  /** Comuna del municipio (cinco cifras), para los feriados regionales y comunales. */
  readonly cut?: string | undefined;
  /** Norma que fija el plazo, para la explicación: "Ley 19.880, art. 31". */
  readonly articulo?: string | undefined;
} & (
  | { readonly tipo: 'habiles' | 'corridos'; readonly dias: number }
  | { readonly tipo: 'meses'; readonly meses: number }
);

/** Un plazo calculado. */
export type Plazo = {
  readonly tipo: TipoPlazo;
  readonly desde: Temporal.PlainDate;
  /** Días o meses del plazo original, sin la prórroga. */
  readonly cantidad: number;
  /** Días o meses agregados por prórroga. */
  readonly prorroga: number;
  readonly cut?: string | undefined;
  readonly articulo?: string | undefined;
  /** Último día para actuar. */
  readonly vence: Temporal.PlainDate;
  readonly saltados: readonly DiaSaltado[];
  /** Una frase en español con los días que no cuentan y por qué. */
  readonly explicacion: string;
};

export type ErrorProrroga = 'vencido' | 'excede-mitad' | 'cantidad-invalida';

function positivo(n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 3650) throw new RangeError(`plazo inválido: ${n}`);
  return n;
}

/** Ley 19.880, art. 25: si el último día es inhábil, el plazo pasa al primer día hábil siguiente. */
function alcanzar(
  cuenta: DiasHabiles,
  desde: Temporal.PlainDate,
  tipo: TipoPlazo,
  total: number,
  cut: string | undefined,
): FechaAlcanzada {
  switch (tipo) {
    case 'habiles':
      return cuenta.sumar(desde, total, cut);
    case 'corridos':
      return cuenta.siguienteHabil(desde.add({ days: total }), cut);
    case 'meses':
      // Sin día equivalente en el mes de término, vence el último día de ese mes (art. 25).
      return cuenta.siguienteHabil(desde.add({ months: total }), cut);
  }
}

function calcular(
  cuenta: DiasHabiles,
  base: Pick<Plazo, 'tipo' | 'desde' | 'cantidad' | 'prorroga' | 'cut' | 'articulo'>,
): Plazo {
  const total = base.cantidad + base.prorroga;
  const { fecha, saltados } = alcanzar(cuenta, base.desde, base.tipo, total, base.cut);
  const plazo = { ...base, vence: fecha, saltados };
  return { ...plazo, explicacion: explicarPlazo(plazo) };
}

/** Calcula un plazo (Ley 19.880, art. 25). Lanza RangeError si la cantidad no es un entero positivo. */
export function calcularPlazo(cuenta: DiasHabiles, pedido: PedidoPlazo): Plazo {
  const cantidad = positivo(pedido.tipo === 'meses' ? pedido.meses : pedido.dias);
  const { tipo, desde, cut, articulo } = pedido;
  return calcular(cuenta, { tipo, desde, cantidad, prorroga: 0, cut, articulo });
}

/**
 * Prorroga un plazo (Ley 19.880, art. 26): a lo más la mitad del original y antes de su vencimiento.
 * La ley no dice cómo redondear la mitad de un plazo impar: se redondea hacia abajo para no
 * excederla nunca (por revisar). Varias prórrogas se suman contra el mismo tope.
 */
export function prorrogarPlazo(
  cuenta: DiasHabiles,
  plazo: Plazo,
  cantidad: number,
  hoy: Temporal.PlainDate,
): Resultado<Plazo, ErrorProrroga> {
  if (!Number.isInteger(cantidad) || cantidad < 1) return falla('cantidad-invalida');
  if (Temporal.PlainDate.compare(hoy, plazo.vence) > 0) return falla('vencido');
  const prorroga = plazo.prorroga + cantidad;
  if (prorroga > Math.floor(plazo.cantidad / 2)) return falla('excede-mitad');
  return exito(calcular(cuenta, { ...plazo, prorroga }));
}
