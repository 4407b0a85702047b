import type { Matriz } from './matriz.ts';

/**
 * Mejora una partición moviendo filas de a una mientras la suma de cuadrados baje (Hartigan, 1975).
 * Lloyd se detiene antes: no ve que al mover una fila también se mueven los dos centros.
 * Cambia `grupo` y `centros` en su lugar y devuelve cuánto bajó la suma.
 */
export function intercambiar(m: Matriz, grupo: Int32Array, centros: Matriz): number {
  const { filas, columnas: p, datos } = m;
  const c = centros.datos;
  const k = centros.filas;
  const n = new Float64Array(k);
  for (let i = 0; i < filas; i += 1) {
    const g = grupo[i] ?? 0;
    n[g] = (n[g] ?? 0) + 1;
  }
  const lejania = (i: number, g: number): number => {
    let d = 0;
    for (let j = 0; j < p; j += 1) {
      const r = (datos[i * p + j] ?? 0) - (c[g * p + j] ?? 0);
      d += r * r;
    }
    return d;
  };
  const mover = (i: number, g: number, signo: 1 | -1): void => {
    const antes = n[g] ?? 0;
    n[g] = antes + signo;
    for (let j = 0; j < p; j += 1) {
      const centro = c[g * p + j] ?? 0;
      c[g * p + j] = centro + (signo * ((datos[i * p + j] ?? 0) - centro)) / (antes + signo);
    }
  };
  let bajada = 0;
  let quietas = 0;
  for (let i = 0; quietas < filas; i = (i + 1) % filas) {
    quietas += 1;
    const g = grupo[i] ?? 0;
    const propios = n[g] ?? 0;
    if (propios < 2) continue;
    const salir = (propios / (propios - 1)) * lejania(i, g);
    let mejor = g;
    let entrar = salir - 1e-12;
    for (let h = 0; h < k; h += 1) {
      if (h === g) continue;
      const otros = n[h] ?? 0;
      const costo = (otros / (otros + 1)) * lejania(i, h);
      if (costo < entrar) {
        entrar = costo;
        mejor = h;
      }
    }
    if (mejor === g) continue;
    mover(i, g, -1);
    mover(i, mejor, 1);
    grupo[i] = mejor;
    bajada += salir - entrar;
    quietas = 0;
  }
  return bajada;
}
