import { readFileSync } from 'node:fs';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';

/** Fase de la Ley 21.180 y lo que esta plataforma ya cubre de ella. */
export interface FaseLey {
  readonly id: string;
  readonly nombre: string;
  readonly detalle: string;
  readonly cobertura: 'si' | 'parcial' | 'no';
  readonly plataforma: string;
}

export type GrupoLey = 'B' | 'C';

/** Gradualidad de la Ley 21.180 para las municipalidades (DFL 1 de 2020, arts. 5 a 7). */
export interface Gradualidad {
  readonly fuente: string;
  readonly termino: string;
  readonly nota_plazo: string;
  readonly fases: readonly FaseLey[];
  readonly calendario: Readonly<Record<GrupoLey, Readonly<Record<string, readonly string[]>>>>;
  readonly grupoDe: (cut: string) => GrupoLey | null;
}

/** Estado de una fase para un municipio en un año. */
export interface FaseDelMunicipio {
  readonly fase: FaseLey;
  readonly anio: number;
  readonly momento: 'exigible' | 'este-anio' | 'futura';
}

const leer = (nombre: string): unknown =>
  JSON.parse(readFileSync(rutaDeProyecto('datos', 'ley-21180', nombre), 'utf8'));

/** Lee grupos y calendario. Dos municipalidades no figuran en el decreto: su grupo es `null`. */
export function leerGradualidad(): Gradualidad {
  const { grupos } = leer('grupos.json') as { readonly grupos: Readonly<Record<string, GrupoLey>> };
  const datos = leer('fases.json') as Omit<Gradualidad, 'grupoDe'>;
  return {
    ...datos,
    grupoDe: (cut) => (Object.hasOwn(grupos, cut) ? (grupos[cut] ?? null) : null),
  };
}

/** Fases del grupo con el año en que se exigen, según el año en curso. La preparación va una vez. */
export function fasesDe(
  gradualidad: Gradualidad,
  grupo: GrupoLey,
  anioActual: number,
): readonly FaseDelMunicipio[] {
  const anios = Object.entries(gradualidad.calendario[grupo]).map(([anio, fases]) => ({
    anio: Number(anio),
    fases,
  }));
  return gradualidad.fases
    .flatMap((fase): FaseDelMunicipio[] => {
      const anio = Math.max(...anios.filter((a) => a.fases.includes(fase.id)).map((a) => a.anio));
      if (!Number.isFinite(anio)) return [];
      const momento = anio < anioActual ? 'exigible' : anio === anioActual ? 'este-anio' : 'futura';
      return [{ fase, anio, momento }];
    })
    .sort((a, b) => a.anio - b.anio);
}
