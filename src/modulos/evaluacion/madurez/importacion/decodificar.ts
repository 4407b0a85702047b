/**
 * Texto de un archivo subido. Acepta UTF-8 (con o sin marca), UTF-16 con marca y Windows-1252,
 * que es lo que guardan las planillas de cálculo en español.
 */
export function decodificar(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
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
