import { createHash } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';
import { jsonCanonico } from '../../base/json-canonico.ts';
import type { EventoEncadenado } from '../cadena.ts';

/** Nombre y versión del formato del paquete. */
export const FORMATO = 'expediente-municipal/1';
export const RUTA_MANIFIESTO = 'manifiesto.json';
export const RUTA_FIRMA = 'manifiesto.p7s';

/**
 * Fecha fija de las entradas, que no dice nada del expediente. ZIP guarda hora local, así que se hace
 * con la hora local del momento y a mediodía, que existe en toda zona horaria.
 */
function fechaFija(): Date {
  return new Date(1980, 0, 1, 12);
}

export interface EntradaZip {
  readonly ruta: string;
  readonly contenido: Uint8Array;
}

/** Documento tal como lo describe `metadatos.json`. */
export interface DocumentoDescrito {
  readonly orden: number;
  readonly id: string;
  readonly titulo: string;
  readonly ruta: string;
  readonly incorporado_en: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface EntradaIndice {
  readonly orden: number;
  readonly fecha_hora: string;
  readonly clase: 'evento' | 'documento';
  readonly referencia: string;
  readonly titulo: string;
  readonly sha256: string;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Empaqueta sin comprimir, con fecha fija y en el orden dado: iguales entradas dan iguales bytes,
 * hoy y con cualquier versión futura. Por eso verificar puede exigir que el ZIP entero calce.
 */
export function empaquetar(entradas: readonly EntradaZip[]): Uint8Array {
  const contenido: Zippable = Object.fromEntries(
    entradas.map(({ ruta, contenido: bytes }) => [ruta, bytes]),
  );
  return zipSync(contenido, { level: 0, mtime: fechaFija(), os: 0, attrs: 0 });
}

/**
 * Índice electrónico: eventos y documentos en orden estricto de ocurrencia (Ley 19.880 art. 18).
 * A igual instante, primero el evento, y entre iguales su propia numeración.
 */
export function construirIndice(
  eventos: readonly EventoEncadenado[],
  documentos: readonly DocumentoDescrito[],
): readonly EntradaIndice[] {
  const filas = [
    ...eventos.map((e) => ({
      fecha_hora: e.ocurrido_en,
      clase: 'evento' as const,
      referencia: String(e.numero),
      titulo: e.tipo,
      sha256: e.hash,
    })),
    ...documentos.map((d) => ({
      fecha_hora: d.incorporado_en,
      clase: 'documento' as const,
      referencia: d.ruta,
      titulo: d.titulo,
      sha256: d.sha256,
    })),
  ];
  const instante = (f: { fecha_hora: string }): number =>
    Temporal.Instant.from(f.fecha_hora).epochMilliseconds;
  // El orden de sort es estable: se conserva la numeración de cada lista y los eventos van antes.
  return filas
    .sort((a, b) => instante(a) - instante(b))
    .map((fila, i) => ({ orden: i + 1, ...fila }));
}

/** JSON legible con claves en orden fijo. */
export function jsonLegible(valor: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(JSON.parse(jsonCanonico(valor)), null, 2)}\n`);
}

/** Una línea de JSON canónico por elemento. */
export function jsonLineas(valores: readonly unknown[]): Uint8Array {
  return Buffer.from(valores.map((v) => `${jsonCanonico(v)}\n`).join(''));
}

/** Ruta de un documento: "documentos/0001-solicitud.pdf", solo con letras y números simples. */
export function rutaDocumento(orden: number, titulo: string, extension: string): string {
  const nombre = titulo
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `documentos/${String(orden).padStart(4, '0')}-${nombre || 'documento'}.${extension}`;
}
