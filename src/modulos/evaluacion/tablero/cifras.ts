const PUNTO = /\./;

/** Número con coma decimal y decimales fijos: 0,418981. Sin dato, una raya. */
export function decimal(n: number | null | undefined, decimales = 3): string {
  return n === null || n === undefined ? '—' : n.toFixed(decimales).replace(PUNTO, ',');
}

/** Parte de 0 a 1 como porcentaje: «60,8 %». */
export function porcentaje(n: number, decimales = 0): string {
  return `${decimal(n * 100, decimales)} %`;
}
