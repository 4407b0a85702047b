import { readFileSync } from 'node:fs';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import { type Instrumento, puntuar } from '../madurez/index.ts';
import type { AreasDeMejora, Biblioteca } from './dominio.ts';
import { cicloDe } from './requisitos.ts';

function leerJson(nombre: string): unknown {
  return JSON.parse(readFileSync(rutaDeProyecto('datos', 'estrategia', nombre), 'utf8'));
}

/** Revisa la biblioteca contra su instrumento: ítems, valores, requisitos, costos y ciclos. */
export function validarBiblioteca(
  b: Biblioteca,
  instrumento: Instrumento,
): Resultado<Biblioteca, readonly string[]> {
  const items = new Map(instrumento.items.map((i) => [i.id, i]));
  const ids = new Set(b.acciones.map((a) => a.id));
  const errores: string[] = [];
  if (ids.size < b.acciones.length) errores.push('Hay acciones con identificador repetido.');
  for (const a of b.acciones) {
    if (a.mueve.length === 0) errores.push(`La acción «${a.id}» no mueve ningún ítem.`);
    for (const { item, valor } of a.mueve) {
      const definicion = items.get(item);
      if (definicion === undefined) {
        errores.push(`La acción «${a.id}» mueve «${item}», que no existe en el instrumento.`);
      } else if (puntuar(definicion, valor) === null) {
        errores.push(`La acción «${a.id}» lleva «${item}» a un valor sin puntaje.`);
      }
    }
    for (const r of a.requiere) {
      if (!ids.has(r)) errores.push(`La acción «${a.id}» requiere «${r}», que no existe.`);
    }
    if (a.costo_clp.minimo > a.costo_clp.maximo) {
      errores.push(`La acción «${a.id}» tiene un costo mínimo mayor que el máximo.`);
    }
    for (const [que, lista] of [
      ['propósito', [a.proposito]],
      ['pasos', a.pasos],
      ['condiciones', a.condiciones],
      ['medios de verificación', a.verificacion],
      ['prácticas', a.practicas],
    ] as const) {
      if (lista.length === 0 || lista.some((x) => x.trim() === '')) {
        errores.push(`La acción «${a.id}» no dice: ${que}.`);
      }
    }
    if (!(a.esfuerzo_personas_mes > 0)) errores.push(`La acción «${a.id}» no dice su esfuerzo.`);
  }
  const ciclo = cicloDe(b.acciones);
  if (ciclo !== null) errores.push(`Los requisitos forman un ciclo: ${ciclo.join(' → ')}.`);
  return errores.length > 0 ? falla(errores) : exito(b);
}

/** Biblioteca de acciones que trae el producto, ya validada contra el instrumento. */
export function leerBiblioteca(instrumento: Instrumento): Resultado<Biblioteca, readonly string[]> {
  return validarBiblioteca(leerJson('acciones.json') as Biblioteca, instrumento);
}

/** Nombre y explicación de lo que citan las acciones, por identificador. */
export type Citados = {
  readonly practicas: ReadonlyMap<string, { readonly nombre: string; readonly que_es: string }>;
  readonly tramites: ReadonlyMap<string, { readonly nombre: string }>;
};

/** Prácticas y trámites que citan las acciones de la biblioteca. */
export function leerCitados(): Citados {
  const { practicas } = leerJson('practicas.json') as {
    readonly practicas: readonly {
      readonly id: string;
      readonly nombre: string;
      readonly que_es: string;
    }[];
  };
  const { tramites } = leerJson('tramites.json') as {
    readonly tramites: readonly { readonly id: string; readonly nombre: string }[];
  };
  return {
    practicas: new Map(practicas.map((x) => [x.id, x])),
    tramites: new Map(tramites.map((x) => [x.id, x])),
  };
}

/** Áreas de mejora por grupo, según el programa de 2018. */
export function leerAreasDeMejora(): AreasDeMejora {
  return leerJson('areas-de-mejora.json') as AreasDeMejora;
}

/** Hito de la tabla del programa nacional. Fechas `AAAA-MM`; avance de 0 a 1. */
export type HitoPrograma = {
  readonly id: string;
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: number;
  readonly meta: number;
  readonly verificacion: string;
};

/** Hitos históricos del programa nacional (2014 a 2017). */
export function leerHitosPrograma(): readonly HitoPrograma[] {
  return (leerJson('hitos-programa.json') as { readonly hitos: readonly HitoPrograma[] }).hitos;
}
