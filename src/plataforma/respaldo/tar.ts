// Formato tar ustar (POSIX.1-1988), lo mínimo: archivos regulares de nombre corto. Cualquier
// `tar` del mundo lo abre, hoy y en veinte años.
const BLOQUE = 512;
/** Una entrada mayor no la escribió esta plataforma. */
const ENTRADA_MAXIMA = 1024 ** 3;

/** Archivo dentro del tar. */
export interface EntradaTar {
  readonly nombre: string;
  readonly contenido: Uint8Array;
}

/** El archivo no es un tar bien formado: está cortado o alterado. */
export class FallaDeTar extends Error {}

/** Cabecera, contenido y relleno de una entrada. `fecha` en segundos desde 1970. */
export function entradaTar({ nombre, contenido }: EntradaTar, fecha: number): Buffer[] {
  const largo = Buffer.byteLength(nombre);
  if (largo > 100) throw new RangeError(`Nombre demasiado largo para tar: ${nombre}`);
  const cabecera = Buffer.alloc(BLOQUE);
  cabecera.write(nombre, 0);
  cabecera.write('0000600\0', 100);
  cabecera.write('0000000\0', 108);
  cabecera.write('0000000\0', 116);
  cabecera.write(`${octal(contenido.length, 11)}\0`, 124);
  cabecera.write(`${octal(fecha, 11)}\0`, 136);
  cabecera.write('0', 156);
  cabecera.write('ustar\x0000', 257);
  cabecera.write(`${octal(suma(cabecera), 6)}\0 `, 148);
  return [cabecera, Buffer.from(contenido), Buffer.alloc(relleno(contenido.length))];
}

/** Los dos bloques en cero que cierran un tar. */
export function finDeTar(): Buffer {
  return Buffer.alloc(2 * BLOQUE);
}

/**
 * Lee un tar entrada por entrada; en memoria hay una a la vez.
 * @throws FallaDeTar si está cortado, la suma de una cabecera no calza o sobra contenido.
 */
export async function* leerTar(fuente: AsyncIterable<Uint8Array>): AsyncGenerator<EntradaTar> {
  const lector = crearLector(fuente);
  for (;;) {
    const cabecera = await lector.tomar(BLOQUE);
    if (cabecera.every((byte) => byte === 0)) break;
    const { nombre, bytes } = leerCabecera(cabecera);
    const contenido = await lector.tomar(bytes);
    await lector.tomar(relleno(bytes));
    yield { nombre, contenido };
  }
  if ((await lector.tomar(BLOQUE)).some((byte) => byte !== 0) || !(await lector.agotado()))
    throw new FallaDeTar('hay contenido después del final');
}

function leerCabecera(cabecera: Buffer): { nombre: string; bytes: number } {
  if (
    leerOctal(cabecera, 148, 8) !== suma(cabecera) ||
    cabecera.toString('latin1', 257, 262) !== 'ustar'
  )
    throw new FallaDeTar('una cabecera está alterada');
  const bytes = leerOctal(cabecera, 124, 12);
  if (cabecera[156] !== 0x30 || bytes > ENTRADA_MAXIMA)
    throw new FallaDeTar('hay una entrada de una clase que no corresponde');
  return { nombre: cabecera.toString('utf8', 0, 100).replace(/\0.*$/s, ''), bytes };
}

function crearLector(fuente: AsyncIterable<Uint8Array>) {
  const iterador = fuente[Symbol.asyncIterator]();
  const partes: Buffer[] = [];
  let disponibles = 0;
  const traer = async (): Promise<boolean> => {
    const { value, done } = await iterador.next();
    if (done === true) return false;
    partes.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    disponibles += value.byteLength;
    return true;
  };
  return {
    tomar: async (cuantos: number): Promise<Buffer> => {
      while (disponibles < cuantos) {
        if (!(await traer())) throw new FallaDeTar('el archivo está cortado');
      }
      const tomadas: Buffer[] = [];
      for (let faltan = cuantos; faltan > 0; ) {
        const parte = partes.shift() ?? Buffer.alloc(0);
        tomadas.push(parte.subarray(0, faltan));
        if (parte.length > faltan) partes.unshift(parte.subarray(faltan));
        faltan -= Math.min(parte.length, faltan);
      }
      disponibles -= cuantos;
      return Buffer.concat(tomadas);
    },
    agotado: async (): Promise<boolean> => {
      while (disponibles === 0) if (!(await traer())) return true;
      return false;
    },
  };
}

function suma(cabecera: Buffer): number {
  // La suma se calcula como si su propio campo fueran ocho espacios.
  return cabecera.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
}

function leerOctal(cabecera: Buffer, desde: number, largo: number): number {
  const texto = cabecera.toString('latin1', desde, desde + largo).replace(/[\0 ]+$/, '');
  if (!/^[0-7]+$/.test(texto)) throw new FallaDeTar('una cabecera está alterada');
  return Number.parseInt(texto, 8);
}

function octal(numero: number, ancho: number): string {
  return numero.toString(8).padStart(ancho, '0');
}

function relleno(bytes: number): number {
  return (BLOQUE - (bytes % BLOQUE)) % BLOQUE;
}
