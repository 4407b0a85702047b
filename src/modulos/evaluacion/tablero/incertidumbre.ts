/** Qué tan lejos puede estar el índice declarado de lo que mediría otro conjunto de preguntas. */
export interface ErrorDeMedida {
  /** Consistencia interna de los puntajes (alfa de Cronbach). */
  readonly alfa: number;
  /** Casos con todos los puntajes, que son los del alfa. */
  readonly n: number;
  readonly desviacion: number;
  /** Error típico: desviación por la raíz de 1 menos alfa. */
  readonly error: number;
}

/** Normal de dos colas al 90 %. */
const Z90 = 1.645;

function varianza(valores: readonly number[]): number {
  const media = valores.reduce((a, b) => a + b, 0) / valores.length;
  return valores.reduce((s, v) => s + (v - media) ** 2, 0) / (valores.length - 1);
}

/** Alfa y error típico de unos casos. `puntajes` tiene una fila por caso con sus k ítems. */
export function errorDeMedida(
  puntajes: readonly (readonly number[])[],
  indices: readonly number[],
): ErrorDeMedida {
  const k = puntajes[0]?.length ?? 0;
  const porItem = Array.from({ length: k }, (_, j) => varianza(puntajes.map((f) => f[j] ?? 0)));
  const total = varianza(puntajes.map((f) => f.reduce((a, b) => a + b, 0)));
  const alfa = (k / (k - 1)) * (1 - porItem.reduce((a, b) => a + b, 0) / total);
  const desviacion = Math.sqrt(varianza(indices));
  return { alfa, n: puntajes.length, desviacion, error: desviacion * Math.sqrt(1 - alfa) };
}

/** Intervalo de 90 % del índice, dentro de 0 a 1. */
export function intervalo(indice: number, { error }: ErrorDeMedida): readonly [number, number] {
  return [Math.max(0, indice - Z90 * error), Math.min(1, indice + Z90 * error)];
}

/** Lugares posibles: solo cuenta por encima o debajo a quien difiere más que el error de ambos. */
export function lugares(
  indice: number,
  otros: readonly number[],
  { error }: ErrorDeMedida,
): { readonly desde: number; readonly hasta: number; readonly de: number } {
  const margen = Z90 * error * Math.SQRT2;
  const encima = otros.filter((v) => v > indice + margen).length;
  const debajo = otros.filter((v) => v < indice - margen).length;
  return { desde: encima + 1, hasta: otros.length + 1 - debajo, de: otros.length + 1 };
}

/** Tramo del índice en que se presenta a los municipios, sin puestos. */
export interface TramoIndice {
  readonly id: string;
  readonly nombre: string;
  readonly desde: number;
  readonly hasta: number;
}

/** Tramos de 0,15: cerca de un error típico y medio. De mayor a menor. */
export const TRAMOS: readonly TramoIndice[] = [
  { id: 'alto', nombre: 'Alto', desde: 0.7, hasta: 1 },
  { id: 'medio-alto', nombre: 'Medio alto', desde: 0.55, hasta: 0.7 },
  { id: 'medio', nombre: 'Medio', desde: 0.4, hasta: 0.55 },
  { id: 'medio-bajo', nombre: 'Medio bajo', desde: 0.25, hasta: 0.4 },
  { id: 'bajo', nombre: 'Bajo', desde: 0, hasta: 0.25 },
];

/** Tramo que corresponde a un índice de 0 a 1. */
export function tramoDe(indice: number): TramoIndice | undefined {
  return TRAMOS.find(({ desde }) => indice >= desde);
}
