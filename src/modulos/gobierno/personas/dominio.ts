import type { Rut } from '../../../base/rut.ts';

/** Sesión de una persona identificada con ClaveÚnica; si trabaja en un municipio, también su calidad. */
export interface Sesion {
  readonly personaId: string;
  readonly rut: Rut;
  readonly nombre: string;
  readonly correo?: string;
  readonly telefono?: string;
  readonly funcionario?: {
    readonly municipioId: number;
    readonly funcionarioId: string;
    readonly segundoFactor: boolean;
  };
}

/** Duración máxima de una sesión y de su inactividad, en minutos (OWASP ASVS 3.3). */
export const DURACION = {
  ciudadano: { total: 8 * 60, inactividad: 60 },
  funcionario: { total: 10 * 60, inactividad: 60 },
} as const;

/** Minutos que dura un ingreso iniciado: más que los 5 que dura el código de ClaveÚnica. */
export const MINUTOS_DE_INGRESO = 15;

/**
 * Destino interno y seguro después de ingresar. Solo se aceptan rutas de este sitio: nunca otra
 * dirección («//otro», «/\otro»), para que nadie use el ingreso como trampolín. Solo ASCII visible:
 * lo demás no cabe en la cabecera `Location`, y una dirección bien escrita ya lo trae codificado.
 */
export function destinoSeguro(destino: string | undefined, alternativa: string): string {
  if (destino === undefined || destino.length > 500) return alternativa;
  return /^\/(?![/\\])[!-[\]-~]*$/.test(destino) ? destino : alternativa;
}
