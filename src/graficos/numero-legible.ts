const redondo = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2 });

/** Número con miles y coma decimal, hasta dos decimales: «1.234,5». */
export function numeroLegible(valor: number): string {
  return redondo.format(valor);
}
