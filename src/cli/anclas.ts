import { X509Certificate } from 'node:crypto';
import { exito, falla, type Resultado } from '../base/resultado.ts';
import { leerAncla } from '../plataforma/firma/ancla.ts';
import type { Ancla } from '../plataforma/firma/confianza.ts';
import { leerArchivoDeEntrada } from './archivo-de-entrada.ts';

export interface OpcionesAnclas {
  /** Certificado de la autoridad, en PEM o DER. */
  readonly autoridad?: string;
  /** Carpeta de datos de una instalación; su autoridad sirve de ancla. */
  readonly datos?: string;
}

/**
 * Autoridades en que se confía: la del archivo dado o la de la carpeta de datos. Si no hay ninguna,
 * undefined: se verifica la integridad y se dice que el emisor no se comprobó.
 */
export async function cargarAnclas(
  opciones: OpcionesAnclas,
): Promise<Resultado<readonly Ancla[] | undefined, string>> {
  if (opciones.autoridad === undefined) {
    const propia = opciones.datos === undefined ? undefined : await leerAncla(opciones.datos);
    return exito(propia === undefined ? undefined : [propia]);
  }
  const archivo = await leerArchivoDeEntrada(opciones.autoridad);
  if (!archivo.ok) return archivo;
  try {
    return exito([new X509Certificate(archivo.valor).raw]);
  } catch {
    return falla(`${opciones.autoridad} no es un certificado.`);
  }
}

/** Cómo se dice cada grado de confianza. */
export const TEXTO_CONFIANZA = {
  'de-confianza': 'emitido por una autoridad reconocida',
  desconocida: 'emitido por una autoridad desconocida',
  'no-comprobada': 'autoridad no comprobada (indíquela con --autoridad)',
} as const;
