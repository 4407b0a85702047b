const PUNTO = /\./;

/** Número con coma decimal y decimales fijos: 0,418981. Sin dato, una raya. */
export function decimal(n: number | null | undefined, decimales = 3): string {
  if (n === null || n === undefined) return '—';
  return n.toFixed(decimales).replace(PUNTO, ',').replace('-', '−');
}

/** Número con su signo: +0,12 o −0,12. Lo que se redondea a cero va sin signo. */
export function conSigno(n: number, decimales = 2): string {
  const texto = decimal(n, decimales);
  if (Number(n.toFixed(decimales)) === 0) return texto.replace('−', '');
  return n > 0 ? `+${texto}` : texto;
}

/** Parte de 0 a 1 como porcentaje: «60,8 %». */
export function porcentaje(n: number, decimales = 0): string {
  return `${decimal(n * 100, decimales)} %`;
}
