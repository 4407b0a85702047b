import { type Esquema, entradas, type TipoCampo, verificar } from '../reglas/index.ts';
import { alcanzables, compilar, esPaso, type FlujoCompilado } from './compilado.ts';
import type { CodigoErrorFlujo, ErrorFlujo, Flujo, Nodo } from './tipos.ts';

export const LIMITES_FLUJO = { nodos: 60, aristas: 200, inclusivas: 6, dias: 3_650 } as const;

type Anotar = (codigo: CodigoErrorFlujo, id: string, mensaje: string) => void;

const ID = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/** Errores que se ven en el dibujo, sin recorrerlo: ids, referencias, grados, condiciones. */
export function revisarEstructura(flujo: Flujo, esquema: Esquema | null): readonly ErrorFlujo[] {
  const errores: ErrorFlujo[] = [];
  const anotar: Anotar = (codigo, id, mensaje) =>
    void errores.push({ codigo, id, mensaje, camino: [] });
  if (flujo.nodos.length > LIMITES_FLUJO.nodos || flujo.aristas.length > LIMITES_FLUJO.aristas) {
    anotar('demasiado-grande', flujo.id, `El flujo admite hasta ${LIMITES_FLUJO.nodos} pasos.`);
    return errores;
  }
  revisarIds(flujo, anotar);
  if (errores.length > 0) return errores;
  const compilado = compilar(flujo, esquema?.reglas ?? {});
  revisarNodos(compilado, anotar);
  revisarAristas(compilado, esquema, anotar);
  revisarLaterales(compilado, anotar);
  revisarCiclos(compilado, anotar);
  return errores;
}

function revisarIds(flujo: Flujo, anotar: Anotar): void {
  const { nodos, aristas } = flujo;
  const vistos = new Set<string>();
  // El id del flujo también cuenta: en BPMN comparten el mismo espacio de nombres.
  for (const { id } of [flujo, ...nodos, ...aristas]) {
    if (!ID.test(id)) anotar('forma', id, 'El id lleva sólo letras sin tilde, números, - y _.');
    if (vistos.has(id)) anotar('id-repetido', id, `El id «${id}» está repetido.`);
    vistos.add(id);
  }
  const ids = new Set(nodos.map((nodo) => nodo.id));
  for (const arista of aristas) {
    if (!ids.has(arista.de)) anotar('referencia', arista.id, `No existe el paso «${arista.de}».`);
    if (!ids.has(arista.a)) anotar('referencia', arista.id, `No existe el paso «${arista.a}».`);
  }
}

function revisarNodos({ flujo, nodos }: FlujoCompilado, anotar: Anotar): void {
  if (flujo.nodos.filter((nodo) => nodo.tipo === 'inicio').length !== 1) {
    anotar('forma', flujo.id, 'El flujo lleva exactamente un inicio.');
  }
  if (!flujo.nodos.some((nodo) => nodo.tipo === 'fin' && nodo.resultado !== undefined)) {
    anotar('forma', flujo.id, 'El flujo lleva al menos un fin con resultado.');
  }
  for (const { nodo, llegadas, salidas } of nodos.values()) {
    const sinLlegada = nodo.tipo === 'inicio' || nodo.tipo === 'temporizador';
    if (sinLlegada && llegadas.length > 0) {
      anotar('grado', nodo.id, `A «${rotulo(nodo)}» no puede llegar ninguna flecha.`);
    }
    if (!sinLlegada && llegadas.length === 0) {
      anotar('grado', nodo.id, `A «${rotulo(nodo)}» no llega ninguna flecha.`);
    }
    if (nodo.tipo === 'fin' && salidas.length > 0) {
      anotar('grado', nodo.id, `De «${rotulo(nodo)}» no puede salir ninguna flecha.`);
    }
    if (nodo.tipo !== 'fin' && salidas.length === 0) {
      anotar('grado', nodo.id, `De «${rotulo(nodo)}» no sale ninguna flecha.`);
    }
    if (!esCompuerta(nodo) && salidas.length > 1) {
      anotar('grado', nodo.id, `De «${rotulo(nodo)}» sale más de una flecha; use una compuerta.`);
    }
    if (nodo.tipo === 'inclusiva' && salidas.length > LIMITES_FLUJO.inclusivas) {
      anotar('demasiado-grande', nodo.id, `La compuerta admite ${LIMITES_FLUJO.inclusivas} ramas.`);
    }
    if (nodo.tipo === 'temporizador') {
      const base = nodos.get(nodo.adjuntoA)?.nodo;
      if (base === undefined || !esPaso(base)) {
        anotar('referencia', nodo.id, 'El temporizador debe ir pegado a un paso que espera.');
      }
    }
    revisarPlazo(nodo, anotar);
    revisarAcciones(nodo, anotar);
  }
}

function revisarPlazo(nodo: Nodo, anotar: Anotar): void {
  const plazo = 'plazo' in nodo ? nodo.plazo : undefined;
  if (plazo === undefined) return;
  const { cantidad } = plazo;
  if (!Number.isInteger(cantidad) || cantidad < 1 || cantidad > LIMITES_FLUJO.dias) {
    anotar('forma', nodo.id, `El plazo va de 1 a ${LIMITES_FLUJO.dias}.`);
  }
}

