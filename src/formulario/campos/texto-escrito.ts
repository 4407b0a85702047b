/** Tope de una entrada, en caracteres. Lo que sobra no se guarda: ninguna respuesta lo necesita. */
export const LIMITE_ENTRADA = 20_000;

/** Caracteres de control, salvo saltos de línea y tabulación: PostgreSQL y el PDF no los admiten. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/** Deja un texto que se puede guardar: Unicode bien formado, sin controles y hasta el tope. */
export function guardable(texto: string): string {
  const acotado = texto.length > LIMITE_ENTRADA ? texto.slice(0, LIMITE_ENTRADA) : texto;
  return acotado.toWellFormed().replace(CONTROL, '');
}

/** Una línea: forma NFC, sin espacios en los bordes ni repetidos. */
export function unaLinea(texto: string): string {
  return texto.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Varias líneas: conserva los párrafos que la persona separó. */
export function variasLineas(texto: string): string {
  return texto
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

/** Cifras de cualquier forma Unicode y signos menos tipográficos, a los de siempre. */
export function cifrasLlanas(texto: string): string {
  return texto
    .normalize('NFKC')
    .replace(/[\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\s\u00A0\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** Largo como lo cuenta una persona: puntos de código, no unidades UTF-16. */
export function largo(texto: string): number {
  return [...texto].length;
}
