import type { IndiceTerritorio, Region } from '../../gobierno/territorio/index.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';
import { type Variable, valorDe } from './variables.ts';
import type { CuentaRegion } from './vistas/multiples-regiones.tsx';

/** Municipalidades de una región en el estudio. */
export function fichasDeRegion(estudio: Estudio2015, codigo: string): readonly FichaEstudio[] {
  return estudio.fichas.filter((f) => f.municipio.region.codigo === codigo);
}

/** Cuántas hay en cada grupo, del 1 al 5, y cuántas sin grupo. */
export function contarGrupos(fichas: readonly FichaEstudio[]): Omit<CuentaRegion, 'region'> {
  return {
    grupos: [1, 2, 3, 4, 5].map(
      (g) => fichas.filter((f) => f.completo && f.ubicacion?.grupo === g).length,
    ),
    sin: fichas.filter((f) => !f.completo).length,
  };
}

/** Municipalidades de cada grupo por región, de norte a sur. */
export function contarPorRegion(
  estudio: Estudio2015,
  territorio: IndiceTerritorio,
): readonly CuentaRegion[] {
  return territorio.regiones.map((region) => ({
    region,
    ...contarGrupos(fichasDeRegion(estudio, region.codigo)),
  }));
}

/** Resumen de unos valores. `null` sin valores. */
export interface Resumen {
  readonly n: number;
  readonly media: number;
  readonly minimo: number;
  readonly q1: number;
  readonly mediana: number;
  readonly q3: number;
  readonly maximo: number;
}

/** Cuantil con interpolación lineal (tipo 7 de Hyndman y Fan, el de R y las planillas). */
export function cuantil(orden: readonly number[], p: number): number {
  const lugar = (orden.length - 1) * p;
  const bajo = orden[Math.floor(lugar)] ?? 0;
  return bajo + ((orden[Math.ceil(lugar)] ?? bajo) - bajo) * (lugar - Math.floor(lugar));
}

export function resumir(valores: readonly number[]): Resumen | null {
  if (valores.length === 0) return null;
  const orden = valores.toSorted((a, b) => a - b);
  const en = (p: number): number => cuantil(orden, p);
  return {
    n: orden.length,
    media: orden.reduce((a, b) => a + b, 0) / orden.length,
    minimo: en(0),
    q1: en(0.25),
    mediana: en(0.5),
    q3: en(0.75),
    maximo: en(1),
  };
}

/** Los valores que sí existen de una variable. */
export function valores(fichas: readonly FichaEstudio[], variable: Variable): readonly number[] {
  return fichas.flatMap((f) => valorDe(f, variable.id) ?? []);
}

/** Una región y el resumen de la variable en ella. */
export interface ResumenRegion {
  readonly region: Region;
  readonly resumen: Resumen | null;
}

/** Resumen de una variable en cada región, de norte a sur. */
export function resumirPorRegion(
  estudio: Estudio2015,
  territorio: IndiceTerritorio,
  variable: Variable,
): readonly ResumenRegion[] {
  return territorio.regiones.map((region) => ({
    region,
    resumen: resumir(valores(fichasDeRegion(estudio, region.codigo), variable)),
  }));
}
