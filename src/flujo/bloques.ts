import type { Regla } from '../reglas/index.ts';
import type { Arista, Flujo, Nodo, NodoPaso, PlazoNodo } from './tipos.ts';

/** Qué pasa cuando vence el plazo de un paso; si no interrumpe, es una rama aparte. */
export interface Vencimiento {
  readonly id: string;
  readonly nombre: string;
  readonly plazo: PlazoNodo;
  readonly interrumpe: boolean;
  readonly sigue: Bloque;
}

export interface Caso {
  readonly nombre?: string;
  readonly condicion: Regla;
  readonly sigue: Bloque;
}

/**
 * Proceso armado por bloques: lo que se abre se cierra, así que el flujo sale sólido.
 * La única excepción es un `fin` dentro de una rama paralela, que `validarFlujo` rechaza.
 */
export type Bloque =
  | { readonly clase: 'paso'; readonly nodo: NodoPaso; readonly vence: readonly Vencimiento[] }
  | {
      readonly clase: 'fin';
      readonly id: string;
      readonly nombre: string;
      readonly resultado: string;
    }
  | { readonly clase: 'secuencia'; readonly bloques: readonly Bloque[] }
  | { readonly clase: 'paralelo'; readonly id: string; readonly ramas: readonly Bloque[] }
  | {
      readonly clase: 'eleccion';
      readonly tipo: 'exclusiva' | 'inclusiva';
      readonly id: string;
      readonly nombre: string;
      readonly casos: readonly Caso[];
      readonly otro: Bloque;
    }
  | {
      readonly clase: 'repetir';
      readonly id: string;
      readonly nombre: string;
      readonly bloque: Bloque;
      readonly mientras: Regla;
    };

export const paso = (nodo: NodoPaso, ...vence: readonly Vencimiento[]): Bloque => ({
  clase: 'paso',
  nodo,
  vence,
});
/** Cierra el expediente con un resultado. */
export const fin = (id: string, nombre: string, resultado: string): Bloque => ({
  clase: 'fin',
  id,
  nombre,
  resultado,
});
export const secuencia = (...bloques: readonly Bloque[]): Bloque => ({
  clase: 'secuencia',
  bloques,
});
/** Todas las ramas a la vez; sigue cuando terminan todas. */
export const paralelo = (id: string, ...ramas: readonly Bloque[]): Bloque => ({
  clase: 'paralelo',
  id,
  ramas,
});
/** La primera condición que se cumple; si ninguna, `otro`. */
export const segunCaso = (
  id: string,
  nombre: string,
  casos: readonly Caso[],
  otro: Bloque = secuencia(),
): Bloque => ({ clase: 'eleccion', tipo: 'exclusiva', id, nombre, casos, otro });
/** Todas las condiciones que se cumplen, a la vez; si ninguna, `otro`. */
export const segunCasos = (
  id: string,
  nombre: string,
  casos: readonly Caso[],
  otro: Bloque = secuencia(),
): Bloque => ({ clase: 'eleccion', tipo: 'inclusiva', id, nombre, casos, otro });
/** Hace el bloque una vez y lo repite mientras se cumpla la condición. */
export const repetir = (id: string, nombre: string, bloque: Bloque, mientras: Regla): Bloque => ({
  clase: 'repetir',
  id,
  nombre,
  bloque,
  mientras,
});

/** Flecha que todavía no tiene destino. */
type Suelta = Omit<Arista, 'id' | 'a'>;

interface Obra {
  readonly nodos: Nodo[];
  readonly aristas: Arista[];
}

/**
 * Flujo de un bloque, con inicio `inicio`. Los ids de las flechas salen de sus extremos
 * (`revisar--firmar`), así que no cambian si se agregan pasos en otra parte.
 */
export function construirFlujo(id: string, bloque: Bloque): Flujo {
  const obra: Obra = { nodos: [{ id: 'inicio', tipo: 'inicio', nombre: 'Inicio' }], aristas: [] };
  poner(obra, bloque, [{ de: 'inicio' }]);
  return { id, nodos: obra.nodos, aristas: obra.aristas };
}

