import { formatearDecimal, leerCantidad, mensajeErrorMonto } from '../../../base/dinero.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { Parametro } from '../tramites/index.ts';

/** Tope de sensatez de un derecho en UTM: sobre esto lo usual es una coma mal puesta. */
const MAXIMO_UTM = 100;
const MAXIMO_ENTERO = 999_999_999;
const DECIMALES_UTM = 6;

/**
 * Lee el valor de un parámetro tal como se escribe en Chile («0,05», «12.500»).
 * @returns el decimal exacto con punto que guarda la capa, o qué corregir.
 */
export function leerParametro(
  texto: string,
  { tipo, etiqueta }: Pick<Parametro, 'tipo' | 'etiqueta'>,
): Resultado<string, string> {
  const leido = leerCantidad(texto.replace(/^\s*\$/, ''));
  if (!leido.ok) {
    if (leido.error === 'vacio') return falla(`Escriba el valor de «${etiqueta}».`);
    if (/^\s*\d+\.\d+\s*$/.test(texto))
      return falla('Use coma para los decimales, por ejemplo 0,05.');
    return falla(
      leido.error === 'caracteres'
        ? 'El valor solo lleva números y una coma decimal, por ejemplo 0,05.'
        : mensajeErrorMonto(leido.error),
    );
  }
  const valor = leido.valor;
  if (tipo === 'utm') {
    if (valor.decimalPlaces() > DECIMALES_UTM)
      return falla(`Escriba hasta ${DECIMALES_UTM} decimales.`);
    if (valor.greaterThan(MAXIMO_UTM))
      return falla(`El máximo son ${MAXIMO_UTM} UTM. Revise si falta una coma, por ejemplo 0,05.`);
    return exito(valor.toFixed());
  }
  if (!valor.isInteger()) return falla('Este valor no lleva decimales.');
  if (valor.greaterThan(MAXIMO_ENTERO)) return falla('El valor es demasiado grande.');
  return exito(valor.toFixed());
}

/** El valor guardado («0.05») tal como se muestra («0,05»). */
export function escribirParametro(valor: string): string {
  return formatearDecimal(valor);
}
