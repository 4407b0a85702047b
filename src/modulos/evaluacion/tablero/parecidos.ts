import { comparar } from '../madurez/index.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';

/** Normal de dos colas al 90 %. */
const Z90 = 1.645;

/** Un municipio frente a la media de los de contexto más parecido, en el índice de 0 a 1. */
export interface Cotejo {
  readonly ficha: FichaEstudio;
  readonly indice: number;
  readonly pares: readonly FichaEstudio[];
  readonly media: number;
  readonly diferencia: number;
  /** Mitad del intervalo de 90 % de la diferencia, solo por error de medida. */
  readonly margen: number;
}

const promedio = (valores: readonly number[]): number =>
  valores.reduce((a, b) => a + b, 0) / valores.length;

const guardados = new WeakMap<Estudio2015, Map<string, Cotejo>>();

/** Cada municipio completo del estudio con sus parecidos. Se calcula una vez por estudio. */
export function cotejosDe(estudio: Estudio2015): ReadonlyMap<string, Cotejo> {
  const conocidos = guardados.get(estudio);
  if (conocidos !== undefined) return conocidos;
  const mediciones = estudio.fichas.map((f) => f.medicion);
  const nuevos = new Map<string, Cotejo>();
  for (const ficha of estudio.completas) {
    const { cut } = ficha.municipio;
    const pares = comparar(mediciones, estudio.contextos, cut).parecidos.flatMap(
      (p) => estudio.porCut.get(p.cut) ?? [],
    );
    if (pares.length === 0) continue;
    const indice = ficha.medicion.indice ?? 0;
    const media = promedio(pares.map((f) => f.medicion.indice ?? 0));
    nuevos.set(cut, {
      ficha,
      indice,
      pares,
      media,
      diferencia: indice - media,
      margen: Z90 * estudio.error.error * Math.sqrt(1 + 1 / pares.length),
    });
  }
  guardados.set(estudio, nuevos);
  return nuevos;
}

/** Diferencia media de un conjunto con sus parecidos y su margen de 90 %. */
export interface DiferenciaMedia {
  readonly n: number;
  readonly media: number;
  readonly margen: number;
  /** Municipios sobre la media de sus parecidos. */
  readonly sobre: number;
}

/**
 * Media de las diferencias. El margen es exacto para errores de medida independientes y de igual
 * tamaño: la media es una suma ponderada de índices y un mismo municipio puede ser par de varios,
 * o estar a ambos lados de la resta.
 */
export function diferenciaMedia(
  estudio: Estudio2015,
  cotejos: readonly Cotejo[],
): DiferenciaMedia | null {
  const n = cotejos.length;
  if (n === 0) return null;
  const pesos = new Map<string, number>();
  const sumar = (cut: string, peso: number): void => {
    pesos.set(cut, (pesos.get(cut) ?? 0) + peso);
  };
  for (const { ficha, pares } of cotejos) {
    sumar(ficha.municipio.cut, 1 / n);
    for (const par of pares) sumar(par.municipio.cut, -1 / (n * pares.length));
  }
  const varianza = [...pesos.values()].reduce((suma, w) => suma + w * w, 0);
  return {
    n,
    media: promedio(cotejos.map((c) => c.diferencia)),
    margen: Z90 * estudio.error.error * Math.sqrt(varianza),
    sobre: cotejos.filter((c) => c.diferencia > 0).length,
  };
}
