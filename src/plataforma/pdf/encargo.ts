import { codigoQrSvg } from './codigo-qr.ts';
import type { DatosComunes, DatosDePlantilla, NombrePlantilla } from './datos.ts';
import { MENSAJE_FALTA_RESOLUCION, validarResolucion } from './resolucion-valida.ts';
import { datosImprimibles } from './texto-imprimible.ts';

/** No son texto que se imprima: dibujos SVG y valores que la plantilla no muestra. */
const INTACTAS: ReadonlySet<string> = new Set(['escudoSvg', 'svg', 'instante', 'sha256']);

/** Encargo de composición ya sin tipos de plantilla: viaja entre procesos como JSON. */
export interface EncargoPdf {
  readonly plantilla: NombrePlantilla;
  readonly datos: string;
  readonly qr: string;
  readonly segundosEpoca: number;
}

/**
 * Valida y prepara un encargo. La fecha del PDF es la del documento, nunca la del reloj.
 * Lanza si una resolución llega sin lo que exige la Ley 19.880 art. 41: es un error de quien llama.
 */
export function prepararEncargo<P extends NombrePlantilla>(
  plantilla: P,
  datos: DatosDePlantilla[P],
): EncargoPdf {
  if ('recursos' in datos) {
    const revision = validarResolucion(datos);
    if (!revision.ok) throw new Error(MENSAJE_FALTA_RESOLUCION[revision.error]);
  }
  const comunes: DatosComunes = datos;
  return {
    plantilla,
    datos: JSON.stringify(datosImprimibles(datos, INTACTAS)),
    qr: codigoQrSvg(comunes.verificacion.url),
    segundosEpoca: Math.floor(
      Temporal.Instant.from(comunes.emitido.instante).epochMilliseconds / 1000,
    ),
  };
}
