import { quedaEnCastellano } from './campos/implementacion.ts';
import { camposVisibles, paginasVisibles } from './recorrido.ts';
import { registro } from './registro.ts';
import type { Formulario, Respuestas } from './tipos.ts';
import type { Contexto } from './valores.ts';

/** Una respuesta para revisar. */
export interface FilaDeResumen {
  readonly campo: string;
  readonly pregunta: string;
  /** Texto de la respuesta; «No respondió» si quedó sin responder. */
  readonly respuesta: string;
  readonly sensible: boolean;
  /** La pregunta quedó en castellano aunque la visita vaya en otro idioma. */
  readonly enCastellano: boolean;
}

/** Las respuestas de una página, con el id de la página donde se cambian. */
export interface SeccionDeResumen {
  readonly pagina: string;
  readonly titulo: string;
  /** El título quedó en castellano. */
  readonly enCastellano: boolean;
  readonly filas: readonly FilaDeResumen[];
}

/** Palabras fijas del resumen, que cada idioma puede reemplazar. */
export interface TextosDeResumen {
  readonly sinRespuesta: string;
}

const CASTELLANO: TextosDeResumen = { sinRespuesta: 'No respondió' };

/** Secciones de «Revise sus respuestas»: solo lo visible, en el orden del formulario. */
export function resumen(
  formulario: Formulario,
  respuestas: Respuestas,
  contexto: Contexto,
  textos: TextosDeResumen = CASTELLANO,
): readonly SeccionDeResumen[] {
  return paginasVisibles(formulario, respuestas, contexto)
    .map((pagina) => ({
      pagina: pagina.id,
      titulo: pagina.titulo,
      enCastellano:
        contexto.textos === undefined ||
        (contexto.sinTraducir?.has(`pagina.${pagina.id}.titulo`) ?? false),
      filas: camposVisibles(pagina, respuestas, contexto).map((campo) => {
        const valor = Object.hasOwn(respuestas, campo.id) ? respuestas[campo.id] : undefined;
        return {
          campo: campo.id,
          pregunta: campo.etiqueta,
          respuesta:
            valor === undefined
              ? textos.sinRespuesta
              : registro[campo.tipo].mostrar(campo, valor, contexto),
          sensible: campo.sensible === true,
          enCastellano: quedaEnCastellano(campo, contexto),
        };
      }),
    }))
    .filter((seccion) => seccion.filas.length > 0);
}
