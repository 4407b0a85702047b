import { BpmnModdle, type ElementoModdle } from 'bpmn-moddle';
import { exito, falla, type Resultado } from '../base/resultado.ts';
import { leerRegla } from '../reglas/index.ts';
import { LENGUAJE_REGLAS } from './bpmn-exportar.ts';
import muni from './bpmn-muni.json' with { type: 'json' };
import type { AccionTarea, Arista, Flujo, Nodo, NodoEspera, PlazoNodo } from './tipos.ts';

/** Elemento que no se puede traer, por su id en el archivo. */
export interface ErrorBpmn {
  readonly id: string;
  readonly mensaje: string;
}

export const LARGO_MAXIMO_BPMN = 1_000_000;

/**
 * Trae el subconjunto admitido de BPMN 2.0: un proceso con inicio, fines, tareas, servicios,
 * esperas, compuertas exclusivas, paralelas e inclusivas, y temporizadores pegados a un paso.
 * Todo lo demás se rechaza con su id; nada se ignora en silencio. No comprueba la solidez:
 * eso es de `validarFlujo`.
 */
export async function desdeBpmn(xml: string): Promise<Resultado<Flujo, readonly ErrorBpmn[]>> {
  if (xml.length > LARGO_MAXIMO_BPMN)
    return falla([{ id: '', mensaje: 'El archivo es muy grande.' }]);
  let definiciones: ElementoModdle;
  try {
    const leido = await new BpmnModdle({ muni }).fromXML(xml);
    const [aviso] = leido.warnings;
    if (aviso !== undefined)
      return falla([{ id: '', mensaje: `El archivo tiene un error: ${aviso.message}` }]);
    definiciones = leido.rootElement;
  } catch {
    return falla([{ id: '', mensaje: 'El archivo no es un BPMN 2.0 válido.' }]);
  }
  const raices = elementos(definiciones.get('rootElements'));
  const procesos = raices.filter((raiz) => raiz.$type === 'bpmn:Process');
  const [proceso] = procesos;
  if (proceso === undefined || procesos.length > 1) {
    return falla([{ id: '', mensaje: 'El archivo debe tener exactamente un proceso.' }]);
  }
  return leerProceso(proceso);
}

function leerProceso(proceso: ElementoModdle): Resultado<Flujo, readonly ErrorBpmn[]> {
  const errores: ErrorBpmn[] = [];
  const nodos: Nodo[] = [];
  const aristas: Arista[] = [];
  for (const elemento of elementos(proceso.get('flowElements'))) {
    const id = texto(elemento, 'id') ?? '';
    const leido =
      elemento.$type === 'bpmn:SequenceFlow' ? leerArista(id, elemento) : leerNodo(id, elemento);
    if (typeof leido === 'string') errores.push({ id, mensaje: leido });
    else if ('tipo' in leido) nodos.push(leido);
    else aristas.push(leido);
  }
  if (errores.length > 0) return falla(errores);
  const id = texto(proceso, 'id') ?? 'proceso';
  return exito({ id, ...opcional('version', texto(proceso, 'muni:version')), nodos, aristas });
}

function leerNodo(id: string, elemento: ElementoModdle): Nodo | string {
  const nombrado = opcional('nombre', texto(elemento, 'name'));
  const nombre = texto(elemento, 'name') ?? id;
  const eventos = elementos(elemento.get('eventDefinitions'));
  if (tieneRepeticion(elemento)) return 'Los pasos repetidos (multi-instancia) no se admiten.';
  switch (elemento.$type) {
    case 'bpmn:StartEvent':
      if (eventos.length > 0) return 'El inicio no puede esperar mensajes ni plazos.';
      return { id, tipo: 'inicio', ...nombrado };
    case 'bpmn:EndEvent':
      if (eventos.some((evento) => evento.$type !== 'bpmn:TerminateEventDefinition')) {
        return 'El fin no puede lanzar mensajes, señales ni errores.';
      }
      return { id, tipo: 'fin', nombre, ...leerResultado(id, elemento) };
    case 'bpmn:Task':
    case 'bpmn:ManualTask':
    case 'bpmn:UserTask': {
      const rol = texto(elemento, 'muni:rol') ?? 'funcionario';
      const unidad = opcional('unidad', texto(elemento, 'muni:unidad'));
      const acciones = leerAcciones(elemento) ?? [];
      return { id, tipo: 'tarea', nombre, rol, ...unidad, acciones, ...leerPlazo(elemento) };
    }
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
    case 'bpmn:BusinessRuleTask': {
      const accion = texto(elemento, 'muni:accion') ?? id;
      return {
        id,
        tipo: 'servicio',
        nombre,
        accion,
        ...opcional('acciones', leerAcciones(elemento)),
      };
    }
    case 'bpmn:ReceiveTask': {
      const de = leerOrigen(texto(elemento, 'muni:de'));
      const acciones = opcional('acciones', leerAcciones(elemento));
      return { id, tipo: 'espera', nombre, de, ...acciones, ...leerPlazo(elemento) };
    }
    case 'bpmn:ExclusiveGateway':
      return { id, tipo: 'exclusiva', ...nombrado };
    case 'bpmn:ParallelGateway':
      return { id, tipo: 'paralela', ...nombrado };
    case 'bpmn:InclusiveGateway':
      return { id, tipo: 'inclusiva', ...nombrado };
    case 'bpmn:BoundaryEvent':
      return leerTemporizador(id, nombre, elemento, eventos);
    default:
      return `«${elemento.$type.replace('bpmn:', '')}» no está entre los elementos admitidos.`;
  }
}

