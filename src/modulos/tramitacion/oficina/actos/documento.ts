import { completar, type Marcado } from '../../../../flujo/index.ts';
import type { Respuestas } from '../../../../formulario/index.ts';
import { rellenar } from '../../avisos/index.ts';
import {
  type CasoEnTexto,
  hechosDe,
  type TramiteEnCurso,
  variablesDe,
} from '../../expedientes/index.ts';
import type { Evento } from '../../historia/index.ts';
import type { DocumentoEmitido, Recurso } from '../../tramites/index.ts';

/** Documento al que lleva una acción y cuánto falta para que salga. */
export interface DocumentoQueSale {
  readonly documento: DocumentoEmitido;
  /** Verdadero si sale apenas se toma la acción: quien la toma lo firma. */
  readonly enseguida: boolean;
}

/** Pasos que se miran hacia adelante: más allá, el documento depende de otras decisiones. */
const PASOS_ADELANTE = 8;

/**
 * Sigue el flujo desde una acción, sin efectos, por la primera salida de cada paso, hasta el primer
 * documento. Así se muestra lo que va a salir antes de decidir. Si antes hay que esperar algo de
 * afuera, no hay documento que mostrar.
 */
export function documentoQueSale(
  tramite: TramiteEnCurso,
  marcado: Marcado,
  paso: { readonly nodo: string; readonly accion: string },
  respuestas: Respuestas,
): DocumentoQueSale | undefined {
  const hechos = hechosDe(tramite, respuestas);
  let actual = marcado;
  let siguiente: { readonly nodo: string; readonly accion?: string | undefined } = paso;
  for (let i = 0; i < PASOS_ADELANTE; i += 1) {
    const avance = completar(tramite.flujo, actual, siguiente.nodo, siguiente.accion, hechos);
    if (!avance.ok) return undefined;
    const [entrada] = avance.valor.entradas;
    if (entrada === undefined || entrada.tipo === 'espera') return undefined;
    if (entrada.tipo === 'servicio') {
      const [clase, id] = entrada.accion.split(':');
      const documento = tramite.definicion.documentos.find((uno) => uno.id === id);
      if (clase === 'emitir-documento' && documento !== undefined) {
        return { documento, enseguida: i === 0 };
      }
    }
    actual = avance.valor.marcado;
    siguiente = { nodo: entrada.id, accion: entrada.acciones?.[0]?.id };
  }
  return undefined;
}

/** Razones de la última decisión de fondo, que la resolución cita. */
export function fundamentoDe(eventos: readonly Evento[]): string | undefined {
  const fundado = eventos.findLast(
    ({ tipo, datos }) =>
      tipo === 'accion' && typeof datos.fundamento === 'string' && datos.rol !== 'firmante',
  );
  const fundamento = fundado?.datos.fundamento;
  return typeof fundamento === 'string' ? fundamento : undefined;
}

/** Texto de un documento antes de componerlo. */
export interface TextoDeDocumento {
  readonly titulo: string;
  readonly partes: readonly { readonly titulo: string; readonly parrafos: readonly string[] }[];
  readonly recursos: readonly Recurso[];
}

const PARTES: Readonly<Record<string, string>> = {
  materia: 'Materia',
  vistos: 'Vistos',
  considerando: 'Considerando',
  resuelvo: 'Resuelvo',
  calle: 'Calle',
  numero: 'Número',
  complemento: 'Complemento',
  rol: 'Rol de avalúo',
  localidad: 'Localidad',
  observaciones: 'Observaciones',
  baseLegal: 'Base legal',
};

/** La base guarda las claves en cualquier orden; un acto se lee siempre en el mismo. */
function enOrden<T>(datos: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const orden = Object.keys(PARTES);
  const lugar = (clave: string): number =>
    orden.includes(clave) ? orden.indexOf(clave) : orden.length;
  return datos.toSorted(([a], [b]) => lugar(a) - lugar(b));
}

/** Palabras internas de la plantilla que no se imprimen. */
const OCULTAS = new Set(['decision']);

/** Texto que llevará un documento, con los datos del caso puestos. Lo vacío no se muestra. */
export function textoDe(documento: DocumentoEmitido, caso: CasoEnTexto): TextoDeDocumento {
  const variables = variablesDe(caso);
  return {
    titulo: documento.titulo,
    partes: enOrden(Object.entries(documento.datos ?? {})).flatMap(([clave, plantilla]) => {
      const parrafos = rellenar(plantilla, variables)
        .split('\n')
        .map((linea) => linea.trim())
        .filter((linea) => linea !== '');
      return OCULTAS.has(clave) || parrafos.length === 0
        ? []
        : [{ titulo: PARTES[clave] ?? clave, parrafos }];
    }),
    recursos: documento.recursos ?? [],
  };
}
