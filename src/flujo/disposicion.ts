import { type Capas, enCapas, type Puesto } from './capas.ts';
import type { Caja, Canal, Disposicion } from './geometria.ts';
import { trazarRutas } from './rutas-de-flechas.ts';
import type { Arista, Flujo, Nodo } from './tipos.ts';

const MARGEN = 32;
const ENTRE_FILAS = 52;
const LETRA = 7;
const LARGO_TEXTO = 24;
const PASADAS = 14;

/** Tamaño de cada clase de nodo, en unidades del dibujo. */
export function tamanio(nodo: Nodo): { readonly ancho: number; readonly alto: number } {
  switch (nodo.tipo) {
    case 'tarea':
    case 'servicio':
    case 'espera':
      return { ancho: 168, alto: 68 };
    case 'inicio':
    case 'fin':
      return { ancho: 36, alto: 36 };
    case 'temporizador':
      return { ancho: 26, alto: 26 };
    default:
      return { ancho: 44, alto: 44 };
  }
}

/** Texto de una flecha, cortado para que quepa en su canal. */
export function textoDeFlecha(arista: Arista): string {
  const nombre = arista.nombre ?? '';
  return nombre.length > LARGO_TEXTO ? `${nombre.slice(0, LARGO_TEXTO - 1).trimEnd()}…` : nombre;
}

/** Calcula dónde va cada nodo y por dónde pasa cada flecha, de izquierda a derecha. */
export function disponer(flujo: Flujo): Disposicion {
  const capas = enCapas(flujo);
  const nodos = new Map(flujo.nodos.map((nodo) => [nodo.id, nodo]));
  const ys = alturas(capas, nodos);
  const { xs, canales, ancho } = columnas(capas, nodos);

  const cajas = new Map<string, Caja>();
  for (const [i, capa] of capas.capas.entries()) {
    for (const puesto of capa) {
      const nodo = nodos.get(puesto.id);
      if (!puesto.nodo || nodo === undefined) continue;
      const medida = tamanio(nodo);
      const x = (xs[i] ?? 0) - medida.ancho / 2;
      cajas.set(puesto.id, { ...medida, x, y: (ys.get(puesto.id) ?? 0) - medida.alto / 2 });
    }
  }
  ponerTemporizadores(flujo, cajas);
  const { flechas, fondo } = trazarRutas(capas, cajas, ys, canales);
  return {
    ancho,
    alto: fondo + MARGEN,
    cajas,
    flechas,
    orden: capas.capas.flatMap((capa) => capa.filter((p) => p.nodo).map((p) => p.id)),
  };
}

/** En el borde de abajo de su paso, de derecha a izquierda. */
function ponerTemporizadores(flujo: Flujo, cajas: Map<string, Caja>): void {
  const puestos = new Map<string, number>();
  for (const nodo of flujo.nodos) {
    const base = nodo.tipo === 'temporizador' ? cajas.get(nodo.adjuntoA) : undefined;
    if (nodo.tipo !== 'temporizador' || base === undefined) continue;
    const lugar = puestos.get(nodo.adjuntoA) ?? 0;
    puestos.set(nodo.adjuntoA, lugar + 1);
    const { ancho, alto } = tamanio(nodo);
    const x = base.x + base.ancho - (lugar + 1) * (ancho + 12);
    cajas.set(nodo.id, { ancho, alto, x, y: base.y + base.alto - alto / 2 });
  }
}

function columnas(
  { capas, tramos, vueltas, capaDe }: Capas,
  nodos: ReadonlyMap<string, Nodo>,
): { readonly xs: readonly number[]; readonly canales: readonly Canal[]; readonly ancho: number } {
  const capaDePuesto = new Map(capas.flatMap((capa, i) => capa.map((p) => [p.id, i] as const)));
  const xs: number[] = [];
  const canales: Canal[] = [];
  let x = MARGEN;
  for (const [i, capa] of capas.entries()) {
    const anchos = capa.map((puesto) => anchoDe(puesto, nodos));
    const mayor = Math.max(0, ...anchos);
    xs.push(x + mayor / 2);
    x += mayor;
    const salen = tramos.filter((tramo) => capaDePuesto.get(tramo.de) === i);
    const textos = salen.filter((t) => t.arista.de === t.de).map((t) => textoDeFlecha(t.arista));
    const giran = vueltas.filter(
      (v) => capaDe.get(v.de) === i || (capaDe.get(v.a) ?? 0) - 1 === i,
    ).length;
    const letras = Math.max(0, ...textos.map((texto) => texto.length));
    const hasta = x + 40 + 10 * (pistas(salen.map((t) => t.de)) + giran) + letras * LETRA;
    canales.push({ desde: x, hasta });
    x = hasta;
  }
  const ultimo = canales.at(-1);
  return { xs, canales, ancho: (ultimo?.desde ?? x) + MARGEN };
}

