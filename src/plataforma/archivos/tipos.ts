import { fileTypeFromBuffer } from 'file-type';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type { ErrorArchivo, LimitesArchivo, TipoArchivo } from './puerto.ts';

/** Cuánto del comienzo de un archivo basta para reconocer su tipo (los Office son ZIP). */
export const BYTES_PARA_RECONOCER = 65_536;

/** Lado y superficie máximos de una imagen: más es un archivo pensado para agotar la memoria. */
const LADO_MAXIMO = 20_000;
const PIXELES_MAXIMOS = 100_000_000;

interface Ficha {
  readonly extensiones: readonly string[];
  readonly mimes: readonly string[];
}

const FICHAS: Readonly<Record<TipoArchivo, Ficha>> = {
  pdf: { extensiones: ['pdf'], mimes: ['application/pdf'] },
  jpg: { extensiones: ['jpg', 'jpeg'], mimes: ['image/jpeg'] },
  png: { extensiones: ['png'], mimes: ['image/png'] },
  webp: { extensiones: ['webp'], mimes: ['image/webp'] },
  docx: {
    extensiones: ['docx'],
    mimes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  xlsx: {
    extensiones: ['xlsx'],
    mimes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  dwg: {
    extensiones: ['dwg'],
    mimes: ['image/vnd.dwg', 'application/acad', 'application/x-dwg'],
  },
};

/** Lo declaran navegadores y clientes que no saben: no contradice a nadie. */
const MIME_NEUTRO = new Set(['', 'application/octet-stream']);

export const TIPOS_ADMITIDOS = Object.keys(FICHAS) as readonly TipoArchivo[];

/** Tipo de contenido con que se entrega un archivo guardado: nunca se adivina al servir. */
export function mimeDeTipo(tipo: TipoArchivo): string {
  return FICHAS[tipo].mimes[0] ?? 'application/octet-stream';
}

async function reconocer(comienzo: Uint8Array): Promise<TipoArchivo | undefined> {
  // Los dibujos de AutoCAD parten con su versión: AC1015, AC1032. file-type no los conoce.
  if (/^AC10\d\d/.test(Buffer.from(comienzo.subarray(0, 6)).toString('latin1'))) return 'dwg';
  const hallado = await fileTypeFromBuffer(comienzo).catch(() => undefined);
  return TIPOS_ADMITIDOS.find((tipo) => tipo === hallado?.ext);
}

function declaradoCalza(tipo: TipoArchivo, limites: LimitesArchivo): boolean {
  const { extensiones, mimes } = FICHAS[tipo];
  const punto = limites.nombre?.lastIndexOf('.') ?? -1;
  const extension = punto < 0 ? undefined : limites.nombre?.slice(punto + 1).toLowerCase();
  const mime = limites.mime?.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    (extension === undefined || extensiones.includes(extension)) &&
    (MIME_NEUTRO.has(mime) || mimes.includes(mime))
  );
}

/** Dimensiones declaradas en la cabecera, sin descomprimir la imagen. */
export function dimensiones(
  tipo: TipoArchivo,
  bytes: Uint8Array,
): { readonly ancho: number; readonly alto: number } | undefined {
  const vista = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tipo === 'png' && bytes.length >= 24) {
    return { ancho: vista.getUint32(16), alto: vista.getUint32(20) };
  }
  if (tipo === 'jpg') return dimensionesJpg(vista);
  if (tipo === 'webp' && bytes.length >= 30) return dimensionesWebp(vista);
  return undefined;
}

function dimensionesJpg(
  vista: DataView,
): { readonly ancho: number; readonly alto: number } | undefined {
  let posicion = 2;
  while (posicion + 9 <= vista.byteLength && vista.getUint8(posicion) === 0xff) {
    const marca = vista.getUint8(posicion + 1);
    // SOF0 a SOF15, salvo las tablas DHT, JPG y DAC, que comparten el rango.
    if (marca >= 0xc0 && marca <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marca)) {
      return { alto: vista.getUint16(posicion + 5), ancho: vista.getUint16(posicion + 7) };
    }
    posicion += 2 + vista.getUint16(posicion + 2);
  }
  return undefined;
}

function dimensionesWebp(
  vista: DataView,
): { readonly ancho: number; readonly alto: number } | undefined {
  const trozo = vista.getUint32(12);
  if (trozo === 0x56503858) {
    const tres = (p: number): number => vista.getUint16(p, true) + vista.getUint8(p + 2) * 65_536;
    return { ancho: tres(24) + 1, alto: tres(27) + 1 };
  }
  if (trozo === 0x56503820) {
    return { ancho: vista.getUint16(26, true) & 0x3fff, alto: vista.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}

/**
 * Decide el tipo de un archivo por su comienzo y lo contrasta con lo declarado (extensión y MIME).
 * Errores: tipo-no-admitido, tipo-falso (dice ser otro), imagen-desmedida (no se decodifica).
 */
export async function clasificar(
  comienzo: Uint8Array,
  limites: LimitesArchivo,
): Promise<Resultado<TipoArchivo, ErrorArchivo>> {
  const tipo = await reconocer(comienzo);
  if (tipo === undefined || !(limites.tipos ?? TIPOS_ADMITIDOS).includes(tipo)) {
    return falla(tipo === undefined && pareceAdmitido(limites) ? 'tipo-falso' : 'tipo-no-admitido');
  }
  if (!declaradoCalza(tipo, limites)) return falla('tipo-falso');
  const lados = dimensiones(tipo, comienzo);
  if (
    lados !== undefined &&
    (Math.max(lados.ancho, lados.alto) > LADO_MAXIMO || lados.ancho * lados.alto > PIXELES_MAXIMOS)
  ) {
    return falla('imagen-desmedida');
  }
  return exito(tipo);
}

/** Dice llamarse como un tipo admitido sin serlo: merece otra explicación. */
function pareceAdmitido(limites: LimitesArchivo): boolean {
  const extension = limites.nombre?.split('.').at(-1)?.toLowerCase() ?? '';
  return TIPOS_ADMITIDOS.some((tipo) => FICHAS[tipo].extensiones.includes(extension));
}
