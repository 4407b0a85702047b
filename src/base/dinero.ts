import { Decimal } from 'decimal.js';
import type { Nominal } from './nominal.ts';
import { exito, falla, type Resultado } from './resultado.ts';

/** Pesos chilenos: siempre un entero seguro. El peso no tiene centavos (Ley 18.840, uso corriente). */
export type Clp = Nominal<number, 'Clp'>;

/** Cómo se llega al peso entero. La ordenanza de cada municipio lo fija (DL 3.063, art. 42). */
export type Redondeo = 'peso' | 'entero_superior' | 'decena' | 'truncar';

/** Motivos por los que un texto no es un monto. */
export type ErrorMonto = 'vacio' | 'caracteres' | 'decimales' | 'separador' | 'largo';

/** Aritmética exacta propia: no altera la configuración global de decimal.js. */
const Exacto = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 40 });

/** Afirma que un número es un monto en pesos. Lanza RangeError si no es un entero seguro. */
export function clp(monto: number): Clp {
  if (!Number.isSafeInteger(monto)) throw new RangeError(`monto en pesos no entero: ${monto}`);
  return (monto === 0 ? 0 : monto) as Clp;
}

/** Suma montos. Lanza RangeError si el total deja de ser un entero seguro. */
export function sumarClp(...montos: readonly Clp[]): Clp {
  return montos.reduce<Clp>((total, monto) => clp(total + monto), clp(0));
}

/** Resta dos montos; el resultado puede ser negativo (una devolución). */
export function restarClp(a: Clp, b: Clp): Clp {
  return clp(a - b);
}

/** Lleva un decimal exacto a pesos con la regla dada. Los negativos se redondean por magnitud. */
export function redondearClp(monto: Decimal, redondeo: Redondeo): Clp {
  const exacto = new Exacto(monto);
  switch (redondeo) {
    case 'peso':
      return clp(exacto.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
    case 'entero_superior':
      return clp(exacto.toDecimalPlaces(0, Decimal.ROUND_UP).toNumber());
    case 'decena':
      return clp(exacto.toNearest(10, Decimal.ROUND_HALF_UP).toNumber());
    case 'truncar':
      return clp(exacto.toDecimalPlaces(0, Decimal.ROUND_DOWN).toNumber());
  }
}

/** Crea una cantidad exacta de UTM o UF desde texto con punto decimal ("0.05"). Lanza si no es número. */
export function cantidadExacta(cantidad: string | Decimal): Decimal {
  const exacto = new Exacto(cantidad);
  if (!exacto.isFinite()) throw new RangeError(`cantidad no finita: ${String(cantidad)}`);
  return exacto;
}

/**
 * Convierte UTM (o UF, con su valor) a pesos, sin coma flotante.
 * `valorUtm` es el del mes que ordena la ordenanza: pago o giro.
 */
export function utmAClp(cantidadUtm: string | Decimal, valorUtm: Clp, redondeo: Redondeo): Clp {
  return redondearClp(cantidadExacta(cantidadUtm).times(valorUtm), redondeo);
}

/** Suma cantidades de UTM de manera exacta. */
export function sumarUtm(...cantidades: readonly (string | Decimal)[]): Decimal {
  return cantidades.reduce<Decimal>((total, c) => total.plus(cantidadExacta(c)), new Exacto(0));
}

function conMiles(digitos: string): string {
  return digitos.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** "$1.234.568"; los negativos llevan el signo delante: "-$500". */
export function formatearClp(monto: Clp): string {
  return `${monto < 0 ? '-' : ''}$${conMiles(String(Math.abs(monto)))}`;
}

/** "0,05 UTM", "1.234,5 UTM": sin ceros de relleno. */
export function formatearUtm(cantidad: string | Decimal): string {
  return `${formatearDecimal(cantidad)} UTM`;
}

/** Número exacto con coma decimal y puntos de miles. */
export function formatearDecimal(cantidad: string | Decimal): string {
  const exacto = cantidadExacta(cantidad);
  const [entero = '0', fraccion] = exacto.abs().toFixed().split('.');
  const signo = exacto.isNegative() && !exacto.isZero() ? '-' : '';
  return `${signo}${conMiles(entero)}${fraccion === undefined ? '' : `,${fraccion}`}`;
}

/** Lee pesos escritos por una persona: "$ 12.345", "12345". Rechaza decimales y puntos mal puestos. */
export function leerClp(texto: string): Resultado<Clp, ErrorMonto> {
  const limpio = texto.replace(/[\s\u00A0]/g, '').replace(/^\$|(?:CLP|pesos)$/giu, '');
  if (limpio === '') return falla('vacio');
  if (/^-?[\d.]+,\d*-?$/.test(limpio) && !limpio.endsWith('-')) return falla('decimales');
  if (!/^[\d.]+$/.test(limpio)) return falla('caracteres');
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(limpio)) return falla('separador');
  const monto = Number(limpio.replaceAll('.', ''));
  return Number.isSafeInteger(monto) ? exito(clp(monto)) : falla('largo');
}

/** Lee una cantidad de UTM o UF con coma decimal: "0,05", "1.234,5 UTM". */
export function leerCantidad(texto: string): Resultado<Decimal, ErrorMonto> {
  const limpio = texto.replace(/[\s\u00A0]/g, '').replace(/(?:UTM|UF)$/iu, '');
  if (limpio === '') return falla('vacio');
  if (limpio.length > 30) return falla('largo');
  if (!/^[\d.,]+$/.test(limpio)) return falla('caracteres');
  if (!/^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(limpio)) return falla('separador');
  return exito(cantidadExacta(limpio.replaceAll('.', '').replace(',', '.')));
}

/** Explica por qué no se pudo leer el monto, en español llano. */
export function mensajeErrorMonto(error: ErrorMonto): string {
  switch (error) {
    case 'vacio':
      return 'Escriba el monto, por ejemplo $12.345.';
    case 'caracteres':
      return 'El monto solo lleva números y puntos.';
    case 'decimales':
      return 'Los pesos no llevan decimales. Escriba el monto sin coma.';
    case 'separador':
      return 'Los puntos separan los miles de tres en tres, por ejemplo 12.345.';
    case 'largo':
      return 'El monto es demasiado grande. Revise si sobran números.';
  }
}
