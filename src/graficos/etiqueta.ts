/** Ancho medio de una letra del gráfico, en unidades del SVG. */
const LETRA = 7.3;
const MINIMO = 90;
const MAXIMO = 300;
const LETRAS = Math.floor((MAXIMO - 14) / LETRA);

/** Ancho que piden los nombres a la izquierda de un gráfico, entre un mínimo y un máximo. */
export function anchoDeEtiquetas(nombres: readonly string[]): number {
  const mayor = Math.max(0, ...nombres.map((n) => n.length));
  return Math.round(Math.max(MINIMO, Math.min(MAXIMO, mayor * LETRA + 14)));
}

/** El nombre en una o dos líneas; lo que no cabe se corta: entero está en la tabla del gráfico. */
export function enLineas(nombre: string): readonly string[] {
  if (nombre.length <= LETRAS) return [nombre];
  const corte = Math.max(nombre.lastIndexOf(' ', LETRAS), 1);
  const resto = nombre.slice(corte).trim();
  return [
    nombre.slice(0, corte),
    resto.length > LETRAS ? `${resto.slice(0, LETRAS - 1).trimEnd()}…` : resto,
  ];
}
