import type { Contenido } from '../tipos.ts';

/** Lo que todo campo comparte. El `id` es el destino del enlace del resumen de errores. */
export type PropsCampo = {
  readonly id: string;
  /** Nombre con que viaja en el formulario; si falta, el `id`. */
  readonly nombre?: string | undefined;
  readonly etiqueta: string;
  /** Ayuda bajo la etiqueta. */
  readonly ayuda?: Contenido | undefined;
  readonly error?: string | undefined;
  /** Marca "(opcional)"; los obligatorios no se marcan. */
  readonly opcional?: boolean | undefined;
  readonly deshabilitado?: boolean | undefined;
  /** La etiqueta es el título de la página (una pregunta por página). */
  readonly comoTitulo?: boolean | undefined;
};

/** Ancho visible según lo que se espera escribir. */
export type AnchoCampo = 'corto' | 'medio' | 'largo' | 'completo';

/** Una alternativa de un conjunto cerrado. */
export type Opcion = {
  readonly valor: string;
  readonly texto: string;
  /** Idioma del texto, si no es el de la página. */
  readonly lang?: string | undefined;
  readonly ayuda?: string | undefined;
  readonly deshabilitada?: boolean | undefined;
};

/** Une los id de ayuda y error que describen al control; undefined si no hay. */
export function descritoPor(
  p: Pick<PropsCampo, 'id' | 'ayuda' | 'error'>,
  extra?: string,
): string | undefined {
  const ids = [p.ayuda ? `${p.id}-ayuda` : '', extra ?? '', p.error ? `${p.id}-error` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** `aria-invalid` solo cuando hay error. */
export const invalido = (p: Pick<PropsCampo, 'error'>): 'true' | undefined =>
  p.error ? 'true' : undefined;
