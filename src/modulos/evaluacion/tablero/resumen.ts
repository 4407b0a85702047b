import type { IndiceTerritorio } from '../../gobierno/territorio/index.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';
import type { CuentaRegion } from './vistas/multiples-regiones.tsx';

const enGrupo = (fichas: readonly FichaEstudio[], grupo: number): number =>
  fichas.filter((f) => f.completo && f.ubicacion?.grupo === grupo).length;

/** Municipalidades de cada grupo por región, de norte a sur. */
export function contarPorRegion(
  estudio: Estudio2015,
  territorio: IndiceTerritorio,
): readonly CuentaRegion[] {
  return territorio.regiones.map((region) => {
    const fichas = estudio.fichas.filter((f) => f.municipio.region.codigo === region.codigo);
    return {
      region,
      grupos: [1, 2, 3, 4, 5].map((g) => enGrupo(fichas, g)),
      sin: fichas.filter((f) => !f.completo).length,
    };
  });
}
