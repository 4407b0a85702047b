import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { EventoEncadenado } from '../cadena.ts';

/** Texto JSON de un archivo del paquete, o undefined si no lo es. */
export function leerTextoJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const Instante = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' });

const Manifiesto = Type.Object({
  formato: Type.String(),
  iuie: Type.String(),
  exportado_en: Instante,
  cabeza_cadena: Type.Union([Type.String(), Type.Null()]),
  entradas: Type.Array(
    Type.Object({ ruta: Type.String(), bytes: Type.Integer(), sha256: Type.String() }),
  ),
});

const Evento = Type.Object(
  {
    municipio_id: Type.Integer(),
    expediente_id: Type.String(),
    numero: Type.Integer(),
    tipo: Type.String(),
    datos: Type.Unknown(),
    actor: Type.Unknown(),
    ocurrido_en: Instante,
    hash_anterior: Type.String(),
    hash: Type.String(),
  },
  { additionalProperties: false },
);

const Valores = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]));

const Metadatos = Type.Object({
  formato: Type.String(),
  expediente: Valores,
  documentos: Type.Array(
    Type.Object(
      {
        orden: Type.Integer(),
        id: Type.String(),
        titulo: Type.String(),
        ruta: Type.String(),
        incorporado_en: Instante,
        bytes: Type.Integer(),
        sha256: Type.String(),
        metadatos: Valores,
      },
      { additionalProperties: false },
    ),
  ),
});

/** Una fecha imposible (31 de febrero) pasa el patrón y no el calendario. */
function fechasPosibles(instantes: readonly string[]): boolean {
  return instantes.every((texto) => {
    try {
      Temporal.Instant.from(texto);
      return true;
    } catch {
      return false;
    }
  });
}

export function leerManifiesto(bytes: Uint8Array): Type.Static<typeof Manifiesto> | undefined {
  const valor = leerTextoJson(bytes);
  if (!Value.Check(Manifiesto, valor)) return undefined;
  return fechasPosibles([valor.exportado_en]) ? valor : undefined;
}

export function leerMetadatos(bytes: Uint8Array): Type.Static<typeof Metadatos> | undefined {
  const valor = leerTextoJson(bytes);
  if (!Value.Check(Metadatos, valor)) return undefined;
  return fechasPosibles(valor.documentos.map((d) => d.incorporado_en)) ? valor : undefined;
}

export function leerEventos(bytes: Uint8Array): readonly EventoEncadenado[] | undefined {
  const lineas = Buffer.from(bytes).toString('utf8').split('\n');
  if (lineas.pop() !== '') return undefined;
  const eventos: EventoEncadenado[] = [];
  for (const linea of lineas) {
    const valor = leerTextoJson(Buffer.from(linea));
    if (!Value.Check(Evento, valor)) return undefined;
    eventos.push(valor);
  }
  return fechasPosibles(eventos.map((e) => e.ocurrido_en)) ? eventos : undefined;
}
