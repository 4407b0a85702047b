/** Elemento DER: `completo` son sus bytes tal como vinieron. */
export interface ElementoDer {
  readonly etiqueta: number;
  readonly contenido: Uint8Array;
  readonly completo: Uint8Array;
}

/** El texto no es DER estricto. */
export class ErrorDer extends Error {}

function leerLargo(bytes: Uint8Array, desde: number): { largo: number; inicio: number } {
  const primero = bytes[desde];
  if (primero === undefined) throw new ErrorDer('elemento cortado');
  if (primero < 0x80) return { largo: primero, inicio: desde + 1 };
  const octetos = primero & 0x7f;
  // DER no admite largo indefinido (0) ni más octetos de los necesarios.
  if (octetos === 0 || octetos > 4) throw new ErrorDer('largo no admitido');
  let largo = 0;
  for (let i = 1; i <= octetos; i += 1) {
    const octeto = bytes[desde + i];
    if (octeto === undefined) throw new ErrorDer('elemento cortado');
    largo = largo * 256 + octeto;
  }
  if (largo < 0x80 || largo < 256 ** (octetos - 1)) throw new ErrorDer('largo no mínimo');
  return { largo, inicio: desde + 1 + octetos };
}

/** Lee los elementos contiguos que llenan exactamente `bytes`. Lanza ErrorDer si sobra o falta algo. */
export function leerElementos(bytes: Uint8Array): readonly ElementoDer[] {
  const elementos: ElementoDer[] = [];
  let posicion = 0;
  while (posicion < bytes.length) {
    const etiqueta = bytes[posicion] ?? 0;
    if ((etiqueta & 0x1f) === 0x1f) throw new ErrorDer('etiqueta larga no admitida');
    const { largo, inicio } = leerLargo(bytes, posicion + 1);
    const fin = inicio + largo;
    if (fin > bytes.length) throw new ErrorDer('elemento cortado');
    elementos.push({
      etiqueta,
      contenido: bytes.subarray(inicio, fin),
      completo: bytes.subarray(posicion, fin),
    });
    posicion = fin;
  }
  return elementos;
}

/** Lee el único elemento de `bytes`, que debe llevar la etiqueta dada. */
export function leerUnico(bytes: Uint8Array, etiqueta: number): ElementoDer {
  const [primero, ...resto] = leerElementos(bytes);
  if (primero === undefined || resto.length > 0) throw new ErrorDer('se esperaba un elemento');
  return exigir(primero, etiqueta);
}

/** Devuelve el elemento si lleva la etiqueta; si no, lanza ErrorDer. */
export function exigir(elemento: ElementoDer | undefined, etiqueta: number): ElementoDer {
  if (elemento?.etiqueta !== etiqueta) throw new ErrorDer('estructura inesperada');
  return elemento;
}

/** Identificador de objeto en hexadecimal de su contenido: basta para comparar. */
export function oid(elemento: ElementoDer | undefined): string {
  return Buffer.from(exigir(elemento, 0x06).contenido).toString('hex');
}

/** Largo total del primer elemento DER de `bytes`, para separar lo que venga detrás. */
export function largoPrimerElemento(bytes: Uint8Array): number {
  const { largo, inicio } = leerLargo(bytes, 1);
  return inicio + largo;
}
