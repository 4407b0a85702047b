/** Verdadero si el texto viene en UTF-16, con su marca o sin ella. */
export function esUtf16(bytes: Uint8Array): boolean {
  return ordenUtf16(bytes) !== undefined;
}

/** Sin marca se reconoce porque en un texto en español una de cada dos posiciones es cero. */
function ordenUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const muestra = bytes.subarray(0, 400);
  const pares = muestra.length >> 1;
  if (pares < 4) return undefined;
  const ceros = [0, 0];
  for (let i = 0; i < pares * 2; i += 1)
    if (muestra[i] === 0) ceros[i % 2] = (ceros[i % 2] ?? 0) + 1;
  const [enPar = 0, enImpar = 0] = ceros;
  if (enPar === 0 && enImpar > pares * 0.9) return 'utf-16le';
  return enImpar === 0 && enPar > pares * 0.9 ? 'utf-16be' : undefined;
}

/**
 * Texto de un archivo subido. Acepta UTF-8 (con o sin marca), UTF-16 y Windows-1252, que es lo que
 * guardan las planillas de cálculo en español.
 */
export function decodificar(bytes: Uint8Array): string {
  const orden = ordenUtf16(bytes);
  if (orden !== undefined) return new TextDecoder(orden).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SEPARADORES = [';', ',', '\t', '|'] as const;

/** Separador más frecuente en la primera línea, sin contar lo que va entre comillas. */
export function detectarSeparador(texto: string): string {
  const cuentas = new Map<string, number>(SEPARADORES.map((s) => [s, 0]));
  let comillas = false;
  for (const letra of texto) {
    if (letra === '"') comillas = !comillas;
    else if (letra === '\n' && !comillas) break;
    else if (!comillas && cuentas.has(letra)) cuentas.set(letra, (cuentas.get(letra) ?? 0) + 1);
  }
  const [mejor] = [...cuentas].sort((a, b) => b[1] - a[1]);
  return mejor === undefined || mejor[1] === 0 ? ',' : mejor[0];
}
