import qrcode from 'qrcode';

/** Código QR como SVG mínimo de un solo trazo, igual byte a byte para igual texto. */
export function codigoQrSvg(texto: string): string {
  const { modules } = qrcode.create(texto, { errorCorrectionLevel: 'M' });
  const lado = modules.size;
  const margen = 2;
  let trazo = '';
  for (let fila = 0; fila < lado; fila += 1) {
    for (let columna = 0; columna < lado; columna += 1) {
      if (modules.get(fila, columna)) trazo += `M${columna + margen} ${fila + margen}h1v1h-1z`;
    }
  }
  const total = lado + margen * 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${total}"><path fill="#fff" d="M0 0h${total}v${total}H0z"/><path d="${trazo}"/></svg>`;
}
