/** Número escrito con punto o coma decimal; con miles «1.234,5». `null` si no es un número. */
export function leerNumero(texto: string): number | null {
  const t = texto.trim();
  if (/^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(t)) return Number(t.replace(',', '.'));
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(t)) {
    return Number(t.replaceAll('.', '').replace(',', '.'));
  }
  return null;
}

/** Texto en minúsculas, sin tildes, signos ni espacios sobrantes, para comparar. */
export function normalizar(texto: string): string {
  return texto
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