function poner(obra: Obra, bloque: Bloque, llegan: readonly Suelta[]): readonly Suelta[] {
  switch (bloque.clase) {
    case 'paso':
      return ponerPaso(obra, bloque.nodo, bloque.vence, llegan);
    case 'fin': {
      const { id, nombre, resultado } = bloque;
      return ponerNodo(obra, { id, tipo: 'fin', nombre, resultado }, llegan, []);
    }
    case 'secuencia':
      return bloque.bloques.reduce((salen, parte) => poner(obra, parte, salen), llegan);
    case 'paralelo': {
      const { id } = bloque;
      const abre = ponerNodo(obra, { id: `${id}-abre`, tipo: 'paralela' }, llegan, [
        { de: `${id}-abre` },
      ]);
      const salen = bloque.ramas.flatMap((rama) => poner(obra, rama, abre));
      return ponerNodo(obra, { id: `${id}-cierra`, tipo: 'paralela' }, salen, [
        { de: `${id}-cierra` },
      ]);
    }
    case 'eleccion': {
      const { id, tipo, nombre } = bloque;
      ponerNodo(obra, { id, tipo, nombre }, llegan, []);
      const salen = bloque.casos.flatMap((caso) => {
        const suelta = { de: id, condicion: caso.condicion };
        const con = caso.nombre === undefined ? suelta : { ...suelta, nombre: caso.nombre };
        return poner(obra, caso.sigue, [con]);
      });
      const otro = poner(obra, bloque.otro, [{ de: id, porDefecto: true }]);
      return unir(obra, `${id}-cierra`, tipo, [...salen, ...otro]);
    }
    case 'repetir': {
      const { id, nombre, mientras } = bloque;
      const entra = ponerNodo(obra, { id: `${id}-vuelve`, tipo: 'exclusiva' }, llegan, [
        { de: `${id}-vuelve` },
      ]);
      const salen = poner(obra, bloque.bloque, entra);
      ponerNodo(obra, { id, tipo: 'exclusiva', nombre }, salen, []);
      atar(obra, { de: id, condicion: mientras }, `${id}-vuelve`);
      return [{ de: id, porDefecto: true }];
    }
  }
}

function ponerPaso(
  obra: Obra,
  nodo: NodoPaso,
  vence: readonly Vencimiento[],
  llegan: readonly Suelta[],
): readonly Suelta[] {
  const salen = [...ponerNodo(obra, nodo, llegan, [{ de: nodo.id }])];
  for (const { id, nombre, plazo, interrumpe, sigue } of vence) {
    obra.nodos.push({ id, tipo: 'temporizador', nombre, adjuntoA: nodo.id, plazo, interrumpe });
    const rama = poner(obra, sigue, [{ de: id }]);
    if (interrumpe) salen.push(...rama);
    else ponerNodo(obra, { id: `${id}-fin`, tipo: 'fin', nombre: 'Fin del aviso' }, rama, []);
  }
  return unir(obra, `${nodo.id}-sigue`, 'exclusiva', salen);
}

/** Junta varias salidas en una compuerta; con una sola no hace falta. */
function unir(
  obra: Obra,
  id: string,
  tipo: 'exclusiva' | 'inclusiva',
  salen: readonly Suelta[],
): readonly Suelta[] {
  return salen.length < 2 ? salen : ponerNodo(obra, { id, tipo }, salen, [{ de: id }]);
}

/** Agrega un nodo si algo llega a él; lo que sigue a un `fin` no se dibuja. */
function ponerNodo(
  obra: Obra,
  nodo: Nodo,
  llegan: readonly Suelta[],
  salen: readonly Suelta[],
): readonly Suelta[] {
  if (llegan.length === 0) return [];
  obra.nodos.push(nodo);
  for (const suelta of llegan) atar(obra, suelta, nodo.id);
  return salen;
}

function atar({ aristas }: Obra, suelta: Suelta, a: string): void {
  const base = `${suelta.de}--${a}`;
  const iguales = aristas.filter((arista) => arista.de === suelta.de && arista.a === a).length;
  aristas.push({ ...suelta, id: iguales === 0 ? base : `${base}-${iguales + 1}`, a });
}
