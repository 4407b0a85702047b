import { type Folio, formatearIdDocumento } from '../../../base/folio.ts';
import {
  type DatosMetadatosDocumento,
  metadatosDocumento,
} from '../../../plataforma/expediente-zip/metadatos.ts';
import type { DatosMunicipio } from './municipio.ts';

/** Datos de los que salen los metadatos de un documento. */
export interface OrigenDeMetadatos {
  readonly folio: Folio;
  readonly orden: number;
  readonly titulo: string;
  readonly creadoEn: string;
  readonly municipio: DatosMunicipio;
  readonly tipoDocumental: number;
  readonly origen: 'interesado' | 'plataforma' | 'funcionario' | 'interoperabilidad';
  readonly publico: boolean;
  readonly sensible: boolean;
  readonly firmaAvanzada: boolean;
  readonly tramite: string;
  readonly cpat?: string;
}

/** Metadatos tal como se guardan: sus datos y los códigos de la guía que resultan de ellos. */
export interface MetadatosGuardados {
  readonly datos: DatosMetadatosDocumento;
  readonly codigos: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Los 12 metadatos obligatorios de un documento (guía técnica, códigos MGDDE) y los
 * condicionales que se conocen. Se fijan al incorporarlo y no se cambian nunca.
 */
export function metadatosDeDocumento(d: OrigenDeMetadatos): MetadatosGuardados {
  const oae = { codigo: d.municipio.codigoOae, nombre: d.municipio.municipalidad };
  const datos: DatosMetadatosDocumento = {
    id: formatearIdDocumento(d.folio, d.orden),
    titulo: d.titulo,
    palabrasClave: [d.tramite, d.titulo],
    creado: d.creadoEn,
    modificado: d.creadoEn,
    mecanismo: 2,
    // El municipio produce lo que emite; de lo ajeno solo es custodio.
    oaes: [{ relacion: d.origen === 'interesado' ? 4 : 3, oae }],
    nivelAcceso: d.publico ? 1 : 2,
    sensible: d.sensible,
    firmaAvanzada: d.firmaAvanzada,
    tipoDocumental: d.tipoDocumental,
    origen: d.origen === 'interoperabilidad' ? 2 : 3,
    procedimiento: d.tramite,
    ...(d.cpat === undefined ? {} : { cpat: d.cpat }),
  };
  return { datos, codigos: metadatosDocumento(datos) };
}

/** Lee los datos de los metadatos guardados de un documento. */
export function datosDeMetadatos(
  metadatos: Readonly<Record<string, unknown>>,
): DatosMetadatosDocumento {
  const { datos } = metadatos;
  if (typeof datos !== 'object' || datos === null) throw new Error('Documento sin metadatos');
  return datos as DatosMetadatosDocumento;
}
