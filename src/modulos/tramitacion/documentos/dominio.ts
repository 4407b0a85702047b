import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import type { ErrorFirma, FirmanteDocumento } from '../../../plataforma/firma/puerto.ts';
import type { ComponedorPdf } from '../../../plataforma/pdf/puerto.ts';

/** Lo que la definición (o la plataforma) dice de una clase de documento. */
export interface ClaseDocumento {
  /** Id estable: `certificado`, `certificado-ingreso`… */
  readonly id: string;
  readonly titulo: string;
  readonly plantilla: string;
  /** Lista 1 de la guía de metadatos. */
  readonly tipoDocumental: number;
  readonly firma: 'persona' | 'plataforma';
  readonly recursos?: readonly object[];
  readonly copiaPublica?: boolean;
}

/** Lista 1 de la guía de metadatos: las clases que la plataforma usa por sí misma. */
export const TIPO_DOCUMENTAL = {
  antecedente: 3,
  boleta: 6,
  certificado: 8,
  constancia: 12,
  resolucion: 36,
  respuesta: 37,
  solicitud: 40,
} as const;

/**
 * Documento ya reservado en la historia: identificador, código y número fijos antes de componerlo.
 * Así un proceso cortado a la mitad retoma el mismo documento y no emite otro.
 */
export interface DocumentoPreparado {
  readonly documentoId: string;
  readonly clave: string;
  readonly codigo: string;
  /** Número de la serie de resoluciones, si lleva. */
  readonly numero?: string;
  readonly emitidoEn: string;
}

/** Encargo de emitir un documento en un expediente. */
export interface EncargoDocumento {
  readonly expedienteId: string;
  /** Llave de idempotencia: dos encargos con la misma dan un solo documento. */
  readonly clave: string;
  readonly clase: ClaseDocumento;
  readonly firmante: FirmanteDocumento;
  /** Clave de un solo uso de quien firma; solo vive durante esta llamada. */
  readonly otp?: string;
  /** Orden reservado en el índice; sin él, el siguiente. */
  readonly orden?: number;
  readonly sensible?: boolean;
  readonly actor: ActorFila;
  readonly componer: (pdf: ComponedorPdf, preparado: DocumentoPreparado) => Promise<Uint8Array>;
}

export type ErrorEmision = 'no-existe' | 'sin-recursos' | 'almacen-no-disponible' | ErrorFirma;

/**
 * Una resolución que no diga qué recursos proceden, ante quién y en qué plazo no es válida
 * (Ley 19.880 art. 41): no se emite.
 */
export function faltanRecursos(clase: ClaseDocumento): boolean {
  const esResolucion =
    clase.plantilla === 'resolucion' || clase.tipoDocumental === TIPO_DOCUMENTAL.resolucion;
  return esResolucion && (clase.recursos ?? []).length === 0;
}

/** Documento de un expediente tal como está guardado. */
export interface Documento {
  readonly documentoId: string;
  readonly expedienteId: string;
  readonly orden: number;
  readonly clase: string;
  readonly titulo: string;
  readonly tipoDocumental: number;
  readonly nombreArchivo: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly tipoMime: string;
  readonly origen: 'interesado' | 'plataforma' | 'funcionario' | 'interoperabilidad';
  readonly firmado: boolean;
  readonly firmante?: string;
  readonly codigo?: string;
  readonly estado: 'vigente' | 'revocado';
  readonly motivoRevocacion?: string;
  readonly revocadoEn?: string;
  readonly sensible: boolean;
  readonly metadatos: Readonly<Record<string, unknown>>;
  readonly incorporadoEn: string;
}

/** Lo que cualquiera con el código puede saber de un documento: nada sobre la persona. */
export interface FichaVerificacion {
  readonly codigo: string;
  readonly municipioId: number;
  readonly municipalidad: string;
  /** Zona horaria de la comuna: las fechas se muestran en ella. */
  readonly zona: string;
  readonly titulo: string;
  readonly emitidoEn: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly estado: 'vigente' | 'revocado';
  readonly motivoRevocacion?: string;
  readonly revocadoEn?: string;
  readonly firmante?: string;
  readonly copiaPublica: boolean;
}
