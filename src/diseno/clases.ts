/** Une clases y descarta las ausentes. */
export function clases(...partes: readonly (string | false | undefined)[]): string {
  return partes.filter(Boolean).join(' ');
}
