import type { VNode } from 'preact';
import { MapaRegion, type Topologia } from '../../../../graficos/index.ts';
import type { Region } from '../../../gobierno/territorio/index.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { claseDe, type Variable, valorDe } from '../variables.ts';
import { textoDe } from './mapa-pais.tsx';
import { FUENTE_2015, Fuente } from './piezas.tsx';
import { LeyendaVariable, SelectorVariable } from './variable.tsx';

/** Mapa de la región con la variable elegida y su leyenda. */
export function SeccionMapaRegion(p: {
  readonly region: Region;
  readonly fichas: readonly FichaEstudio[];
  readonly estudio: Estudio2015;
  readonly mapa: Topologia;
  readonly variable: Variable;
}): VNode {
  const { region, estudio, variable } = p;
  const { id, nombre } = variable;
  const valor = (cut: string): number | null => valorDe(estudio.porCut.get(cut), id);
  return (
    <section aria-labelledby="mapa" class="madurez-bloque">
      <h2 id="mapa">En el mapa: {id === 'grupo' ? 'los cinco grupos' : nombre}</h2>
      <SelectorVariable
        base={`/madurez/regiones/${region.codigo}`}
        actual={variable}
        ancla="#mapa"
        etiqueta="Qué muestra esta página"
      />
      <div class="mapa-y-grupos mapa-de-region">
        <div class="madurez-bloque">
          <p>
            {variable.mide}
            {id === 'grupo' ? '' : ' Va de 0 a 1; el color más fuerte es más.'}
          </p>
          <LeyendaVariable variable={variable} fichas={p.fichas} />
          <p class="fuente-datos">
            <a href={`/madurez/tabla?region=${region.codigo}`}>
              Los mismos datos en la tabla completa
            </a>
          </p>
          <Fuente csv={`region-${region.codigo}`} licencia>
            {FUENTE_2015}
          </Fuente>
        </div>
        <div class={id === 'grupo' ? 'mapa-grupos' : 'mapa-variable'}>
          <MapaRegion
            id="mapa-region-madurez"
            topologia={p.mapa}
            region={region.codigo}
            titulo={`${nombre} en las comunas de la ${region.nombreOficial}, 2015`}
            descripcion="Cada comuna lleva a su página. Los mismos datos están en la tabla completa."
            enlace={(cut) => {
              const ficha = estudio.porCut.get(cut);
              return ficha ? `/madurez/municipios/${ficha.municipio.slug}` : undefined;
            }}
            texto={(cut, comuna) => textoDe(variable, comuna, valor(cut))}
            clase={(cut) => claseDe(variable, valor(cut))}
          />
        </div>
      </div>
    </section>
  );
}
