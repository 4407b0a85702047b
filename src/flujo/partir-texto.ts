/** Parte un texto en líneas por palabras; lo que no cabe se corta con «…». */
export function partirTexto(texto: string, largo: number, lineas: number): readonly string[] {
  const salida: string[] = [];
  let actual = '';
  for (const palabra of texto.trim().split(/\s+/)) {
    const junta = actual === '' ? palabra : `${actual} ${palabra}`;
    if (junta.length <= largo || actual === '') actual = junta;
    else {
      salida.push(actual);
      actual = palabra;
    }
  }
  salida.push(actual);
  const sobra = salida.length > lineas;
  return salida.slice(0, lineas).map((linea, i) => {
    const cortada = linea.length > largo || (sobra && i === lineas - 1);
    return cortada ? `${linea.slice(0, largo - 1).trimEnd()}…` : linea;
  });
}
