/**
 * Índice de Rand ajustado por azar (Hubert y Arabie, 1985): 1 si las particiones son iguales,
 * cerca de 0 si coinciden lo que coincidirían al azar. No importa cómo se numeren los grupos.
 */
export function randAjustado(a: ArrayLike<number | string>, b: ArrayLike<number | string>): number {
  const celdas = new Map<string, number>();
  const filas = new Map<number | string, number>();
  const columnas = new Map<number | string, number>();
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i] ?? '';
    const y = b[i] ?? '';
    celdas.set(`${x}|${y}`, (celdas.get(`${x}|${y}`) ?? 0) + 1);
    filas.set(x, (filas.get(x) ?? 0) + 1);
    columnas.set(y, (columnas.get(y) ?? 0) + 1);
  }
  const comunes = sumaDePares(celdas.values());
  const enA = sumaDePares(filas.values());
  const enB = sumaDePares(columnas.values());
  const esperado = (enA * enB) / pares(a.length);
  const maximo = (enA + enB) / 2;
  return maximo === esperado || a.length < 2 ? 1 : (comunes - esperado) / (maximo - esperado);
}

function pares(n: number): number {
  return (n * (n - 1)) / 2;
}

function sumaDePares(cuentas: Iterable<number>): number {
  let suma = 0;
  for (const n of cuentas) suma += pares(n);
  return suma;
}
