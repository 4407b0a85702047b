import { evaluarCondicion } from '../reglas/index.ts';
import { dependeDe, esVisible, revisarCampos } from './lectura.ts';
import { registro } from './registro.ts';
import type { Campo, ErrorCampo, Formulario, Pagina, Respuestas, Valor } from './tipos.ts';
import type { Contexto } from './valores.ts';

/** Un error y la página donde se corrige. */
export interface ErrorDePagina extends ErrorCampo {
  readonly pagina: string;
}

/** Revisión de todo el formulario: solo quedan las respuestas visibles. */
export interface Revision {
  readonly respuestas: Respuestas;
  readonly errores: readonly ErrorDePagina[];
  readonly paginas: readonly Pagina[];
}

/**
 * Camina las páginas en orden. Cada regla ve solo lo respondido antes y a la vista, así que un
 * cambio arriba oculta abajo lo que dependía de él. Cada campo se mira una vez.
 */
function recorrer(
  formulario: Formulario,
  contexto: Contexto,
  alVer: (pagina: Pagina, antes: Respuestas) => Respuestas,
): readonly Pagina[] {
  const acumuladas: Record<string, Valor> = {};
  return formulario.paginas.filter((pagina) => {
    if (pagina.visible && !evaluarCondicion(pagina.visible, acumuladas, contexto.reglas)) {
      return false;
    }
    if (pagina.campos.length > 0 && !algunaVisible(pagina, acumuladas, contexto)) return false;
    Object.assign(acumuladas, alVer(pagina, acumuladas));
    return true;
  });
}

function algunaVisible(pagina: Pagina, datos: Respuestas, contexto: Contexto): boolean {
  const propios = new Set(pagina.campos.map((campo) => campo.id));
  return pagina.campos.some(
    (campo) => esVisible(campo, datos, contexto) || dependeDe(campo, propios, contexto),
  );
}

/** Respuestas visibles de una página, sin revisar su contenido. */
function tomarVisibles(
  pagina: Pagina,
  respuestas: Respuestas,
  antes: Respuestas,
  contexto: Contexto,
): Respuestas {
  const datos: Record<string, Valor> = { ...antes };
  const propias: [string, Valor][] = [];
  for (const campo of pagina.campos) {
    const valor = Object.hasOwn(respuestas, campo.id) ? respuestas[campo.id] : undefined;
    if (valor === undefined || !esVisible(campo, datos, contexto)) continue;
    datos[campo.id] = valor;
    propias.push([campo.id, valor]);
  }
  return Object.fromEntries(propias);
}

/** Páginas que corresponde responder, en orden. */
export function paginasVisibles(
  formulario: Formulario,
  respuestas: Respuestas,
  contexto: Contexto,
): readonly Pagina[] {
  return recorrer(formulario, contexto, (pagina, antes) =>
    tomarVisibles(pagina, respuestas, antes, contexto),
  );
}

/** Página que sigue a la dada; `undefined` si corresponde revisar y enviar. */
export function siguientePagina(
  formulario: Formulario,
  respuestas: Respuestas,
  pagina: string,
  contexto: Contexto,
): Pagina | undefined {
  const visibles = paginasVisibles(formulario, respuestas, contexto);
  const lugar = formulario.paginas.findIndex(({ id }) => id === pagina);
  return visibles.find((otra) => formulario.paginas.indexOf(otra) > lugar);
}

/** Página anterior a la dada; `undefined` si es la primera. */
export function paginaAnterior(
  formulario: Formulario,
  respuestas: Respuestas,
  pagina: string,
  contexto: Contexto,
): Pagina | undefined {
  const visibles = paginasVisibles(formulario, respuestas, contexto);
  const lugar = formulario.paginas.findIndex(({ id }) => id === pagina);
  return visibles.findLast((otra) => formulario.paginas.indexOf(otra) < lugar);
}

/** Campos de una página que se preguntan con las respuestas dadas. */
export function camposVisibles(
  pagina: Pagina,
  respuestas: Respuestas,
  contexto: Contexto,
): readonly Campo[] {
  return pagina.campos.filter((campo) => esVisible(campo, respuestas, contexto));
}

/**
 * Revisa todas las respuestas de nuevo, en orden. Lo oculto y lo desconocido se descarta; un
 * cambio en una página anterior vuelve a exigir lo que de él dependa.
 */
export function validarTodo(
  formulario: Formulario,
  respuestas: Respuestas,
  contexto: Contexto,
): Revision {
  const limpias: [string, Valor][] = [];
  const errores: ErrorDePagina[] = [];
  const paginas = recorrer(formulario, contexto, (pagina, antes) => {
    const lote = revisarCampos(
      pagina.campos,
      respuestas,
      '',
      { ...contexto, respuestas: antes },
      registro,
    );
    limpias.push(...Object.entries(lote.valores));
    errores.push(...lote.errores.map((error) => ({ ...error, pagina: pagina.id })));
    return lote.valores;
  });
  return { respuestas: Object.fromEntries(limpias), errores, paginas };
}

/** Primera página con algo que falta o está mal; `undefined` si se puede enviar. */
export function primeraPendiente(
  formulario: Formulario,
  respuestas: Respuestas,
  contexto: Contexto,
): Pagina | undefined {
  const { errores } = validarTodo(formulario, respuestas, contexto);
  return formulario.paginas.find(({ id }) => id === errores[0]?.pagina);
}
