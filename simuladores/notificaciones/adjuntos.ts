import { estadoDeFirma } from '../soporte/firma-de-pdf.ts';
import type { CodigoError } from './errores.ts';

export interface Adjunto {
  readonly nombre: string;
  readonly bytes: Buffer;
  /** El archivo pasó del máximo y llegó cortado. */
  readonly cortado: boolean;
}

export const MAXIMO_BYTES = 20 * 1024 * 1024;
const MAXIMO_ADJUNTOS = 50;
const MAXIMO_NOMBRE = 50;
const NOMBRE = /^[\p{L}\p{N} ._()-]+$/u;

/** Primeros bytes de cada tipo admitido. Los formatos de Office son ZIP u OLE. */
const FIRMAS_DE_TIPO: Readonly<Record<string, string>> = {
  pdf: '25504446',
  jpg: 'ffd8ff',
  png: '89504e47',
  doc: 'd0cf11e0',
  xls: 'd0cf11e0',
  docx: '504b0304',
  xlsx: '504b0304',
};

function defectoDeFirma(bytes: Buffer): CodigoError | undefined {
  const estado = estadoDeFirma(bytes);
  if (estado === 'modificada-despues') return 'ERR021';
  return estado === 'adulterada' ? 'ERR019' : undefined;
}

function defectoDeUno({ nombre, bytes, cortado }: Adjunto): CodigoError | undefined {
  if (nombre === '') return 'ERR013';
  if (nombre.length > MAXIMO_NOMBRE || !NOMBRE.test(nombre)) return 'ERR033';
  const extension = /\.([a-z]+)$/i.exec(nombre)?.[1]?.toLowerCase() ?? '';
  const firma = FIRMAS_DE_TIPO[extension];
  if (!firma) return 'ERR014';
  if (cortado || bytes.length > MAXIMO_BYTES) return 'ERR016';
  if (bytes.length === 0) return 'ERR015';
  if (!bytes.toString('hex', 0, 8).startsWith(firma)) return 'ERR018';
  return extension === 'pdf' ? defectoDeFirma(bytes) : undefined;
}

/** Primer defecto de los adjuntos, según la tabla de la plataforma. */
export function defectoDeAdjuntos(adjuntos: readonly Adjunto[]): CodigoError | undefined {
  if (adjuntos.length > MAXIMO_ADJUNTOS) return 'ERR032';
  for (const adjunto of adjuntos) {
    const defecto = defectoDeUno(adjunto);
    if (defecto) return defecto;
  }
  const total = adjuntos.reduce((suma, { bytes }) => suma + bytes.length, 0);
  return total > MAXIMO_BYTES ? 'ERR017' : undefined;
}