const pistas = (origenes: readonly string[]): number => new Set(origenes).size;

function anchoDe(puesto: Puesto, nodos: ReadonlyMap<string, Nodo>): number {
  const nodo = nodos.get(puesto.id);
  if (!puesto.nodo || nodo === undefined) return 0;
  // Eventos y compuertas llevan su nombre debajo: se les reserva ese ancho.
  const letrero = nodo.nombre === undefined ? 0 : Math.min(nodo.nombre.length * LETRA, 116);
  return Math.max(tamanio(nodo).ancho, letrero);
}

/** Altura de cada puesto: cerca de la media de sus vecinos, sin pisar a los de su capa. */
function alturas(
  { capas, tramos }: Capas,
  nodos: ReadonlyMap<string, Nodo>,
): ReadonlyMap<string, number> {
  const ys = new Map<string, number>();
  const alto = (puesto: Puesto): number => {
    const nodo = nodos.get(puesto.id);
    return (puesto.nodo && nodo !== undefined ? tamanio(nodo).alto : 8) + ENTRE_FILAS;
  };
  for (const capa of capas) {
    const total = capa.reduce((suma, puesto) => suma + alto(puesto), 0);
    let y = -total / 2;
    for (const puesto of capa) {
      ys.set(puesto.id, y + alto(puesto) / 2);
      y += alto(puesto);
    }
  }
  // Las últimas pasadas miran sólo hacia atrás: así una cadena de pasos queda en línea recta.
  for (let i = 0; i < PASADAS; i += 1) {
    const final = i >= PASADAS - 2;
    for (const capa of i % 2 === 0 || final ? capas : [...capas].reverse()) {
      const deseos = capa.map((puesto) => {
        const vecinos = tramos.flatMap((t) => {
          if (t.a === puesto.id) return [ys.get(t.de) ?? 0];
          return t.de === puesto.id && !final ? [ys.get(t.a) ?? 0] : [];
        });
        const suma = vecinos.reduce((total, y) => total + y, 0);
        return vecinos.length === 0 ? (ys.get(puesto.id) ?? 0) : suma / vecinos.length;
      });
      for (const [n, y] of separar(deseos, capa.map(alto)).entries()) {
        const puesto = capa[n];
        if (puesto !== undefined) ys.set(puesto.id, y);
      }
    }
  }
  const arriba = Math.min(
    ...capas.flatMap((capa) => capa.map((p) => (ys.get(p.id) ?? 0) - alto(p) / 2)),
  );
  return new Map([...ys].map(([id, y]) => [id, y - arriba + MARGEN / 2]));
}

/** Centros más cercanos a los deseados que respetan los altos (agrupa los que chocan). */
function separar(deseos: readonly number[], altos: readonly number[]): readonly number[] {
  const grupos: { suma: number; desde: number; cuantos: number }[] = [];
  const corrido: number[] = [];
  let previo = 0;
  for (const [i, alto] of altos.entries()) {
    previo += i === 0 ? 0 : ((altos[i - 1] ?? 0) + alto) / 2;
    corrido.push(previo);
    grupos.push({ suma: (deseos[i] ?? 0) - previo, desde: i, cuantos: 1 });
    for (let b = grupos.at(-1), a = grupos.at(-2); a !== undefined && b !== undefined; ) {
      if (a.suma / a.cuantos <= b.suma / b.cuantos) break;
      grupos.splice(-2, 2, {
        suma: a.suma + b.suma,
        desde: a.desde,
        cuantos: a.cuantos + b.cuantos,
      });
      b = grupos.at(-1);
      a = grupos.at(-2);
    }
  }
  return grupos.flatMap(({ suma, desde, cuantos }) =>
    corrido.slice(desde, desde + cuantos).map((base) => suma / cuantos + base),
  );
}
