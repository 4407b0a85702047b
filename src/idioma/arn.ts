import type { CatalogoParcial } from './catalogo.ts';

/**
 * Mapudungun. Solo palabras de uso muy extendido; todas POR REVISAR con hablantes antes de
 * ofrecer el idioma como completo. El resto se muestra en castellano.
 */
export const arn = {
  comun: {
    si: 'May',
  },
  diseno: {
    si: 'May',
    dia: 'Antü',
    mes: 'Küyen',
    anio: 'Tripantu',
  },
} satisfies CatalogoParcial;
