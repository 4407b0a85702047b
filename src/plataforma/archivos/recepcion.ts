import { createHash } from 'node:crypto';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type { ArchivoGuardado, ErrorArchivo, LimitesArchivo } from './puerto.ts';
import { BYTES_PARA_RECONOCER, clasificar } from './tipos.ts';

/** Destino de los trozos mientras se reciben. */
export type Escribir = (trozo: Uint8Array) => Promise<void>;

async function* enTrozos(
  contenido: AsyncIterable<Uint8Array> | Uint8Array,
): AsyncGenerator<Uint8Array> {
  if (contenido instanceof Uint8Array) yield contenido;
  else yield* contenido;
}

/**
 * Recibe un archivo calculando su SHA-256 al paso. Deja de leer apenas supera el máximo.
 * El tipo se decide con el comienzo, que no puede ser más que el máximo.
 */
export async function recibir(
  contenido: AsyncIterable<Uint8Array> | Uint8Array,
  limites: LimitesArchivo,
  escribir: Escribir,
): Promise<Resultado<ArchivoGuardado, ErrorArchivo>> {
  const resumen = createHash('sha256');
  const comienzo: Uint8Array[] = [];
  let bytes = 0;
  let enComienzo = 0;
  const fuente = enTrozos(contenido);
  for (;;) {
    const lectura = await leer(fuente);
    if (!lectura.ok) return lectura;
    const trozo = lectura.valor;
    if (trozo === undefined) break;
    bytes += trozo.length;
    if (bytes > limites.maximo) {
      // Cierra la fuente: quien sube no sigue enviando lo que ya no sirve.
      await fuente.return(undefined).catch(() => undefined);
      return falla('demasiado-grande');
    }
    if (enComienzo < BYTES_PARA_RECONOCER) {
      comienzo.push(Uint8Array.from(trozo.subarray(0, BYTES_PARA_RECONOCER - enComienzo)));
      enComienzo += trozo.length;
    }
    resumen.update(trozo);
    await escribir(trozo);
  }
  if (bytes === 0) return falla('vacio');
  const tipo = await clasificar(Buffer.concat(comienzo), limites);
  return tipo.ok ? exito({ sha256: resumen.digest('hex'), bytes, tipo: tipo.valor }) : tipo;
}

/** Un corte de quien sube es un fallo esperado, no una excepción. */
async function leer(
  fuente: AsyncGenerator<Uint8Array>,
): Promise<Resultado<Uint8Array | undefined, ErrorArchivo>> {
  try {
    const { value, done } = await fuente.next();
    return exito(done === true ? undefined : value);
  } catch {
    return falla('interrumpido');
  }
}

/** Un SHA-256 en hexadecimal minúscula; lo demás no nombra ningún archivo (ni sale de la carpeta). */
export function esSha256(texto: string): boolean {
  return /^[0-9a-f]{64}$/.test(texto);
}

/** Clave repartida en dos niveles: aa/bb/aabb…, para no juntar miles en una carpeta. */
export function claveDe(sha256: string): string {
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
