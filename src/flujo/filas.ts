import type { Capas, Tramo } from './capas.ts';

/** Puesto de una fila, y cuánto más abajo que el primero va. */
export interface EnFila {
  readonly id: string;
  readonly baja: number;
}
/** Puestos de capas seguidas que se dibujan en línea recta. */
export type Fila = readonly EnFila[];

/**
 * Agrupa los puestos en filas rectas. Entre dos capas, cada puesto se alinea a lo más con
 * uno, prefiriendo las flechas largas y la rama del medio, y nunca dos alineaciones se
 * cruzan: así las filas se pueden apilar sin contradicción.
 */
export function enFilas(
  { capas, tramos }: Capas,
  caida: (tramo: Tramo) => number,
): readonly Fila[] {
  const lugar = new Map(capas.flatMap((capa) => capa.map(({ id }, n) => [id, n] as const)));
  const en = (id: string): number => lugar.get(id) ?? 0;
  const capaDe = new Map(capas.flatMap((capa, i) => capa.map(({ id }) => [id, i] as const)));
  const esNodo = new Map(capas.flat().map(({ id, nodo }) => [id, nodo]));
  const salen = Map.groupBy(tramos, ({ de }) => de);
  const llegan = Map.groupBy(tramos, ({ a }) => a);
  const lejosDelMedio = (ids: readonly string[], id: string): number => {
    const orden = [...new Set(ids)].sort((a, b) => en(a) - en(b));
    return Math.abs(orden.indexOf(id) - (orden.length - 1) / 2);
  };
  const prioridad = ({ de, a }: Tramo): number => {
    if (esNodo.get(de) === false && esNodo.get(a) === false) return -1;
    const hermanos = (salen.get(de) ?? []).map((tramo) => tramo.a);
    const previos = (llegan.get(a) ?? []).map((tramo) => tramo.de);
    return lejosDelMedio(hermanos, a) + lejosDelMedio(previos, de);
  };

  const sigue = new Map<string, Tramo>();
  const conPrevio = new Set<string>();
  for (const vecinos of Map.groupBy(tramos, ({ de }) => capaDe.get(de)).values()) {
    const elegidos: Tramo[] = [];
    for (const tramo of vecinos.toSorted((s, t) => prioridad(s) - prioridad(t))) {
      const cabe = elegidos.every(
        (otro) => (en(otro.de) - en(tramo.de)) * (en(otro.a) - en(tramo.a)) > 0,
      );
      if (!cabe) continue;
      elegidos.push(tramo);
      sigue.set(tramo.de, tramo);
      conPrevio.add(tramo.a);
    }
  }
  const primeros = capas.flat().filter(({ id }) => !conPrevio.has(id));
  return primeros.map(({ id }) => {
    const fila: EnFila[] = [{ id, baja: 0 }];
    let baja = 0;
    for (let t = sigue.get(id); t !== undefined; t = sigue.get(t.a)) {
      baja += caida(t);
      fila.push({ id: t.a, baja });
    }
    return fila;
  });
}
