import { exito, falla, type Resultado } from './resultado.ts';

/**
 * Folio de un expediente: correlativo sin saltos por municipio, serie y año.
 * `cut` lleva cinco dígitos ("01101"). `serie` ausente es la serie de expedientes.
 */
export type Folio = {
  readonly cut: string;
  readonly serie?: string;
  readonly anio: number;
  readonly numero: number;
};

/** El código CUT de la comuna como texto de cinco dígitos: 1101 es "01101". */
export function formatearCut(municipioId: number): string {
  if (!Number.isInteger(municipioId) || municipioId < 1000 || municipioId > 99999) {
    throw new RangeError(`CUT fuera de rango: ${municipioId}`);
  }
  return String(municipioId).padStart(5, '0');
}

/** "13101-2026-000123", o con serie "13101-PAG-2026-000123". Lanza RangeError si no es válido. */
export function formatearFolio(folio: Folio): string {
  const texto = [
    folio.cut,
    ...(folio.serie === undefined ? [] : [folio.serie]),
    String(folio.anio),
    String(folio.numero).padStart(6, '0'),
  ].join('-');
  if (!leerFolio(texto).ok) throw new RangeError(`folio inválido: ${texto}`);
  return texto;
}

/** Lee un folio. Tolera espacios y minúsculas; exige los ceros del formato. */
export function leerFolio(texto: string): Resultado<Folio, 'formato'> {
  const partes = /^(\d{5})-(?:([A-Z]{2,6})-)?(\d{4})-(\d{6}|[1-9]\d{6,8})$/.exec(
    texto.trim().toUpperCase(),
  );
  if (partes === null) return falla('formato');
  const [, cut = '', serie, anio, numero] = partes;
  if (Number(numero) === 0 || Number(anio) < 1900) return falla('formato');
  const base = { cut, anio: Number(anio), numero: Number(numero) };
  return exito(serie === undefined ? base : { ...base, serie });
}

/**
 * IUIe: identificador único institucional del expediente (DS 10/2023, arts. 2 n.º 10 y 18).
 * La norma no fija formato; la guía pide que sea único, persistente y normalizado.
 */
export function formatearIuie(folio: Folio): string {
  return `EXP-${formatearFolio(folio)}`;
}

/** Lee un IUIe, por ejemplo "EXP-13101-2026-000123". */
export function leerIuie(texto: string): Resultado<Folio, 'formato'> {
  const limpio = texto.trim().toUpperCase();
  return limpio.startsWith('EXP-') ? leerFolio(limpio.slice(4)) : falla('formato');
}

/** Identificador del documento n.º `orden` de un expediente: "DOC-13101-2026-000123-001". */
export function formatearIdDocumento(folio: Folio, orden: number): string {
  if (!Number.isInteger(orden) || orden < 1) throw new RangeError(`orden: ${orden}`);
  return `DOC-${formatearFolio(folio)}-${String(orden).padStart(3, '0')}`;
}
