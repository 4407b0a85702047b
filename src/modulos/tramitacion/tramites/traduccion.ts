import type { Nodo } from '../../../flujo/index.ts';
import type { Campo, CampoSimple, Opcion, Pagina } from '../../../formulario/tipos.ts';
import type { Idioma } from '../../../idioma/index.ts';
import type { DefinicionTramite, Ficha } from './definicion.ts';

/**
 * Textos de un trámite en otro idioma, por la ruta estable de cada uno (`ficha.queEs`,
 * `campo.tipo.opcion.asignar_nuevo`). No es parte de la definición: no cambia su huella ni su
 * versión. Puede estar a medias; lo que falta se muestra en castellano.
 */
export interface Traduccion {
  readonly idioma: Exclude<Idioma, 'es-CL'>;
  /** Definición que se tradujo: un texto vale solo mientras su original siga siendo el mismo. */
  readonly de: DefinicionTramite;
  readonly textos: Readonly<Record<string, string>>;
}

/** Definición para mostrar en un idioma. Solo para pantalla: los actos usan la original. */
export interface TramiteTraducido {
  readonly definicion: DefinicionTramite;
  /** Rutas que quedaron en castellano; de un campo a medias, además `campo.<id>`. */
  readonly sinTraducir: ReadonlySet<string>;
}

/** Recibe la ruta de un texto y lo que dice; devuelve lo que debe decir. */
type Decir = (ruta: string, texto: string) => string;

/**
 * Pone los textos de una traducción. Lo que la municipalidad escribió a su manera, lo de otra
 * versión y lo que falta queda en castellano, y se informa para marcarlo. Un campo se traduce
 * entero o nada: una pregunta en dos idiomas no se entiende en ninguno.
 */
export function traducir(
  definicion: DefinicionTramite,
  traduccion: Traduccion | undefined,
): TramiteTraducido {
  const originales = traduccion === undefined ? new Map() : textosTraducibles(traduccion.de);
  const sinTraducir = new Set<string>();
  const decir: Decir = (ruta, texto) => {
    const dicho = traduccion?.textos[ruta];
    if (dicho !== undefined && originales.get(ruta) === texto) return dicho;
    sinTraducir.add(ruta);
    return texto;
  };
  const decirCampo = (campo: Campo): Campo => {
    const antes = sinTraducir.size;
    const traducido = recorrerCampo(campo, decir);
    if (sinTraducir.size === antes) return traducido;
    sinTraducir.add(`campo.${campo.id}`);
    return campo;
  };
  return { definicion: recorrer(definicion, decir, decirCampo), sinTraducir };
}

/** Todo lo que se puede traducir de una definición: su ruta y lo que dice en castellano. */
export function textosTraducibles(definicion: DefinicionTramite): ReadonlyMap<string, string> {
  const textos = new Map<string, string>();
  const anotar: Decir = (ruta, texto) => {
    textos.set(ruta, texto);
    return texto;
  };
  recorrer(definicion, anotar, (campo) => recorrerCampo(campo, anotar));
  return textos;
}

/** Rutas que la traducción no trae y que por eso se ven en castellano. */
export function faltantesDeTraduccion({ de, textos }: Traduccion): readonly string[] {
  return [...textosTraducibles(de).keys()].filter((ruta) => !Object.hasOwn(textos, ruta));
}

/** Rutas de la traducción que no existen en la definición: un id mal escrito o que ya no está. */
export function sobrantesDeTraduccion({ de, textos }: Traduccion): readonly string[] {
  const conocidas = textosTraducibles(de);
  return Object.keys(textos).filter((ruta) => !conocidas.has(ruta));
}

const SEPARADOR = ', ';

function recorrer(
  definicion: DefinicionTramite,
  decir: Decir,
  decirCampo: (campo: Campo) => Campo,
): DefinicionTramite {
  const { formulario, flujo } = definicion;
  return {
    ...definicion,
    nombre: decir('nombre', definicion.nombre),
    area: decir('area', definicion.area),
    resumen: decir('resumen', definicion.resumen),
    ficha: recorrerFicha(definicion.ficha, decir),
    derechos: definicion.derechos.map((derecho) => ({
      ...derecho,
      concepto: decir(`derecho.${derecho.id}`, derecho.concepto),
    })),
    formulario: {
      declaracion: decir('declaracion', formulario.declaracion),
      paginas: formulario.paginas.map((pagina) => recorrerPagina(pagina, decir, decirCampo)),
    },
    flujo: { ...flujo, nodos: flujo.nodos.map((nodo) => recorrerNodo(nodo, decir)) },
  };
}

