/** Dígito verificador por módulo 11 ("0" a "9" o "K"). */
export function digitoVerificador(numero: number): string {
  let suma = 0;
  let factor = 2;
  for (let resto = numero; resto > 0; resto = Math.floor(resto / 10)) {
    suma += (resto % 10) * factor;
    factor = factor === 7 ? 2 : factor + 1;
  }
  const digito = 11 - (suma % 11);
  if (digito === 11) return '0';
  return digito === 10 ? 'K' : String(digito);
}

/** Lee un RUN escrito con o sin puntos y guion; `undefined` si el dígito no corresponde. */
export function leerRun(texto: string): number | undefined {
  const limpio = texto.replace(/[\s.\-\u2010-\u2015\u2212]/gu, '').toUpperCase();
  const partes = /^(\d{1,9})([\dK])$/.exec(limpio);
  if (!partes) return undefined;
  const numero = Number(partes[1]);
  return numero > 0 && digitoVerificador(numero) === partes[2] ? numero : undefined;
}

/** RUN con puntos y guion: 12.345.678-5. */
export function escribirRun(numero: number): string {
  const miles = String(numero).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${miles}-${digitoVerificador(numero)}`;
}
