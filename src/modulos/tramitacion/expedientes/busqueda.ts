import { formatearCut, leerFolio, leerIuie } from '../../../base/folio.ts';
import { rutDeNumero } from '../../../base/rut.ts';
import { normalizarBusqueda } from '../../../base/texto.ts';
import type { Formulario, Respuestas, Valor } from '../../../formulario/index.ts';

/** Tope de palabras por expediente: folio, RUN y nombre van primero y nunca quedan fuera. */
export const PALABRAS_POR_EXPEDIENTE = 60;
const LARGO_PALABRA = 40;
const TERMINOS_MAXIMOS = 8;
const LARGO_CONSULTA = 200;

// Están en casi todos los casos y no distinguen ninguno. La migración 020 tiene la misma lista.
const VACIAS: ReadonlySet<string> = new Set(
  'a al con de del e el en la las lo los no o por que si su un una y'.split(' '),
);

const PUNTO_DE_MILES = /(?<=\d)\.(?=\d{3}(?!\d))/g;
const RUN_CON_GUION = /(?<![\d-])(\d{6,9})-([\dk])(?![a-z\d])/gi;
const CEROS = /^0+(?=\d)/;

/**
 * Palabras de un texto, sin acentos ni mayúsculas y sin repetir. Un número con puntos es una sola
 * palabra, un RUN con guion también, y los ceros a la izquierda no cuentan.
 */
export function palabrasDe(texto: string): readonly string[] {
  const unido = texto.replace(PUNTO_DE_MILES, '').replace(RUN_CON_GUION, '$1$2');
  const palabras = normalizarBusqueda(unido)
    .split(' ')
    .map((palabra) => palabra.replace(CEROS, '').slice(0, LARGO_PALABRA))
    .filter((palabra) => palabra !== '' && !VACIAS.has(palabra));
  return [...new Set(palabras)];
}

/** Palabras por las que se encuentra un expediente: folio, RUN, nombre y respuestas no sensibles. */
export function palabrasDeExpediente(
  expediente: { readonly folio: string; readonly run: number; readonly nombre: string },
  formulario: Formulario,
  respuestas: Respuestas,
): readonly string[] {
  const { numero, dv } = rutDeNumero(expediente.run);
  const folio = leerFolio(expediente.folio);
  const textos = formulario.paginas
    .flatMap(({ campos }) => campos)
    .filter((campo) => campo.sensible !== true && campo.tipo !== 'archivo')
    .flatMap((campo) => textosDe(respuestas[campo.id]));
  const deFolio = folio.ok ? [String(folio.valor.numero), String(folio.valor.anio)] : [];
  const palabras = palabrasDe(
    [...deFolio, `${numero}-${dv}`, expediente.nombre, ...textos].join(' '),
  );
  return palabras.slice(0, PALABRAS_POR_EXPEDIENTE);
}

function textosDe(valor: Valor | undefined): readonly string[] {
  if (typeof valor === 'string') return [valor];
  if (typeof valor === 'number') return [String(valor)];
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.values(valor).flatMap((parte: Valor) => textosDe(parte));
}

/** Palabra buscada: entera, o comienzo de una palabra del expediente. */
export interface Termino {
  readonly palabra: string;
  readonly entera: boolean;
}

/** Lo que alguien escribió: un folio completo, palabras que deben estar todas, o nada legible. */
export type Consulta =
  | { readonly clase: 'nada' }
  | { readonly clase: 'folio'; readonly folio: string }
  | { readonly clase: 'palabras'; readonly terminos: readonly Termino[] };

/**
 * Lee una búsqueda. Acepta folio o IUIe completo, «2026-123» con o sin ceros, RUN con o sin puntos
 * y dígito, y comienzos de palabras. Lo que no distingue (artículos, el propio código del
 * municipio) se ignora, y sin más palabras todo calza; a solo signos no calza nada.
 */
export function leerConsulta(texto: string, municipioId: number): Consulta {
  const limpio = texto.slice(0, LARGO_CONSULTA).trim();
  const folio = limpio.toUpperCase();
  if (leerFolio(folio).ok) return { clase: 'folio', folio };
  if (leerIuie(folio).ok) return { clase: 'folio', folio: folio.slice('EXP-'.length) };
  if (limpio !== '' && normalizarBusqueda(limpio) === '') return { clase: 'nada' };
  const cut = formatearCut(municipioId).replace(CEROS, '');
  const enteras = new Set(
    [
      // Los números de un folio a medias y los que llevan ceros se buscan tal cual.
      ...limpio.matchAll(/(?<!\d)\d{4}-(\d{1,9})(?![\d-])/g),
      ...limpio.matchAll(/(?<![\d.])0+(\d+)(?!\d)/g),
    ].map(([, numero = '']) => numero.replace(CEROS, '')),
  );
  const propio = limpio.startsWith(`${formatearCut(municipioId)}-`);
  const terminos = palabrasDe(limpio)
    .filter((palabra) => !(propio && palabra === cut))
    .slice(0, TERMINOS_MAXIMOS)
    .map((palabra) => ({ palabra, entera: palabra.length === 1 || enteras.has(palabra) }));
  return { clase: 'palabras', terminos };
}
