function rangos(valores: readonly number[]): readonly number[] {
  const orden = valores.map((v, i) => ({ v, i })).sort((a, b) => a.v - b.v);
  const salida = new Array<number>(valores.length).fill(0);
  for (let i = 0; i < orden.length; ) {
    let j = i;
    while (j + 1 < orden.length && orden[j + 1]?.v === orden[i]?.v) j += 1;
    for (let k = i; k <= j; k += 1) salida[orden[k]?.i ?? 0] = (i + j) / 2;
    i = j + 1;
  }
  return salida;
}

/** Correlación de rangos de Spearman, con el rango medio en los empates. De −1 a 1. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [ra, rb] = [rangos(a), rangos(b)];
  const media = (ra.length - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  ra.forEach((x, i) => {
    const y = rb[i] ?? 0;
    ab += (x - media) * (y - media);
    aa += (x - media) ** 2;
    bb += (y - media) ** 2;
  });
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
