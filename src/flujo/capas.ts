import type { Arista, Flujo } from './tipos.ts';

/** Lugar en una capa: un nodo, o el paso de una flecha larga que la cruza. */
export interface Puesto {
  readonly id: string;
  readonly nodo: boolean;
}

/** Tramo de una flecha entre dos capas vecinas. */
export interface Tramo {
  readonly arista: Arista;
  readonly de: string;
  readonly a: string;
}

export interface Capas {
  /** De izquierda a derecha; dentro de cada una, de arriba abajo. */
  readonly capas: readonly (readonly Puesto[])[];
  readonly tramos: readonly Tramo[];
  /** Flechas que vuelven hacia atrás y se dibujan por debajo. */
  readonly vueltas: readonly Arista[];
  /** Nodo -> número de capa; los temporizadores, la de su paso. */
  readonly capaDe: ReadonlyMap<string, number>;
}

const BARRIDOS = 6;

/**
 * Reparte los nodos en capas: cada uno a la derecha de todos los que lo preceden, y
 * en cada capa en el orden que menos cruces deja.
 */
export function enCapas(flujo: Flujo): Capas {
  const duenio = new Map(
    flujo.nodos.map((n) => [n.id, n.tipo === 'temporizador' ? n.adjuntoA : n.id]),
  );
  const de = (arista: Arista): string => duenio.get(arista.de) ?? arista.de;
  const visibles = flujo.nodos.filter((n) => n.tipo !== 'temporizador').map((n) => n.id);
  const vueltas = aristasDeVuelta(visibles, flujo.aristas, de);
  const directas = flujo.aristas.filter((arista) => !vueltas.includes(arista));

  const capaDe = new Map<string, number>();
  const medir = (id: string): number => {
    const conocida = capaDe.get(id);
    if (conocida !== undefined) return conocida;
    const previas = directas.filter((arista) => arista.a === id).map((arista) => medir(de(arista)));
    const capa = previas.length === 0 ? 0 : Math.max(...previas) + 1;
    capaDe.set(id, capa);
    return capa;
  };
  for (const id of visibles) medir(id);

  const capas: Puesto[][] = [];
  const poner = (capa: number, puesto: Puesto): void => {
    for (let i = capas.length; i <= capa; i += 1) capas.push([]);
    capas[capa]?.push(puesto);
  };
  for (const id of visibles) poner(capaDe.get(id) ?? 0, { id, nodo: true });
  const tramos: Tramo[] = [];
  for (const arista of directas) {
    let previo = de(arista);
    const llega = capaDe.get(arista.a) ?? 0;
    for (let capa = (capaDe.get(previo) ?? 0) + 1; capa < llega; capa += 1) {
      const id = `${arista.id}@${capa}`;
      poner(capa, { id, nodo: false });
      tramos.push({ arista, de: previo, a: id });
      previo = id;
    }
    tramos.push({ arista, de: previo, a: arista.a });
  }
  ordenar(capas, tramos);
  for (const nodo of flujo.nodos) {
    if (nodo.tipo === 'temporizador') capaDe.set(nodo.id, capaDe.get(nodo.adjuntoA) ?? 0);
  }
  return { capas, tramos, vueltas, capaDe };
}

function aristasDeVuelta(
  visibles: readonly string[],
  aristas: readonly Arista[],
  de: (arista: Arista) => string,
): readonly Arista[] {
  const vueltas: Arista[] = [];
  const abiertos = new Set<string>();
  const listos = new Set<string>();
  const visitar = (id: string): void => {
    abiertos.add(id);
    for (const arista of aristas) {
      if (de(arista) !== id) continue;
      if (abiertos.has(arista.a)) vueltas.push(arista);
      else if (!listos.has(arista.a)) visitar(arista.a);
    }
    abiertos.delete(id);
    listos.add(id);
  };
  for (const id of visibles) if (!listos.has(id)) visitar(id);
  return vueltas;
}

/** Baja los cruces poniendo cada puesto en la media de sus vecinos, de ida y de vuelta. */
function ordenar(capas: Puesto[][], tramos: readonly Tramo[]): void {
  for (let i = 0; i < BARRIDOS; i += 1) {
    const ida = i % 2 === 0;
    for (const capa of ida ? capas : [...capas].reverse()) {
      const lugar = new Map(capas.flatMap((c) => c.map((p, n) => [p.id, n] as const)));
      const media = new Map(
        capa.map((puesto, n) => {
          const vecinos = tramos
            .filter((tramo) => (ida ? tramo.a : tramo.de) === puesto.id)
            .map((tramo) => lugar.get(ida ? tramo.de : tramo.a) ?? n);
          const suma = vecinos.reduce((total, v) => total + v, 0);
          return [puesto.id, vecinos.length === 0 ? n : suma / vecinos.length] as const;
        }),
      );
      capa.sort((a, b) => (media.get(a.id) ?? 0) - (media.get(b.id) ?? 0));
    }
  }
}
