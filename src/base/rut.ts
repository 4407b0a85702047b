import { exito, falla, type Resultado } from './resultado.ts';

/** RUN o RUT chileno: mismo algoritmo (módulo 11). `dv` es un dígito o "K". */
export type Rut = { readonly numero: number; readonly dv: string };

/** Motivos por los que un texto no es un RUN o RUT. */
export type ErrorRut =
  | { readonly tipo: 'vacio' }
  | { readonly tipo: 'caracteres' }
  | { readonly tipo: 'sin-numero' }
  | { readonly tipo: 'sin-digito' }
  | { readonly tipo: 'largo' }
  | { readonly tipo: 'cero' }
  | { readonly tipo: 'digito-incorrecto'; readonly numero: number; readonly esperado: string };

/** Nueve dígitos: los RUN provisorios (IPE, IPA) parten en 100.000.000. */
const MAXIMO_DIGITOS = 9;
const LARGO_RAZONABLE = 60;
const SEPARADORES = /[\s.\u00A0\u200B-\u200D\u2060\uFEFF]/gu;
const GUIONES = /[\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;

/**
 * Dígito verificador por módulo 11: "0" a "9" o "K".
 * Lanza RangeError si el número no es un entero entre 1 y 999.999.999.
 */
export function digitoVerificador(numero: number): string {
  if (!Number.isInteger(numero) || numero < 1 || numero >= 10 ** MAXIMO_DIGITOS) {
    throw new RangeError(`número de RUN fuera de rango: ${numero}`);
  }
  let suma = 0;
  let factor = 2;
  for (let resto = numero; resto > 0; resto = Math.floor(resto / 10)) {
    suma += (resto % 10) * factor;
    factor = factor === 7 ? 2 : factor + 1;
  }
  const digito = 11 - (suma % 11);
  if (digito === 11) return '0';
  return digito === 10 ? 'K' : String(digito);
}

/**
 * Lee un RUN o RUT escrito por una persona: acepta puntos, espacios (también duros), guiones
 * Unicode, "k" minúscula, ceros a la izquierda y la falta de guion. Si falta el guion, el último
 * carácter es el dígito verificador.
 */
export function normalizarRut(texto: string): Resultado<Rut, ErrorRut> {
  if (texto.length > LARGO_RAZONABLE) return falla({ tipo: 'largo' });
  const limpio = texto.replace(SEPARADORES, '').replace(GUIONES, '-').toUpperCase();
  if (limpio === '') return falla({ tipo: 'vacio' });
  if (/^\d+-$/.test(limpio)) return falla({ tipo: 'sin-digito' });
  if (/^-?[\dK]$/.test(limpio)) {
    return falla({ tipo: /^\d$/.test(limpio) ? 'sin-digito' : 'sin-numero' });
  }
  const partes = /^(\d+)-?([\dK])$/.exec(limpio);
  if (partes === null) return falla({ tipo: 'caracteres' });
  const cuerpo = (partes[1] ?? '').replace(/^0+/, '');
  const dv = partes[2] ?? '';
  if (cuerpo === '') return falla({ tipo: 'cero' });
  if (cuerpo.length > MAXIMO_DIGITOS) return falla({ tipo: 'largo' });
  const numero = Number(cuerpo);
  const esperado = digitoVerificador(numero);
  return dv === esperado
    ? exito({ numero, dv })
    : falla({ tipo: 'digito-incorrecto', numero, esperado });
}

/** Forma de lectura: "12.345.678-5". */
export function formatearRut(rut: Rut): string {
  return `${String(rut.numero).replace(/\B(?=(\d{3})+$)/g, '.')}-${rut.dv}`;
}

/** Forma de intercambio, sin puntos: "12345678-5". */
export function rutSinPuntos(rut: Rut): string {
  return `${rut.numero}-${rut.dv}`;
}

/** Construye el RUN desde su número, calculando el dígito (ClaveÚnica entrega solo el número). */
export function rutDeNumero(numero: number): Rut {
  return { numero, dv: digitoVerificador(numero) };
}

/** Explica el error en español llano. No revela el dígito esperado: el número puede ser el errado. */
export function mensajeErrorRut(error: ErrorRut): string {
  switch (error.tipo) {
    case 'vacio':
      return 'Escriba el RUN, por ejemplo 12.345.678-5.';
    case 'caracteres':
      return 'El RUN solo lleva números, un guion y un dígito o una K al final.';
    case 'sin-numero':
      return 'Falta el número antes del dígito verificador.';
    case 'sin-digito':
      return 'Falta el dígito verificador, el que va después del guion.';
    case 'largo':
      return 'El RUN tiene demasiados números. Revise si sobra alguno.';
    case 'cero':
      return 'El RUN no puede ser cero.';
    case 'digito-incorrecto':
      return 'El dígito verificador no corresponde al número. Revise que esté completo y bien escrito.';
  }
}
