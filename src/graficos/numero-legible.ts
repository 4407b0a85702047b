const redondo = new Intl.NumberFormat('es-CL', { maximumFractionDigits: 2 });

/** Número con miles y coma decimal, hasta dos decimales: «1.234,5». El menos es el signo, no el guion. */
export function numeroLegible(valor: number): string {
  return redondo.format(valor).replace('-', '−');
}
