import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';

/** Archivo ya guardado en el almacén, con el nombre que traía. */
export interface ArchivoDeRespaldo {
  readonly sha256: string;
  readonly nombre: string;
  readonly tipo: string;
  readonly bytes: number;
}

/** Lo que comprueba una respuesta o un hito: una dirección web o un archivo. Nunca los dos. */
export type ContenidoDeRespaldo =
  | { readonly url: string }
  | { readonly archivo: ArchivoDeRespaldo };

/** Un respaldo por guardar: qué es, quién lo agrega y cuándo. */
export type RespaldoNuevo = ContenidoDeRespaldo & {
  readonly evidenciaId: string;
  readonly actor: ActorFila;
  readonly ahora: string;
};

/** Columnas comunes de las tablas de respaldos: las de la encuesta y las de los hitos. */
export function columnasDeRespaldo(r: RespaldoNuevo) {
  const archivo = 'archivo' in r ? r.archivo : undefined;
  return {
    evidencia_id: r.evidenciaId,
    clase: archivo === undefined ? ('url' as const) : ('archivo' as const),
    url: 'url' in r ? r.url : null,
    sha256: archivo?.sha256 ?? null,
    nombre_archivo: archivo?.nombre ?? null,
    tipo: archivo?.tipo ?? null,
    bytes: archivo?.bytes ?? null,
    autor: jsonb(r.actor),
    agregada_en: r.ahora,
  };
}
