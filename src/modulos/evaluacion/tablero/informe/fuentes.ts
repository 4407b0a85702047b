import { readFileSync } from 'node:fs';
import type { Topologia } from '../../../../graficos/index.ts';
import { rutaDeProyecto } from '../../../../plataforma/raiz.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import {
  type AreasDeMejora,
  type Biblioteca,
  leerAreasDeMejora,
  leerBiblioteca,
} from '../../estrategia/index.ts';
import { type ComparacionMunicipio, comparar, leerInstrumento } from '../../madurez/index.ts';
import { cargarEstudio, type Estudio2015, type FichaEstudio } from '../estudio.ts';
import { type Gradualidad, leerGradualidad } from '../ley-21180.ts';
import { type Propuesta2015, proponer2015 } from '../proponer-2015.ts';

/** Lo que todo informe usa; se lee una vez y sirve a los 345. */
export interface FuentesDeInforme {
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
  readonly estudio: Estudio2015 | null;
  readonly biblioteca: Biblioteca;
  readonly areas: AreasDeMejora;
  readonly gradualidad: Gradualidad;
  /** Hoja de estilo de los gráficos en papel. */
  readonly hoja: string;
  readonly comparar: (cut: string) => ComparacionMunicipio | null;
  readonly proponer: (ficha: FichaEstudio) => Propuesta2015;
}

const leidas = new WeakMap<Topologia, FuentesDeInforme>();

/** Reúne las fuentes, una vez por mapa. La propuesta de cada municipio se calcula la primera vez que se pide. */
export function leerFuentesDeInforme(
  territorio: IndiceTerritorio,
  mapa: Topologia,
): FuentesDeInforme {
  const conocidas = leidas.get(mapa);
  if (conocidas !== undefined) return conocidas;
  const nuevas = reunir(territorio, mapa, cargarEstudio(territorio));
  leidas.set(mapa, nuevas);
  return nuevas;
}

function reunir(
  territorio: IndiceTerritorio,
  mapa: Topologia,
  estudio: Estudio2015 | null,
): FuentesDeInforme {
  const instrumento = leerInstrumento('mdm-1');
  if (!instrumento.ok) throw new Error(instrumento.error.join('\n'));
  const biblioteca = leerBiblioteca(instrumento.valor);
  if (!biblioteca.ok) throw new Error(biblioteca.error.join('\n'));
  const areas = leerAreasDeMejora();
  const propuestas = new Map<string, Propuesta2015>();
  const mediciones = estudio?.fichas.map((f) => f.medicion) ?? [];
  return {
    territorio,
    mapa,
    estudio,
    biblioteca: biblioteca.valor,
    areas,
    gradualidad: leerGradualidad(),
    hoja: readFileSync(rutaDeProyecto('src', 'graficos', 'impresion.css'), 'utf8'),
    comparar: (cut) => (estudio === null ? null : comparar(mediciones, estudio.contextos, cut)),
    proponer: (ficha) => {
      const { cut } = ficha.municipio;
      const lista = propuestas.get(cut);
      if (lista !== undefined) return lista;
      if (estudio === null) throw new Error('Sin estudio no hay propuesta de 2015');
      const nueva = proponer2015(estudio, ficha, biblioteca.valor, areas);
      propuestas.set(cut, nueva);
      return nueva;
    },
  };
}
