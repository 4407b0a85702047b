import type { Folio } from '../../../base/folio.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import {
  type DatosMunicipio,
  insertarDocumento,
  metadatosDeDocumento,
  TIPO_DOCUMENTAL,
} from '../documentos/index.ts';
import { nuevoId } from '../historia/index.ts';
import type { AdjuntoDeRespuesta } from './adjuntos.ts';

/** Archivos de la persona que entran al expediente, desde un lugar del índice. */
export interface Incorporacion {
  readonly expedienteId: string;
  readonly folio: Folio;
  readonly tramite: string;
  readonly municipio: DatosMunicipio;
  readonly adjuntos: readonly AdjuntoDeRespuesta[];
  readonly desde: number;
  readonly ahora: string;
}

/**
 * Incorpora al expediente los archivos que la persona adjuntó (Ley 19.880 art. 30: debe
 * admitirlos). El archivo ya está en el almacén; aquí queda su lugar en el índice.
 */
export async function incorporarAdjuntos(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  entrada: Incorporacion,
): Promise<void> {
  const incorporados = entrada.adjuntos.map(({ campo, etiqueta, sensible, archivo }, i) => {
    const orden = entrada.desde + i;
    return insertarDocumento(tx, {
      documentoId: nuevoId(puertos),
      expedienteId: entrada.expedienteId,
      orden,
      clase: `adjunto.${campo}`,
      titulo: etiqueta,
      tipoDocumental: TIPO_DOCUMENTAL.antecedente,
      nombreArchivo: archivo.nombre,
      sha256: archivo.sha256,
      bytes: archivo.bytes,
      tipoMime: archivo.tipo,
      origen: 'interesado',
      firmado: false,
      sensible,
      metadatos: {
        ...metadatosDeDocumento({
          folio: entrada.folio,
          orden,
          titulo: etiqueta,
          creadoEn: entrada.ahora,
          municipio: entrada.municipio,
          tipoDocumental: TIPO_DOCUMENTAL.antecedente,
          origen: 'interesado',
          publico: false,
          sensible,
          firmaAvanzada: false,
          tramite: entrada.tramite,
        }),
      },
      incorporadoEn: entrada.ahora,
    });
  });
  await Promise.all(incorporados);
}
