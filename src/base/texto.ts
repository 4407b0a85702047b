/** Quita acentos, diéresis y la virgulilla: "Ñuñoa" es "Nunoa". */
export function sinAcentos(texto: string): string {
  return texto
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

/** Forma para direcciones web: "San José de Maipo" es "san-jose-de-maipo". */
export function slug(texto: string): string {
  return sinAcentos(texto)
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Forma para comparar: sin acentos, minúsculas, solo letras y números separados por un espacio. */
export function normalizarBusqueda(texto: string): string {
  return slug(texto).replaceAll('-', ' ');
}

/** Mayúscula inicial. */
export function capitalizar(texto: string): string {
  return texto.charAt(0).toLocaleUpperCase('es-CL') + texto.slice(1);
}

/** Enumera en español: "a, b y c". */
export function enumerar(partes: readonly string[]): string {
  const ultimo = partes.at(-1) ?? '';
  if (partes.length < 2) return ultimo;
  // Ante sonido "i" la conjunción es "e".
  const nexo = /^h?[ií](?![aeo])/iu.test(ultimo) ? 'e' : 'y';
  return `${partes.slice(0, -1).join(', ')} ${nexo} ${ultimo}`;
}
