import { type Folio, formatearIdDocumento } from '../../../base/folio.ts';

/** Instante en la forma de la guía de metadatos: `aaaa-mm-dd hh:mm:ss`, en UTC (DS 10/2023 art. 9). */
export function instanteDeGuia(instante: string): string {
  return Temporal.Instant.from(instante)
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
    .replace('Z', '');
}

/** Datos de los que salen los metadatos de un documento. */
export interface DatosMetadatosDocumento {
  readonly folio: Folio;
  readonly orden: number;
  readonly titulo: string;
  readonly palabrasClave: string;
  readonly creadoEn: string;
  readonly codigoOae: string;
  readonly tipoDocumental: number;
  readonly origen: 'interesado' | 'plataforma' | 'funcionario' | 'interoperabilidad';
  readonly publico: boolean;
  readonly sensible: boolean;
  readonly firmaAvanzada: boolean;
  readonly tramite: string;
}

/** Lista 2 de la guía: todo lo que pasa por la plataforma nace o llega digital. */
const MECANISMO_DIGITAL = '2';
/** Lista 4: productor del documento; y custodia, que siempre es del municipio. */
const OAE_PRODUCTOR = '3';
const OAE_CUSTODIA = '4';
/** Lista 7: acceso público o restringido a los interesados. */
const ACCESO_PUBLICO = '1';
const ACCESO_RESTRINGIDO = '2';

/**
 * Los 12 metadatos obligatorios de un documento (guía técnica, códigos MGDDE) y los
 * condicionales que se conocen. Se fijan al incorporarlo y no se cambian nunca.
 */
export function metadatosDeDocumento(
  d: DatosMetadatosDocumento,
): Readonly<Record<string, string | readonly string[]>> {
  const creado = instanteDeGuia(d.creadoEn);
  return {
    MGDDE1_1: formatearIdDocumento(d.folio, d.orden),
    MGDDE1_6: d.titulo,
    MGDDE3_2: d.palabrasClave,
    MGDDE4_1: creado,
    MGDDE4_2: creado,
    MGDDE5_1: String(d.tipoDocumental),
    MGDDE5_2: d.origen === 'interoperabilidad' ? '2' : '3',
    MGDDE5_3: MECANISMO_DIGITAL,
    MGDDE61_1: [d.codigoOae],
    MGDDE61_3: [d.origen === 'interesado' ? OAE_CUSTODIA : OAE_PRODUCTOR],
    MGDDE7_1: d.publico ? ACCESO_PUBLICO : ACCESO_RESTRINGIDO,
    MGDDE7_4: d.sensible ? '1' : '2',
    MGDDE8_3: d.firmaAvanzada ? '1' : '2',
    MGDDE9_2: d.tramite,
    MGDDE10: '001',
  };
}