/** La base legal y los documentos que se emiten no se traducen: la ley los da en castellano. */
function recorrerFicha(ficha: Ficha, decir: Decir): Ficha {
  return {
    ...ficha,
    queEs: decir('ficha.queEs', ficha.queEs),
    quien: decir('ficha.quien', ficha.quien),
    resultado: decir('ficha.resultado', ficha.resultado),
    vigencia: decir('ficha.vigencia', ficha.vigencia),
    requisitos: ficha.requisitos.map(({ id, texto }) => ({
      id,
      texto: decir(`ficha.requisitos.${id}`, texto),
    })),
    documentos: ficha.documentos.map(({ id, texto }) => ({
      id,
      texto: decir(`ficha.documentos.${id}`, texto),
    })),
    datosDelEstado: ficha.datosDelEstado.map(({ id, texto, fuente }) => ({
      id,
      texto: decir(`ficha.datosDelEstado.${id}`, texto),
      fuente: decir(`ficha.datosDelEstado.${id}.fuente`, fuente),
    })),
    palabrasClave: decir('ficha.palabrasClave', ficha.palabrasClave.join(SEPARADOR)).split(
      SEPARADOR,
    ),
  };
}

function recorrerPagina(pagina: Pagina, decir: Decir, decirCampo: (campo: Campo) => Campo): Pagina {
  const ruta = `pagina.${pagina.id}`;
  return {
    ...pagina,
    titulo: decir(`${ruta}.titulo`, pagina.titulo),
    ...(pagina.descripcion === undefined
      ? {}
      : { descripcion: decir(`${ruta}.descripcion`, pagina.descripcion) }),
    campos: pagina.campos.map(decirCampo),
  };
}

function recorrerCampo(campo: Campo, decir: Decir): Campo {
  const ruta = `campo.${campo.id}`;
  if (campo.tipo !== 'tabla') return recorrerSimple(campo, ruta, decir);
  return {
    ...campo,
    ...comunes(campo, ruta, decir),
    ...(campo.nombreFila === undefined
      ? {}
      : { nombreFila: decir(`${ruta}.nombreFila`, campo.nombreFila) }),
    columnas: campo.columnas.map((columna) =>
      recorrerSimple(columna, `${ruta}.columna.${columna.id}`, decir),
    ),
  };
}

function recorrerSimple(campo: CampoSimple, ruta: string, decir: Decir): CampoSimple {
  const dichos = comunes(campo, ruta, decir);
  switch (campo.tipo) {
    case 'seleccion':
    case 'multiple':
      return { ...campo, ...dichos, opciones: recorrerOpciones(campo.opciones, ruta, decir) };
    case 'entero':
    case 'numero':
      return campo.unidad === undefined
        ? { ...campo, ...dichos }
        : { ...campo, ...dichos, unidad: decir(`${ruta}.unidad`, campo.unidad) };
    default:
      return { ...campo, ...dichos };
  }
}

function comunes(campo: Campo, ruta: string, decir: Decir) {
  const { etiqueta, ayuda, validaciones } = campo;
  return {
    etiqueta: decir(`${ruta}.etiqueta`, etiqueta),
    ...(ayuda === undefined ? {} : { ayuda: decir(`${ruta}.ayuda`, ayuda) }),
    ...(validaciones === undefined
      ? {}
      : {
          validaciones: validaciones.map((validacion, i) => ({
            ...validacion,
            mensaje: decir(`${ruta}.validacion.${i + 1}`, validacion.mensaje),
          })),
        }),
  };
}

function recorrerOpciones(
  opciones: readonly Opcion[],
  ruta: string,
  decir: Decir,
): readonly Opcion[] {
  return opciones.map((opcion) => {
    const suya = `${ruta}.opcion.${opcion.valor}`;
    return {
      ...opcion,
      etiqueta: decir(suya, opcion.etiqueta),
      ...(opcion.ayuda === undefined ? {} : { ayuda: decir(`${suya}.ayuda`, opcion.ayuda) }),
    };
  });
}

/** Los pasos y lo que se puede decidir en ellos, que la persona lee en la ficha y en su historia. */
function recorrerNodo(nodo: Nodo, decir: Decir): Nodo {
  if (nodo.tipo !== 'tarea' && nodo.tipo !== 'espera' && nodo.tipo !== 'servicio') return nodo;
  const nombre = decir(`paso.${nodo.id}`, nodo.nombre);
  if (nodo.acciones === undefined) return { ...nodo, nombre };
  const acciones = nodo.acciones.map((accion) => ({
    ...accion,
    nombre: decir(`paso.${nodo.id}.accion.${accion.id}`, accion.nombre),
  }));
  return { ...nodo, nombre, acciones };
}