function revisarAcciones(nodo: Nodo, anotar: Anotar): void {
  const ids = (esPaso(nodo) ? (nodo.acciones ?? []) : []).map((accion) => accion.id);
  for (const [i, id] of ids.entries()) {
    if (!ID.test(id)) anotar('forma', nodo.id, `La acción «${id}» tiene un id no válido.`);
    if (ids.indexOf(id) !== i) anotar('id-repetido', nodo.id, `La acción «${id}» está repetida.`);
  }
}

function revisarAristas(
  { flujo, nodos, temporizadores }: FlujoCompilado,
  esquema: Esquema | null,
  anotar: Anotar,
): void {
  const acciones = camposDeAcciones(flujo, temporizadores);
  for (const { nodo, salidas } of nodos.values()) {
    const divide = nodo.tipo === 'exclusiva' || nodo.tipo === 'inclusiva';
    const elige = divide && salidas.length > 1;
    if (elige && salidas.filter((arista) => arista.porDefecto === true).length !== 1) {
      anotar('condicion', nodo.id, `«${rotulo(nodo)}» lleva exactamente una flecha por defecto.`);
    }
    for (const arista of salidas) {
      const porDefecto = arista.porDefecto === true;
      if (elige && !porDefecto && arista.condicion === undefined) {
        anotar('condicion', arista.id, 'A esta flecha le falta su condición.');
      }
      if ((!elige || porDefecto) && arista.condicion !== undefined) {
        anotar('condicion', arista.id, 'Esta flecha no puede llevar condición.');
      }
      if (!elige && porDefecto) {
        anotar(
          'condicion',
          arista.id,
          'Sólo una compuerta con varias salidas lleva «por defecto».',
        );
      }
      if (arista.condicion === undefined) continue;
      const leidos = entradas(arista.condicion).filter((id) => !id.startsWith('acciones.'));
      const libres = leidos.map((id): [string, TipoCampo] => [id, { tipo: 'cualquiera' }]);
      const campos = { ...(esquema?.campos ?? Object.fromEntries(libres)), ...acciones };
      const reglas = esquema?.reglas ?? {};
      for (const { mensaje, ruta } of verificar(arista.condicion, { campos, reglas })) {
        anotar('condicion', arista.id, ruta === '' ? mensaje : `${mensaje} (${ruta})`);
      }
    }
  }
}

/** `acciones.<paso>`: sus acciones y los temporizadores que lo interrumpen. */
function camposDeAcciones(
  flujo: Flujo,
  temporizadores: FlujoCompilado['temporizadores'],
): Readonly<Record<string, TipoCampo>> {
  return Object.fromEntries(
    flujo.nodos.filter(esPaso).map((nodo): [string, TipoCampo] => {
      const vencen = (temporizadores.get(nodo.id) ?? []).filter((t) => t.interrumpe);
      const opciones = [...(nodo.acciones ?? []), ...vencen].map((salida) => salida.id);
      return [`acciones.${nodo.id}`, { tipo: 'texto', opciones }];
    }),
  );
}

/** Una rama lateral no vuelve al camino principal, no se mezcla con otra ni cierra el expediente. */
function revisarLaterales(compilado: FlujoCompilado, anotar: Anotar): void {
  const { flujo, nodos, temporizadores, inicio } = compilado;
  const principales = alcanzables(nodos, temporizadores, inicio, false);
  const duenio = new Map<string, string>();
  for (const nodo of flujo.nodos) {
    if (nodo.tipo !== 'temporizador' || nodo.interrumpe) continue;
    for (const id of alcanzables(nodos, temporizadores, nodo.id, true)) {
      const otro = nodos.get(id)?.nodo;
      const cierra = otro?.tipo === 'fin' && otro.resultado !== undefined;
      if (principales.has(id) || duenio.has(id) || cierra) {
        anotar('rama-lateral', id, `La rama de «${nodo.nombre}» debe terminar en su propio fin.`);
      }
      duenio.set(id, nodo.id);
    }
  }
}

/** Un ciclo que sólo pasa por compuertas giraría para siempre. */
function revisarCiclos({ nodos }: FlujoCompilado, anotar: Anotar): void {
  const listos = new Set<string>();
  const abiertos = new Set<string>();
  const visitar = (id: string): void => {
    const actual = nodos.get(id);
    if (actual === undefined || !esCompuerta(actual.nodo) || listos.has(id)) return;
    if (abiertos.has(id)) {
      anotar('ciclo-sin-espera', id, 'Este ciclo pasa sólo por compuertas y no terminaría nunca.');
      return;
    }
    abiertos.add(id);
    for (const arista of actual.salidas) visitar(arista.a);
    abiertos.delete(id);
    listos.add(id);
  };
  for (const id of nodos.keys()) visitar(id);
}

function esCompuerta({ tipo }: Nodo): boolean {
  return tipo === 'exclusiva' || tipo === 'paralela' || tipo === 'inclusiva';
}

/** Nombre visible de un nodo, o su id si no tiene. */
export function rotulo(nodo: Nodo): string {
  return nodo.nombre === undefined || nodo.nombre === '' ? nodo.id : nodo.nombre;
}
