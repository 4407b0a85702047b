import { arn } from './arn.ts';
import { type Catalogo, type CatalogoParcial, clavesFaltantes, completar } from './catalogo.ts';
import { type Idioma, idiomas } from './elegir-idioma.ts';
import { diseno } from './en/diseno.ts';
import { en } from './en.ts';
import { esCL } from './es-CL.ts';
import { ht } from './ht.ts';

export type { Catalogo, CatalogoParcial, TextosDeComponentes } from './catalogo.ts';
export {
  elegirIdioma,
  type Idioma,
  idiomaPorDefecto,
  idiomas,
  leerIdioma,
} from './elegir-idioma.ts';
export { evaluarLectura, type Lectura } from './lectura.ts';

const parciales: Readonly<Record<Idioma, CatalogoParcial>> = { 'es-CL': {}, en, arn, ht };

const catalogos: Readonly<Record<Idioma, Catalogo>> = {
  'es-CL': completar(esCL, {}),
  en: completar(esCL, en),
  arn: completar(esCL, arn),
  ht: completar(esCL, ht),
};

/** Palabras de los campos de un formulario, en un idioma. */
export type TextosDeCampos = Catalogo['campos'];

/** Textos de un idioma, completos: lo que falta por traducir viene en castellano. */
export function textos(idioma: Idioma): Catalogo {
  return catalogos[idioma];
}

/** Claves de un idioma que aún se muestran en castellano. Vacío para es-CL. */
export function faltantes(idioma: Idioma): readonly string[] {
  if (idioma === 'es-CL') return [];
  return clavesFaltantes({ ...esCL, diseno }, parciales[idioma]);
}

/** Idiomas que necesitan revisión de hablantes antes de ofrecerse como completos. */
export const idiomasPorRevisar: readonly Idioma[] = idiomas
  .map((i) => i.codigo)
  .filter((codigo) => codigo === 'arn' || codigo === 'ht');
