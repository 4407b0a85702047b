import { loadavg } from 'node:os';

/** Resultado de una medición. `presupuesto` es el límite de la arquitectura, si lo hay. */
export interface Figura {
  readonly nombre: string;
  readonly mediana: number;
  readonly unidad: string;
  readonly detalle: Readonly<Record<string, unknown>>;
  readonly presupuesto?: string;
  readonly cumple?: boolean;
}

/** Escribe la figura como una línea JSON, con la carga de la máquina al momento de medir. */
export function informar({ mediana, ...figura }: Figura): void {
  const carga = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const linea = { ...figura, mediana: redondear(mediana), carga };
  process.stdout.write(`${JSON.stringify(linea)}\n`);
}

/** Avance para quien mira, fuera de la salida de datos. */
export function avanzar(texto: string): void {
  process.stderr.write(`  · ${texto}\n`);
}

/** Mediana de una lista no vacía. */
export function medianaDe(valores: readonly number[]): number {
  return percentil(valores, 50);
}

/** Percentil por posición de una lista no vacía. */
export function percentil(valores: readonly number[], p: number): number {
  const ordenados = [...valores].sort((a, b) => a - b);
  const indice = Math.min(ordenados.length - 1, Math.floor((ordenados.length * p) / 100));
  return ordenados[indice] ?? Number.NaN;
}

/** Dos decimales bastan para leer una figura. */
export function redondear(valor: number): number {
  return Math.round(valor * 100) / 100;
}
