import type { Nominal } from './nominal.ts';
import { exito, falla, type Resultado } from './resultado.ts';

/** Código impreso en un documento para comprobarlo: "13101-261124-7K3MPQX9TA". */
export type CodigoVerificacion = Nominal<string, 'CodigoVerificacion'>;
export type ErrorCodigoVerificacion = 'vacio' | 'largo' | 'caracteres' | 'control';

/** Base 32 de Crockford: sin I, L, O ni U, que se confunden al leer o dictar. */
const ALFABETO = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LARGO_FIJO = 11;
const LARGO_AZAR = 9;

/** Multiplica por x en el cuerpo de 32 elementos (polinomio primitivo x^5 + x^2 + 1). */
function porX(valor: number): number {
  const doble = valor << 1;
  return (doble & 32) === 0 ? doble : doble ^ 0b100101;
}

/**
 * Carácter de control: suma ponderada en GF(32). Con pesos todos distintos detecta cualquier
 * carácter errado y cualquier intercambio de dos caracteres, también en el CUT y la fecha.
 */
function control(cuerpo: string): string {
  let suma = 0;
  for (const letra of cuerpo) suma = porX(suma ^ ALFABETO.indexOf(letra));
  return ALFABETO.charAt(suma);
}

function presentar(compacto: string): CodigoVerificacion {
  const partes = [compacto.slice(0, 5), compacto.slice(5, LARGO_FIJO), compacto.slice(LARGO_FIJO)];
  return partes.join('-') as CodigoVerificacion;
}

/**
 * Genera un código: CUT, fecha (AAMMDD) y diez caracteres, el último de control.
 * `azar` son al menos 9 bytes criptográficos (45 bits útiles). La fecha es la del municipio.
 */
export function generarCodigoVerificacion(
  cut: string,
  fecha: Temporal.PlainDate,
  azar: Uint8Array,
): CodigoVerificacion {
  if (!/^\d{5}$/.test(cut)) throw new RangeError(`CUT inválido: ${cut}`);
  if (azar.length < LARGO_AZAR) throw new RangeError('se requieren 9 bytes de azar');
  const dia = fecha.toString().replaceAll('-', '').slice(2, 8);
  const letras = Array.from(azar.subarray(0, LARGO_AZAR), (b) => ALFABETO.charAt(b & 31)).join('');
  const cuerpo = `${cut}${dia}${letras}`;
  return presentar(cuerpo + control(cuerpo));
}

/**
 * Lee un código escrito por una persona: tolera espacios, guiones, minúsculas, O por 0, I o L por 1.
 * El error 'control' indica que algún carácter está mal copiado.
 */
export function normalizarCodigoVerificacion(
  texto: string,
): Resultado<CodigoVerificacion, ErrorCodigoVerificacion> {
  const compacto = texto
    .slice(0, 100)
    .replace(/[\s\u00A0\u200B-\u200D\uFEFF.\-\u00AD\u2010-\u2015\u2212]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (compacto === '') return falla('vacio');
  if ([...compacto].some((letra) => !ALFABETO.includes(letra))) return falla('caracteres');
  if (compacto.length !== LARGO_FIJO + LARGO_AZAR + 1) return falla('largo');
  if (!/^\d{11}/.test(compacto)) return falla('caracteres');
  if (control(compacto.slice(0, -1)) !== compacto.slice(-1)) return falla('control');
  return exito(presentar(compacto));
}

/** CUT del municipio que emitió el documento. */
export function cutDeCodigo(codigo: CodigoVerificacion): string {
  return codigo.slice(0, 5);
}