function leerTemporizador(
  id: string,
  nombre: string,
  elemento: ElementoModdle,
  eventos: readonly ElementoModdle[],
): Nodo | string {
  const [evento] = eventos;
  if (evento?.$type !== 'bpmn:TimerEventDefinition' || eventos.length > 1) {
    return 'Sólo se admiten temporizadores pegados a un paso.';
  }
  const duracion = evento.get('timeDuration');
  const plazo =
    leerPlazo(elemento).plazo ??
    desdeIso(esElemento(duracion) ? texto(duracion, 'body') : undefined);
  const base = elemento.get('attachedToRef');
  const adjuntoA = esElemento(base) ? texto(base, 'id') : undefined;
  if (plazo === undefined) return 'El plazo debe ser una duración en días (P5D) o meses (P6M).';
  if (adjuntoA === undefined) return 'El temporizador no está pegado a ningún paso.';
  const interrumpe = elemento.get('cancelActivity') !== false;
  return { id, tipo: 'temporizador', nombre, adjuntoA, plazo, interrumpe };
}

function leerArista(id: string, flecha: ElementoModdle): Arista | string {
  const origen = flecha.get('sourceRef');
  const destino = flecha.get('targetRef');
  const de = esElemento(origen) ? texto(origen, 'id') : undefined;
  const a = esElemento(destino) ? texto(destino, 'id') : undefined;
  if (de === undefined || a === undefined) return 'La flecha no tiene origen o destino.';
  const porDefecto = esElemento(origen) && origen.get('default') === flecha;
  const arista = {
    id,
    de,
    a,
    ...opcional('nombre', texto(flecha, 'name')),
    ...(porDefecto ? { porDefecto } : {}),
  };
  const expresion = flecha.get('conditionExpression');
  if (!esElemento(expresion)) return arista;
  if (texto(expresion, 'language') !== LENGUAJE_REGLAS) {
    return 'La condición está en un lenguaje que no se admite; escríbala como regla.';
  }
  const regla = leerRegla(desdeJson(texto(expresion, 'body') ?? ''));
  return regla.ok ? { ...arista, condicion: regla.valor } : 'La condición no es una regla válida.';
}

/** Un BPMN ajeno no trae resultado: se usa el id del fin. */
function leerResultado(id: string, fin: ElementoModdle): { readonly resultado?: string } {
  return fin.get('muni:soloRama') === true ? {} : { resultado: texto(fin, 'muni:resultado') ?? id };
}

function leerPlazo(elemento: ElementoModdle): { readonly plazo?: PlazoNodo } {
  const cantidad = elemento.get('muni:plazo');
  const tipo = texto(elemento, 'muni:plazoTipo');
  if (typeof cantidad !== 'number') return {};
  if (tipo !== 'habiles' && tipo !== 'corridos' && tipo !== 'meses') return {};
  return { plazo: { cantidad, tipo, ...opcional('articulo', texto(elemento, 'muni:articulo')) } };
}

function desdeIso(duracion: string | undefined): PlazoNodo | undefined {
  const [, cantidad, unidad] = /^P(\d{1,4})([DM])$/.exec(duracion?.trim() ?? '') ?? [];
  if (cantidad === undefined) return undefined;
  return { cantidad: Number(cantidad), tipo: unidad === 'M' ? 'meses' : 'corridos' };
}

function leerAcciones(elemento: ElementoModdle): readonly AccionTarea[] | undefined {
  if (elemento.get('muni:conAcciones') === true) return [];
  const extension = elemento.get('extensionElements');
  const salidas = esElemento(extension) ? elementos(extension.get('values')) : [];
  const propias = salidas.filter((salida) => salida.$type === 'muni:Salida');
  return propias.length === 0 ? undefined : propias.map(leerAccion);
}

function leerAccion(salida: ElementoModdle): AccionTarea {
  const id = texto(salida, 'id') ?? '';
  const fundamento = salida.get('requiereFundamento');
  const estilo = texto(salida, 'estilo');
  return {
    id,
    nombre: texto(salida, 'nombre') ?? id,
    ...(typeof fundamento === 'boolean' ? { requiereFundamento: fundamento } : {}),
    ...(estilo === 'principal' || estilo === 'secundaria' || estilo === 'peligro'
      ? { estilo }
      : {}),
  };
}

function leerOrigen(de: string | undefined): NodoEspera['de'] {
  return de === 'interesado' || de === 'pago' ? de : 'externo';
}

const tieneRepeticion = (elemento: ElementoModdle): boolean =>
  esElemento(elemento.get('loopCharacteristics'));

function desdeJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function esElemento(valor: unknown): valor is ElementoModdle {
  return typeof valor === 'object' && valor !== null && '$type' in valor;
}

function elementos(valor: unknown): readonly ElementoModdle[] {
  return Array.isArray(valor) ? valor.filter(esElemento) : [];
}

function texto(elemento: ElementoModdle, nombre: string): string | undefined {
  const valor = elemento.get(nombre);
  return typeof valor === 'string' ? valor : undefined;
}

function opcional<K extends string, V>(clave: K, valor: V | undefined): { readonly [k in K]?: V } {
  const salida: { [k in K]?: V } = {};
  if (valor !== undefined) salida[clave] = valor;
  return salida;
}
