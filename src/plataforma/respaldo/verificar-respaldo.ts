import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import {
  leerManifiesto,
  MANIFIESTO,
  type Manifiesto,
  nombreDeParte,
  SELLO,
  selloDe,
} from './manifiesto.ts';
import { type EntradaTar, FallaDeTar, leerTar } from './tar.ts';

/** Respaldo íntegro: lo que dice su manifiesto y el SHA-256 del archivo entero. */
export interface RespaldoIntegro {
  readonly manifiesto: Manifiesto;
  readonly sha256: string;
}

/** Entradas del respaldo, una a la vez, sin juntarlo en memoria. */
export function leerEntradas(archivo: string, alLeer?: (trozo: Buffer) => void) {
  const crudo = createReadStream(archivo);
  if (alLeer !== undefined) crudo.on('data', (trozo) => alLeer(Buffer.from(trozo)));
  const descomprimido = createGunzip();
  crudo.on('error', (error) => descomprimido.destroy(error));
  return leerTar(crudo.pipe(descomprimido));
}

/**
 * Recorre el archivo completo y lo compara con su manifiesto: tablas, archivos y secretos, ni uno
 * más ni uno menos, byte a byte.
 * @returns el manifiesto, o las fallas halladas en castellano.
 */
export async function verificarRespaldo(
  archivo: string,
): Promise<Resultado<RespaldoIntegro, readonly string[]>> {
  const entero = createHash('sha256');
  const visto: Recuento = { tablas: new Map(), secretos: new Map(), archivos: vacio(), fallas: [] };
  let manifiesto: Manifiesto | undefined;
  let sello: string | undefined;
  let sellado = false;
  try {
    for await (const entrada of leerEntradas(archivo, (trozo) => entero.update(trozo))) {
      if (sellado) return falla(['Hay contenido después del sello.']);
      if (manifiesto !== undefined) {
        sellado = entrada.nombre === SELLO && Buffer.from(entrada.contenido).toString() === sello;
        if (!sellado) return falla(['El manifiesto no calza con su sello.']);
        continue;
      }
      if (entrada.nombre !== MANIFIESTO) {
        anotar(visto, entrada);
        continue;
      }
      manifiesto = leerManifiesto(entrada.contenido);
      sello = selloDe(entrada.contenido);
      if (manifiesto === undefined)
        return falla(['El manifiesto no es de un respaldo de esta plataforma, o está alterado.']);
    }
  } catch (error) {
    if (error instanceof FallaDeTar) return falla([`El archivo está dañado: ${error.message}.`]);
    if (esDeCompresion(error)) return falla(['El archivo está dañado: no se puede descomprimir.']);
    throw error;
  }
  if (manifiesto === undefined || !sellado)
    return falla(['El archivo no trae manifiesto con su sello.']);
  const fallas = [...visto.fallas, ...comparar(visto, manifiesto)];
  return fallas.length > 0 ? falla(fallas) : exito({ manifiesto, sha256: entero.digest('hex') });
}

interface Recuento {
  readonly tablas: Map<string, { partes: number; resumen: Hash }>;
  readonly secretos: Map<string, string>;
  readonly archivos: { cantidad: number; bytes: number; readonly resumen: Hash };
  readonly fallas: string[];
}

function vacio(): Recuento['archivos'] {
  return { cantidad: 0, bytes: 0, resumen: createHash('sha256') };
}

function anotar(visto: Recuento, { nombre, contenido }: EntradaTar): void {
  const [clase, ...resto] = nombre.split('/');
  if (clase === 'tablas') {
    const tabla = resto[0] ?? '';
    const previo = visto.tablas.get(tabla) ?? { partes: 0, resumen: createHash('sha256') };
    previo.partes += 1;
    previo.resumen.update(contenido);
    visto.tablas.set(tabla, previo);
    if (nombre !== nombreDeParte(tabla, previo.partes))
      visto.fallas.push(`Las partes de la tabla ${tabla} no están en orden.`);
  } else if (clase === 'archivos') {
    visto.archivos.cantidad += 1;
    visto.archivos.bytes += contenido.length;
    visto.archivos.resumen.update(resto.join('/'));
    if (sha256De(contenido) !== resto.join('/'))
      visto.fallas.push(`El archivo ${resto.join('/')} está alterado.`);
  } else if (clase === 'secretos') {
    visto.secretos.set(resto.join('/'), sha256De(contenido));
  } else {
    visto.fallas.push(`Sobra ${nombre}.`);
  }
}

function comparar(visto: Recuento, manifiesto: Manifiesto): string[] {
  const fallas: string[] = [];
  for (const { nombre, partes, sha256 } of manifiesto.tablas) {
    const hallada = visto.tablas.get(nombre);
    visto.tablas.delete(nombre);
    if (hallada?.partes !== partes || hallada.resumen.digest('hex') !== sha256)
      fallas.push(`La tabla ${nombre} está alterada o incompleta.`);
  }
  for (const nombre of visto.tablas.keys()) fallas.push(`La tabla ${nombre} no debería estar.`);
  const { cantidad, bytes, resumen } = visto.archivos;
  const declarados = manifiesto.archivos;
  if (
    cantidad !== declarados.cantidad ||
    bytes !== declarados.bytes ||
    resumen.digest('hex') !== declarados.sha256
  )
    fallas.push(`Los archivos no calzan: hay ${cantidad} y deberían ser ${declarados.cantidad}.`);
  for (const { nombre, sha256 } of manifiesto.secretos) {
    if (visto.secretos.get(nombre) !== sha256) fallas.push(`El secreto ${nombre} está alterado.`);
    visto.secretos.delete(nombre);
  }
  for (const nombre of visto.secretos.keys()) fallas.push(`El secreto ${nombre} no debería estar.`);
  return fallas;
}

function esDeCompresion(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR_ZLIB)/.test(String(error.code));
}

function sha256De(contenido: Uint8Array): string {
  return createHash('sha256').update(contenido).digest('hex');
}
