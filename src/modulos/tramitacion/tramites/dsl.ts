import type { Campo, CampoDe, Opcion, Pagina, TipoCampo } from '../../../formulario/tipos.ts';
import type { DefinicionTramite, Texto } from './definicion.ts';
import type { Traduccion } from './traduccion.ts';

export type { Formulario } from '../../../formulario/tipos.ts';
// Todo lo que una definición del catálogo necesita entra por aquí: catalogo/ no importa nada más.
export {
  campo,
  contiene,
  distinto,
  en,
  igual,
  mayor,
  mayorIgual,
  menor,
  menorIgual,
  no,
  o,
  producto,
  segun,
  si,
  suma,
  tabla,
  vacio,
  y,
} from '../../../reglas/index.ts';
export type { DefinicionTramite, Ejemplo } from './definicion.ts';
export {
  emitir,
  notificar,
  type PiezasDeRevision,
  PLAZO_SUBSANACION,
  RECURSOS_MUNICIPALES,
  revisionConFirma,
} from './patrones.ts';

/** Declara los textos de un trámite en otro idioma, por ruta. Puede estar a medias. */
export const traduccion = (
  de: DefinicionTramite,
  idioma: Traduccion['idioma'],
  textos: Traduccion['textos'],
): Traduccion => ({ de, idioma, textos });

/** Declara un trámite. Solo fija el tipo: la definición es un dato. */
export const tramite = (definicion: DefinicionTramite): DefinicionTramite => definicion;

/** Una pregunta o un grupo de preguntas que se responden juntas. */
export const pagina = (
  id: string,
  titulo: string,
  campos: readonly Campo[],
  extra: Omit<Pagina, 'id' | 'titulo' | 'campos'> = {},
): Pagina => ({ id, titulo, campos, ...extra });

/** Campo de un tipo, con su id estable y su etiqueta. */
export function pregunta<T extends TipoCampo>(
  tipo: T,
  id: string,
  etiqueta: string,
  extra: Omit<CampoDe<T>, 'id' | 'tipo' | 'etiqueta'>,
): Omit<CampoDe<T>, 'id' | 'tipo' | 'etiqueta'> & {
  readonly tipo: T;
  readonly id: string;
  readonly etiqueta: string;
} {
  return { ...extra, tipo, id, etiqueta };
}

/** Opciones escritas como pares valor y etiqueta. */
export const opciones = (pares: Readonly<Record<string, string>>): readonly Opcion[] =>
  Object.entries(pares).map(([valor, etiqueta]) => ({ valor, etiqueta }));

/** Textos con id estable, escritos como pares id y texto. */
export const textos = (pares: Readonly<Record<string, string>>): readonly Texto[] =>
  Object.entries(pares).map(([id, texto]) => ({ id, texto }));
