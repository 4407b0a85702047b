import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { falla, type Resultado } from '../../../../base/resultado.ts';
import { type ErrorImportacion, leerPlanilla, type TablaCsv } from '../../madurez/index.ts';

/** Peso máximo de un archivo por importar. */
export const MAXIMO_MB = 5;

const MAXIMO_DESCOMPRIMIDO = 30_000_000;
/** Cabe en un formulario; más que esto debe dividirse. */
const MAXIMO_CARGA = 800_000;

/** Archivo leído que viaja en el formulario entre la vista previa y la confirmación. */
export interface Carga {
  readonly archivo: string;
  readonly tabla: TablaCsv;
}

/** Lee el archivo subido. Uno que no cabe en la confirmación es un error. */
export function leerArchivo(
  bytes: Uint8Array,
  archivo: string,
): Resultado<Carga, readonly ErrorImportacion[]> {
  const tabla = leerPlanilla(bytes);
  if (!tabla.ok) return tabla;
  const carga = { archivo: archivo.slice(0, 120), tabla: tabla.valor };
  if (empaquetar(carga).length > MAXIMO_CARGA) {
    const motivo = 'El archivo trae demasiado para revisarlo de una vez. Divídalo en dos.';
    return falla([{ linea: null, columna: null, motivo }]);
  }
  return { ok: true, valor: carga };
}

/** La carga como texto para un campo oculto. No se guarda en el servidor hasta confirmar. */
export function empaquetar(carga: Carga): string {
  return deflateRawSync(JSON.stringify(carga)).toString('base64url');
}

/** Recupera la carga; `undefined` si el texto no es una carga. Todo se vuelve a validar después. */
export function desempaquetar(texto: string): Carga | undefined {
  try {
    const plano = inflateRawSync(Buffer.from(texto, 'base64url'), {
      maxOutputLength: MAXIMO_DESCOMPRIMIDO,
    });
    const valor: unknown = JSON.parse(plano.toString('utf8'));
    return esCarga(valor) ? valor : undefined;
  } catch {
    return undefined;
  }
}

const sonTextos = (valor: unknown): valor is readonly string[] =>
  Array.isArray(valor) && valor.every((v) => typeof v === 'string');

function esCarga(valor: unknown): valor is Carga {
  if (typeof valor !== 'object' || valor === null || !('tabla' in valor)) return false;
  const { tabla } = valor;
  if (!('archivo' in valor) || typeof valor.archivo !== 'string') return false;
  if (typeof tabla !== 'object' || tabla === null) return false;
  return (
    'columnas' in tabla &&
    sonTextos(tabla.columnas) &&
    'filas' in tabla &&
    Array.isArray(tabla.filas) &&
    tabla.filas.every(
      (f: unknown) =>
        typeof f === 'object' &&
        f !== null &&
        'linea' in f &&
        Number.isInteger(f.linea) &&
        'celdas' in f &&
        sonTextos(f.celdas),
    )
  );
}
