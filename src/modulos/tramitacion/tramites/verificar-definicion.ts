import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { type Flujo, type FlujoCompilado, validarFlujo } from '../../../flujo/index.ts';
import { tiposParaReglas, verificarFormulario } from '../../../formulario/index.ts';
import { type Esquema, verificar, verificarReglas } from '../../../reglas/index.ts';
import type { DefinicionTramite } from './definicion.ts';
import { fallasDeForma } from './leer-definicion.ts';
import { probarEjemplo } from './probar-ejemplo.ts';
import {
  VARIABLES_DE_DOCUMENTO,
  VARIABLES_DE_MENSAJE,
  variablesDeRespuestas,
  variablesDeTexto,
} from './variables.ts';

/** Por qué un trámite no se puede publicar, y dónde está el problema. */
export interface FallaDeDefinicion {
  readonly ruta: string;
  readonly mensaje: string;
}

/** Tipo documental «resolución» en la lista 1 de la guía de metadatos. */
const TIPO_RESOLUCION = 36;

/**
 * Revisión antes de publicar: ficha completa, formulario, reglas, flujo sólido, derechos,
 * mensajes, documentos y ejemplos que llegan a su resultado. `hoy` es `AAAA-MM-DD` y sirve a los
 * ejemplos con fechas. Lista vacía si se puede publicar.
 */
export function verificarDefinicion(
  definicion: DefinicionTramite,
  hoy: string,
): readonly FallaDeDefinicion[] {
  const forma = fallasDeForma(JSON.parse(JSON.stringify(definicion)));
  if (forma.length > 0) return forma;
  const flujo = validarFlujoDe(definicion);
  return [
    ...revisarFicha(definicion),
    ...revisarIds(definicion),
    ...verificarFormulario(definicion.formulario, definicion.reglas, hechosDe(definicion)).map(
      ({ ruta, mensaje }) => ({ ruta: `formulario.${ruta}`, mensaje }),
    ),
    ...verificarReglas(esquemaDe(definicion)).map(({ ruta, mensaje }) => ({
      ruta: `reglas.${ruta}`,
      mensaje,
    })),
    ...revisarDerechos(definicion),
    ...(flujo.ok ? [] : flujo.error),
    ...revisarServicios(definicion),
    ...revisarDocumentos(definicion),
    ...revisarMensajes(definicion),
    ...(flujo.ok ? revisarEjemplos(definicion, flujo.valor, hoy) : []),
  ];
}

/** Valida y compila el flujo de una definición con sus campos y reglas. */
export function validarFlujoDe(
  definicion: DefinicionTramite,
): Resultado<FlujoCompilado, readonly FallaDeDefinicion[]> {
  const resultado = validarFlujo(definicion.flujo, esquemaDe(definicion));
  if (resultado.ok) return exito(resultado.valor);
  return falla(
    resultado.error.map(({ id, mensaje, camino }) => ({
      ruta: `flujo.${id}`,
      mensaje: camino.length > 0 ? `${mensaje} Se llega así: ${camino.join(' → ')}.` : mensaje,
    })),
  );
}

function hechosDe({ parametros }: DefinicionTramite): Esquema['campos'] {
  return Object.fromEntries(parametros.map(({ id }) => [`parametros.${id}`, { tipo: 'numero' }]));
}

function esquemaDe(definicion: DefinicionTramite): Esquema {
  const campos = [
    ...definicion.formulario.paginas.flatMap((pagina) => pagina.campos),
    ...(definicion.datosDeAccion ?? []).flatMap((datos) => datos.campos),
  ];
  return {
    campos: {
      ...tiposParaReglas(campos),
      ...hechosDe(definicion),
      ...accionesDe(definicion.flujo),
    },
    reglas: definicion.reglas,
  };
}

/** Las compuertas leen la salida elegida en cada paso, o el temporizador que lo venció. */
function accionesDe({ nodos }: Flujo): Esquema['campos'] {
  return Object.fromEntries(
    nodos.flatMap((nodo) => {
      if (!('acciones' in nodo) || nodo.acciones === undefined) return [];
      const vencen = nodos.flatMap((otro) =>
        otro.tipo === 'temporizador' && otro.adjuntoA === nodo.id ? [otro.id] : [],
      );
      const opciones = [...nodo.acciones.map(({ id }) => id), ...vencen];
      return [[`acciones.${nodo.id}`, { tipo: 'texto', opciones }] as const];
    }),
  );
}

function revisarFicha({ ficha, nombre, resumen, area }: DefinicionTramite): FallaDeDefinicion[] {
  const { queEs, quien, resultado, vigencia } = ficha;
  const partes = { nombre, resumen, area, queEs, quien, resultado, vigencia };
  const vacias = Object.entries(partes).filter(([, texto]) => texto.trim() === '');
  return [
    ...vacias.map(([parte]) => ({ ruta: `ficha.${parte}`, mensaje: 'Falta este texto.' })),
    ...(ficha.requisitos.length === 0
      ? [{ ruta: 'ficha.requisitos', mensaje: 'La ficha no dice qué se exige.' }]
      : []),
    ...(ficha.palabrasClave.length === 0
      ? [{ ruta: 'ficha.palabrasClave', mensaje: 'Sin palabras clave nadie la encuentra.' }]
      : []),
  ];
}

