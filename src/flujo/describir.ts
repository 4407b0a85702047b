import { enCapas } from './capas.ts';
import { esPaso } from './compilado.ts';
import { rotulo } from './estructura.ts';
import type { Flujo, Marcado, NodoFin, NodoPaso, Paso, PlazoNodo } from './tipos.ts';

export type EstadoPaso = 'hecho' | 'actual' | 'pendiente';

/** Un paso del flujo en palabras: la alternativa de texto del dibujo. */
export interface PasoDescrito {
  readonly id: string;
  readonly nombre: string;
  readonly tipo: 'tarea' | 'servicio' | 'espera' | 'fin';
  readonly estado: EstadoPaso;
  readonly rol?: string;
  readonly plazo?: PlazoNodo;
}

/**
 * Pasos y fines en orden de lectura, con su estado. «Hecho» sale del recorrido (los
 * `pasos` de los avances, en orden); sin él, sólo de los pasos con acción registrada.
 */
export function describirFlujo(
  flujo: Flujo,
  marcado: Marcado,
  recorrido: readonly Paso[] = [],
): readonly PasoDescrito[] {
  const nodos = new Map(flujo.nodos.map((nodo) => [nodo.id, nodo]));
  const estados = estadosDe(marcado, recorrido);
  const orden = enCapas(flujo).capas.flat();
  return orden.flatMap((puesto): PasoDescrito[] => {
    const nodo = nodos.get(puesto.id);
    if (nodo === undefined || !(esPaso(nodo) || esCierre(nodo))) return [];
    const { id, tipo } = nodo;
    return [{ id, tipo, nombre: rotulo(nodo), estado: estados(id), ...extras(nodo) }];
  });
}

/** Estado de cada nodo según el marcado y lo recorrido. */
export function estadosDe(
  marcado: Marcado | undefined,
  recorrido: readonly Paso[],
): (id: string) => EstadoPaso {
  const actuales = new Set(marcado?.en ?? []);
  const hechos = new Set([...Object.keys(marcado?.acciones ?? {}), ...recorrido.map((p) => p.id)]);
  return (id) => (actuales.has(id) ? 'actual' : hechos.has(id) ? 'hecho' : 'pendiente');
}

const esCierre = (nodo: { readonly tipo: string; readonly resultado?: string }): nodo is NodoFin =>
  nodo.tipo === 'fin' && nodo.resultado !== undefined;

function extras(nodo: NodoPaso | NodoFin): Pick<PasoDescrito, 'rol' | 'plazo'> {
  const rol = nodo.tipo === 'tarea' ? { rol: nodo.rol } : {};
  const plazo = 'plazo' in nodo && nodo.plazo !== undefined ? { plazo: nodo.plazo } : {};
  return { ...rol, ...plazo };
}
