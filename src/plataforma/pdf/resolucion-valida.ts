import type { Resultado } from '../../base/resultado.ts';
import { exito, falla } from '../../base/resultado.ts';
import type { DatosResolucion } from './datos.ts';

export type FaltaResolucion =
  | 'sin-recursos'
  | 'recurso-incompleto'
  | 'sin-fundamento'
  | 'sin-decision';

/** Explicación de cada falta, para mostrarla a quien redacta. */
export const MENSAJE_FALTA_RESOLUCION: Readonly<Record<FaltaResolucion, string>> = {
  'sin-recursos':
    'La resolución debe decir qué recursos proceden, ante quién y en qué plazo (Ley 19.880, artículo 41).',
  'recurso-incompleto':
    'Cada recurso debe decir su nombre, ante quién se presenta y su plazo (Ley 19.880, artículo 41).',
  'sin-fundamento': 'La resolución debe expresar sus fundamentos (Ley 19.880, artículo 41).',
  'sin-decision': 'La resolución debe decir qué resuelve.',
};

function escrito(texto: string): boolean {
  return texto.trim() !== '';
}

/**
 * Revisa el contenido que la Ley 19.880 art. 41 exige a la resolución final.
 * Es la puerta que impide emitir una sin sus recursos: el compositor la aplica siempre.
 */
export function validarResolucion(
  datos: DatosResolucion,
): Resultado<DatosResolucion, FaltaResolucion> {
  if (datos.recursos.length === 0) return falla('sin-recursos');
  const completos = datos.recursos.every(
    (r) => escrito(r.nombre) && escrito(r.anteQuien) && escrito(r.plazo),
  );
  if (!completos) return falla('recurso-incompleto');
  if (!datos.considerando.some(escrito)) return falla('sin-fundamento');
  if (!datos.resuelvo.some(escrito)) return falla('sin-decision');
  return exito(datos);
}
