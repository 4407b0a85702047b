import { BpmnModdle, type ElementoModdle } from 'bpmn-moddle';
import muni from './bpmn-muni.json' with { type: 'json' };
import { disponer } from './disposicion.ts';
import type { Disposicion } from './geometria.ts';
import type { Arista, Flujo, Nodo, PlazoNodo } from './tipos.ts';

/** Lenguaje que declaran las condiciones exportadas: JsonLogic con los operadores de `reglas`. */
export const LENGUAJE_REGLAS = 'https://jsonlogic.com';

/**
 * BPMN 2.0 en XML con su diagrama. Los roles, plazos y acciones van en el espacio de
 * nombres `muni`, que otras herramientas conservan sin entenderlo.
 */
export async function aBpmn(flujo: Flujo): Promise<string> {
  const moddle = new BpmnModdle({ muni });
  const nodos = new Map(flujo.nodos.map((nodo) => [nodo.id, crearNodo(moddle, nodo)]));
  const cierra = flujo.nodos.some((nodo) => nodo.tipo === 'temporizador' && !nodo.interrumpe);
  for (const nodo of flujo.nodos) {
    if (nodo.tipo === 'temporizador') {
      nodos.get(nodo.id)?.set('attachedToRef', nodos.get(nodo.adjuntoA));
    }
    // Con ramas laterales, el fin con resultado termina todo el proceso.
    if (cierra && nodo.tipo === 'fin' && nodo.resultado !== undefined) {
      nodos.get(nodo.id)?.set('eventDefinitions', [moddle.create('bpmn:TerminateEventDefinition')]);
    }
  }
  const aristas = flujo.aristas.map((arista) => crearArista(moddle, arista, nodos));
  const proceso = moddle.create('bpmn:Process', {
    id: flujo.id,
    isExecutable: true,
    flowElements: [...nodos.values(), ...aristas],
    ...(flujo.version === undefined ? {} : { 'muni:version': flujo.version }),
  });
  const definiciones = moddle.create('bpmn:Definitions', {
    id: `definiciones.${flujo.id}`,
    targetNamespace: muni.uri,
    exporter: muni.name,
    rootElements: [proceso],
    diagrams: [crearDiagrama(moddle, flujo, proceso, nodos, aristas)],
  });
  const { xml } = await moddle.toXML(definiciones, { format: true });
  return xml;
}

const TIPOS = {
  inicio: 'bpmn:StartEvent',
  fin: 'bpmn:EndEvent',
  tarea: 'bpmn:UserTask',
  servicio: 'bpmn:ServiceTask',
  espera: 'bpmn:ReceiveTask',
  exclusiva: 'bpmn:ExclusiveGateway',
  paralela: 'bpmn:ParallelGateway',
  inclusiva: 'bpmn:InclusiveGateway',
  temporizador: 'bpmn:BoundaryEvent',
} as const;

function crearNodo(moddle: BpmnModdle, nodo: Nodo): ElementoModdle {
  const elemento = moddle.create(TIPOS[nodo.tipo], { id: nodo.id });
  const poner = (nombre: string, valor: unknown): void => {
    if (valor !== undefined) elemento.set(nombre, valor);
  };
  poner('name', nodo.nombre);
  if ('plazo' in nodo && nodo.plazo !== undefined) {
    poner('muni:plazo', nodo.plazo.cantidad);
    poner('muni:plazoTipo', nodo.plazo.tipo);
    poner('muni:articulo', nodo.plazo.articulo);
  }
  if ('acciones' in nodo && nodo.acciones !== undefined) {
    const values = nodo.acciones.map((accion) => moddle.create('muni:Salida', { ...accion }));
    if (values.length === 0) poner('muni:conAcciones', true);
    else poner('extensionElements', moddle.create('bpmn:ExtensionElements', { values }));
  }
  switch (nodo.tipo) {
    case 'tarea':
      poner('muni:rol', nodo.rol);
      poner('muni:unidad', nodo.unidad);
      break;
    case 'servicio':
      poner('muni:accion', nodo.accion);
      break;
    case 'espera':
      poner('muni:de', nodo.de);
      break;
    case 'fin':
      if (nodo.resultado === undefined) poner('muni:soloRama', true);
      else poner('muni:resultado', nodo.resultado);
      break;
    case 'temporizador': {
      const timeDuration = moddle.create('bpmn:FormalExpression', { body: duracion(nodo.plazo) });
      poner('cancelActivity', nodo.interrumpe);
      poner('eventDefinitions', [moddle.create('bpmn:TimerEventDefinition', { timeDuration })]);
      break;
    }
    default:
  }
  return elemento;
}

/** ISO 8601; los días hábiles sólo se distinguen por `muni:plazoTipo`. */
function duracion({ cantidad, tipo }: PlazoNodo): string {
  return tipo === 'meses' ? `P${cantidad}M` : `P${cantidad}D`;
}

function crearArista(
  moddle: BpmnModdle,
  arista: Arista,
  nodos: ReadonlyMap<string, ElementoModdle>,
): ElementoModdle {
  const origen = nodos.get(arista.de);
  const flecha = moddle.create('bpmn:SequenceFlow', {
    id: arista.id,
    ...(arista.nombre === undefined ? {} : { name: arista.nombre }),
    sourceRef: origen,
    targetRef: nodos.get(arista.a),
  });
  if (arista.condicion !== undefined) {
    const body = JSON.stringify(arista.condicion);
    const expresion = moddle.create('bpmn:FormalExpression', { body, language: LENGUAJE_REGLAS });
    flecha.set('conditionExpression', expresion);
  }
  if (arista.porDefecto === true) origen?.set('default', flecha);
  agregar(origen, 'outgoing', flecha);
  agregar(nodos.get(arista.a), 'incoming', flecha);
  return flecha;
}

function agregar(nodo: ElementoModdle | undefined, lista: string, flecha: ElementoModdle): void {
  const actuales = nodo?.get(lista);
  if (Array.isArray(actuales)) actuales.push(flecha);
}

function crearDiagrama(
  moddle: BpmnModdle,
  flujo: Flujo,
  proceso: ElementoModdle,
  nodos: ReadonlyMap<string, ElementoModdle>,
  aristas: readonly ElementoModdle[],
): ElementoModdle {
  const dibujo: Disposicion = disponer(flujo);
  const formas = [...dibujo.cajas].map(([id, { x, y, ancho, alto }]) =>
    moddle.create('bpmndi:BPMNShape', {
      id: `di.${id}`,
      bpmnElement: nodos.get(id),
      bounds: moddle.create('dc:Bounds', { x, y, width: ancho, height: alto }),
    }),
  );
  const lineas = dibujo.flechas.map(({ arista, puntos }) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `di.${arista.id}`,
      bpmnElement: aristas.find((elemento) => elemento.get('id') === arista.id),
      waypoint: puntos.map((punto) => moddle.create('dc:Point', { ...punto })),
    }),
  );
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: `di.plano.${flujo.id}`,
    bpmnElement: proceso,
    planeElement: [...formas, ...lineas],
  });
  return moddle.create('bpmndi:BPMNDiagram', { id: `di.dibujo.${flujo.id}`, plane });
}