function revisarIds(definicion: DefinicionTramite): FallaDeDefinicion[] {
  const listas: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    parametros: definicion.parametros,
    derechos: definicion.derechos,
    documentos: definicion.documentos,
    mensajes: definicion.mensajes,
    ejemplos: definicion.ejemplos,
    'ficha.requisitos': definicion.ficha.requisitos,
    'ficha.documentos': definicion.ficha.documentos,
    'ficha.baseLegal': definicion.ficha.baseLegal,
  };
  return Object.entries(listas).flatMap(([ruta, lista]) => {
    const ids = lista.map(({ id }) => id);
    return ids
      .filter((id, i) => ids.indexOf(id) !== i)
      .map((id) => ({ ruta: `${ruta}.${id}`, mensaje: 'El id está repetido.' }));
  });
}

function revisarDerechos(definicion: DefinicionTramite): FallaDeDefinicion[] {
  const esquema = esquemaDe(definicion);
  return definicion.derechos.flatMap(({ id, monto, exento }) =>
    [...verificar(monto, esquema), ...(exento === undefined ? [] : verificar(exento, esquema))].map(
      ({ mensaje }) => ({ ruta: `derechos.${id}`, mensaje }),
    ),
  );
}

function revisarServicios({
  flujo,
  documentos,
  mensajes,
  datosDeAccion = [],
}: DefinicionTramite): FallaDeDefinicion[] {
  const conocidos: Readonly<Record<string, ReadonlySet<string>>> = {
    'emitir-documento': new Set(documentos.map(({ id }) => id)),
    notificar: new Set(mensajes.map(({ id }) => id)),
  };
  const servicios = flujo.nodos.flatMap((nodo) => {
    if (nodo.tipo !== 'servicio') return [];
    const [orden = '', objeto = ''] = nodo.accion.split(':');
    const ruta = `flujo.${nodo.id}`;
    if (conocidos[orden] === undefined)
      return [{ ruta, mensaje: `La plataforma no sabe hacer «${orden}».` }];
    return conocidos[orden].has(objeto)
      ? []
      : [{ ruta, mensaje: `«${objeto}» no existe en este trámite.` }];
  });
  const datos = datosDeAccion.flatMap(({ paso, accion }) => {
    const nodo = flujo.nodos.find(({ id }) => id === paso);
    const acciones = nodo !== undefined && 'acciones' in nodo ? (nodo.acciones ?? []) : [];
    return acciones.some(({ id }) => id === accion)
      ? []
      : [{ ruta: `datosDeAccion.${paso}`, mensaje: `El paso no tiene la acción «${accion}».` }];
  });
  return [...servicios, ...datos];
}

function revisarDocumentos(definicion: DefinicionTramite): FallaDeDefinicion[] {
  const conocidas = new Set([...VARIABLES_DE_DOCUMENTO, ...variablesDeRespuestas(definicion)]);
  return definicion.documentos.flatMap((documento) => {
    const ruta = `documentos.${documento.id}`;
    const esResolucion =
      documento.plantilla === 'resolucion' || documento.tipoDocumental === TIPO_RESOLUCION;
    // Ley 19.880 art. 41: la resolución debe decir los recursos, ante quién y el plazo.
    const sinRecursos =
      esResolucion && (documento.recursos ?? []).length === 0
        ? [{ ruta, mensaje: 'La resolución no dice los recursos (Ley 19.880, art. 41).' }]
        : [];
    return [...sinRecursos, ...desconocidas(Object.values(documento.datos ?? {}), conocidas, ruta)];
  });
}

function revisarMensajes({ mensajes, flujo }: DefinicionTramite): FallaDeDefinicion[] {
  const corrige = flujo.nodos.some((nodo) => nodo.tipo === 'espera' && nodo.de === 'interesado');
  const exigidos = ['ingreso', ...(corrige ? ['correccion'] : [])];
  const faltan = exigidos
    .filter((id) => !mensajes.some((mensaje) => mensaje.id === id))
    .map((id) => ({ ruta: 'mensajes', mensaje: `Falta el mensaje «${id}».` }));
  const conocidas = new Set(VARIABLES_DE_MENSAJE);
  return [
    ...faltan,
    ...mensajes.flatMap(({ id, asunto, cuerpo }) =>
      desconocidas([asunto, cuerpo], conocidas, `mensajes.${id}`),
    ),
  ];
}

function desconocidas(
  textos: readonly string[],
  conocidas: ReadonlySet<string>,
  ruta: string,
): FallaDeDefinicion[] {
  const usadas = new Set(textos.flatMap(variablesDeTexto));
  return [...usadas]
    .filter((variable) => !conocidas.has(variable))
    .map((variable) => ({ ruta, mensaje: `La variable «{${variable}}» no existe.` }));
}

function revisarEjemplos(
  definicion: DefinicionTramite,
  flujo: FlujoCompilado,
  hoy: string,
): FallaDeDefinicion[] {
  const contexto = { hoy, reglas: { reglas: definicion.reglas } };
  return definicion.ejemplos.flatMap((ejemplo) =>
    probarEjemplo(definicion, flujo, ejemplo, contexto).map((mensaje) => ({
      ruta: `ejemplos.${ejemplo.id}`,
      mensaje,
    })),
  );
}
