import { Decimal as DecimalBase } from 'decimal.js';

/** Decimales exactos a 40 cifras; el tope de exponente evita números que agoten la memoria. */
export const Decimal = DecimalBase.clone({
  precision: 40,
  rounding: DecimalBase.ROUND_HALF_UP,
  maxE: 300,
  minE: -300,
});
export type Decimal = DecimalBase;

const NUMERO = /^-?\d{1,100}(\.\d{1,100})?$/;

/** Número exacto de un valor, o `null` si no es número ni texto con forma de número. */
export function aDecimal(valor: unknown): Decimal | null {
  if (typeof valor === 'number') return finito(new Decimal(valor));
  if (typeof valor === 'string') return NUMERO.test(valor) ? new Decimal(valor) : null;
  return valor instanceof Decimal ? finito(valor) : null;
}

/** El mismo número, o `null` cuando se salió de rango. */
export function finito(valor: Decimal): Decimal | null {
  return valor.isFinite() ? valor : null;
}

/** Número como se escribe en Chile: punto de miles y coma decimal. */
export function escribirNumero(valor: number): string {
  const [entero = '0', decimales] = new Decimal(valor).toFixed().split('.');
  const conMiles = entero.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimales === undefined ? conMiles : `${conMiles},${decimales}`;
}
