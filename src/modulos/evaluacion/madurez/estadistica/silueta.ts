import { distancia2, type Matriz } from './matriz.ts';

export type Silueta = { readonly media: number; readonly porFila: Float64Array };

/**
 * Silueta de Rousseeuw (1987) con distancia euclídea. Cerca de 1, grupos separados; bajo 0,25,
 * sin estructura clara. Una fila sola en su grupo vale 0. Costo: n² distancias.
 */
export function silueta(m: Matriz, grupo: ArrayLike<number>, k: number): Silueta {
  const n = m.filas;
  const sumas = new Float64Array(n * k);
  const cuenta = new Float64Array(k);
  for (let i = 0; i < n; i += 1) {
    const g = grupo[i] ?? 0;
    cuenta[g] = (cuenta[g] ?? 0) + 1;
    for (let j = i + 1; j < n; j += 1) {
      const d = Math.sqrt(distancia2(m, i, m, j));
      const h = grupo[j] ?? 0;
      sumas[i * k + h] = (sumas[i * k + h] ?? 0) + d;
      sumas[j * k + g] = (sumas[j * k + g] ?? 0) + d;
    }
  }
  const porFila = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const g = grupo[i] ?? 0;
    const propios = (cuenta[g] ?? 0) - 1;
    if (propios <= 0) continue;
    const a = (sumas[i * k + g] ?? 0) / propios;
    let b = Number.POSITIVE_INFINITY;
    for (let h = 0; h < k; h += 1) {
      const otros = cuenta[h] ?? 0;
      if (h !== g && otros > 0) b = Math.min(b, (sumas[i * k + h] ?? 0) / otros);
    }
    const mayor = Math.max(a, b);
    const s = Number.isFinite(b) && mayor > 0 ? (b - a) / mayor : 0;
    porFila[i] = s;
    total += s;
  }
  return { media: n === 0 ? 0 : total / n, porFila };
}
