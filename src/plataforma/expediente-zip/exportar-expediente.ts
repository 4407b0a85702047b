import { readFileSync } from 'node:fs';
import type { EventoEncadenado } from '../cadena.ts';
import type { FirmarManifiesto } from '../firma/puerto.ts';
import { rutaDeProyecto } from '../raiz.ts';
import {
  construirIndice,
  type DocumentoDescrito,
  type EntradaZip,
  empaquetar,
  FORMATO,
  jsonLegible,
  jsonLineas,
  RUTA_FIRMA,
  RUTA_MANIFIESTO,
  rutaDocumento,
  sha256Hex,
} from './contenido.ts';
import {
  type DatosMetadatosDocumento,
  type DatosMetadatosExpediente,
  metadatosDocumento,
  metadatosExpediente,
} from './metadatos.ts';

export interface DocumentoExportable {
  readonly metadatos: DatosMetadatosDocumento;
  /** Instante UTC de su ingreso al expediente. */
  readonly incorporadoEn: string;
  /** Extensión del archivo según su contenido: pdf, jpg… */
  readonly extension: string;
  readonly contenido: Uint8Array;
}

/** Acceso registrado (DS 10/2023 arts. 11 y 37): quién, cuándo, a qué y para qué. */
export interface AccesoExportable {
  readonly usuario: string;
  readonly ocurrido_en: string;
  readonly accion: string;
  readonly documento?: string;
}

export interface ExpedienteExportable {
  readonly metadatos: DatosMetadatosExpediente;
  /** Lugar del órgano, que acompaña a las horas UTC (DS 10/2023 art. 9). */
  readonly lugar: string;
  readonly exportadoEn: string;
  /** En orden de ingreso. */
  readonly documentos: readonly DocumentoExportable[];
  /** Todos, desde el primero. */
  readonly eventos: readonly EventoEncadenado[];
  readonly accesos: readonly AccesoExportable[];
}

function describir(documento: DocumentoExportable, orden: number): DocumentoDescrito {
  const { metadatos, contenido, extension } = documento;
  return {
    orden,
    id: metadatos.id,
    titulo: metadatos.titulo,
    ruta: rutaDocumento(orden, metadatos.titulo, extension),
    incorporado_en: documento.incorporadoEn,
    bytes: contenido.length,
    sha256: sha256Hex(contenido),
  };
}

/** `indice.json` de un expediente, tal como irá en el ZIP. */
function archivoDeIndice(
  { eventos, metadatos, lugar }: ExpedienteExportable,
  descritos: readonly DocumentoDescrito[],
): Uint8Array {
  return jsonLegible({
    iuie: metadatos.iuie,
    lugar,
    entradas: construirIndice(eventos, descritos),
  });
}

/**
 * SHA-256 de `indice.json`. El índice nombra cada actuación y documento con su resumen, así que este
 * número identifica lo que se exportó: sirve para anotar en la historia qué copia salió.
 */
export function resumenDelIndice(expediente: ExpedienteExportable): string {
  const descritos = expediente.documentos.map((documento, i) => describir(documento, i + 1));
  return sha256Hex(archivoDeIndice(expediente, descritos));
}

/**
 * Exporta un expediente a un ZIP que se explica y se verifica solo (ver leeme.txt). A iguales datos
 * y clave de firma, iguales bytes. La firma del manifiesto impide que un tercero rehaga los resúmenes.
 */
export async function exportarExpediente(
  expediente: ExpedienteExportable,
  firmar: FirmarManifiesto,
): Promise<Uint8Array> {
  const { eventos, documentos } = expediente;
  const pares = documentos.map((documento, i) => ({
    documento,
    descrito: describir(documento, i + 1),
  }));
  const descritos = pares.map((p) => p.descrito);
  const metadatos = {
    formato: FORMATO,
    expediente: metadatosExpediente(
      expediente.metadatos,
      descritos.map((d) => ({ id: d.id, incorporado: d.incorporado_en })),
    ),
    documentos: pares.map(({ documento, descrito }) => ({
      ...descrito,
      metadatos: metadatosDocumento(documento.metadatos),
    })),
  };
  const cuerpo: readonly EntradaZip[] = [
    {
      ruta: 'LEEME.txt',
      contenido: readFileSync(rutaDeProyecto('src/plataforma/expediente-zip/leeme.txt')),
    },
    { ruta: 'indice.json', contenido: archivoDeIndice(expediente, descritos) },
    { ruta: 'metadatos.json', contenido: jsonLegible(metadatos) },
    { ruta: 'eventos.jsonl', contenido: jsonLineas(eventos) },
    { ruta: 'accesos.jsonl', contenido: jsonLineas(expediente.accesos) },
    ...pares.map(({ documento, descrito }) => ({
      ruta: descrito.ruta,
      contenido: documento.contenido,
    })),
  ];
  const manifiesto = jsonLegible({
    formato: FORMATO,
    iuie: expediente.metadatos.iuie,
    exportado_en: expediente.exportadoEn,
    cabeza_cadena: eventos.at(-1)?.hash ?? null,
    entradas: cuerpo.map((e) => ({
      ruta: e.ruta,
      bytes: e.contenido.length,
      sha256: sha256Hex(e.contenido),
    })),
  });
  return empaquetar([
    { ruta: RUTA_MANIFIESTO, contenido: manifiesto },
    { ruta: RUTA_FIRMA, contenido: await firmar(manifiesto) },
    ...cuerpo,
  ]);
}
