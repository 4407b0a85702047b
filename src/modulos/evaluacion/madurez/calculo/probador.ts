import type { Respuesta, Respuestas } from '../dominio.ts';
import { indiceDe } from './calcular.ts';
import { type Casillas, evaluarCasillas, evaluarItem, evaluarPaso } from './casillas.ts';
import type { Plan } from './compilar.ts';
import { valorDe } from './condiciones.ts';

/** Respuesta que cambia: casilla del ítem y valor nuevo. */
export type Cambio = { readonly casilla: number; readonly valor: Respuesta };

/** Lo que se lee de una prueba. Las casillas valen solo hasta la prueba siguiente. */
export type Lectura = {
  readonly indice: number | null;
  readonly casillas: Casillas;
  readonly dimensiones: Readonly<Record<string, number | null>>;
};

/**
 * Prueba cambios de respuesta sin recalcular lo que no tocan: miles de pruebas por segundo.
 * Evalúa los mismos pasos en el mismo orden que `calcular`, así que da los mismos números.
 */
export type Probador = {
  /** Respuestas de hoy, con lo ya fijado. */
  readonly respuestas: Respuestas;
  leer(): Lectura;
  /** Lee como si los cambios estuvieran hechos y los deshace. */
  probar<T>(cambios: readonly Cambio[], lector: (l: Lectura) => T): T;
  /** Deja hechos los cambios. */
  fijar(cambios: readonly Cambio[]): void;
};

/** Crea un probador sobre las respuestas de un municipio, que no se tocan. */
export function crearProbador(plan: Plan, iniciales: Respuestas): Probador {
  const respuestas: Record<string, Respuesta> = { ...iniciales };
  const c = evaluarCasillas(plan, respuestas, new Map());
  const copia = {
    valor: c.valor.slice(),
    estado: c.estado.slice(),
    cobertura: c.cobertura.slice(),
  };
  const alcances = alcancesDe(plan);
  const marcada = new Uint8Array(plan.pasos.length);

  const recalcular = (cambios: readonly Cambio[]): void => {
    marcada.fill(0);
    for (const { casilla } of cambios) {
      const alcance = alcances[casilla];
      if (alcance === undefined) continue;
      for (const i of alcance.items) evaluarItem(plan, i, respuestas, c);
      for (const paso of alcance.pasos) marcada[paso] = 1;
    }
    for (let i = 0; i < plan.pasos.length; i += 1) {
      const paso = plan.pasos[i];
      if (marcada[i] === 1 && paso !== undefined) evaluarPaso(paso, c);
    }
  };
  const escribir = (cambios: readonly Cambio[]): void => {
    for (const { casilla, valor } of cambios) {
      const id = plan.items[casilla]?.item.id;
      if (id !== undefined) respuestas[id] = valor;
    }
    recalcular(cambios);
  };
  const leer = (): Lectura => ({
    indice: indiceDe(plan, c, respuestas),
    casillas: c,
    get dimensiones() {
      return Object.fromEntries(
        plan.dimensiones.map(({ dimension, casilla }) => [dimension.clave, valorDe(c, casilla)]),
      );
    },
  });

  return {
    respuestas,
    leer,
    probar: (cambios, lector) => {
      const antes = cambios.map(({ casilla }) => ({
        casilla,
        valor: respuestas[plan.items[casilla]?.item.id ?? ''] ?? null,
      }));
      copia.valor.set(c.valor);
      copia.estado.set(c.estado);
      copia.cobertura.set(c.cobertura);
      escribir(cambios);
      const leido = lector(leer());
      for (const { casilla, valor } of antes.toReversed()) {
        const id = plan.items[casilla]?.item.id;
        if (id !== undefined) respuestas[id] = valor;
      }
      c.valor.set(copia.valor);
      c.estado.set(copia.estado);
      c.cobertura.set(copia.cobertura);
      return leido;
    },
    fijar: escribir,
  };
}

/** Lo que cambia si cambia un ítem: él, sus campos y los cálculos que dependen de ellos. */
type Alcance = { readonly items: readonly number[]; readonly pasos: readonly number[] };

const conocidos = new WeakMap<Plan, readonly Alcance[]>();

function alcancesDe(plan: Plan): readonly Alcance[] {
  const listo = conocidos.get(plan);
  if (listo !== undefined) return listo;
  const nuevo = plan.items.map((_, casilla): Alcance => {
    const sucia = new Uint8Array(plan.casillas);
    const items = plan.items.flatMap(({ padre }, i) =>
      i === casilla || padre === casilla ? [i] : [],
    );
    for (const i of items) sucia[i] = 1;
    const pasos: number[] = [];
    plan.pasos.forEach((paso, i) => {
      if (!paso.de.some((d) => sucia[d] === 1)) return;
      sucia[paso.casilla] = 1;
      pasos.push(i);
    });
    return { items, pasos };
  });
  conocidos.set(plan, nuevo);
  return nuevo;
}
