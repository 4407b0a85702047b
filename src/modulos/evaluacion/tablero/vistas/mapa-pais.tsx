import type { VNode } from 'preact';
import { MapaChile, TablaDeDatos, type Topologia } from '../../../../graficos/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015 } from '../estudio.ts';
import { resumirPorRegion } from '../resumen.ts';
import { claseDe, type Variable, valorDe } from '../variables.ts';
import { FUENTE_2015, Fuente, MarcaGrupo } from './piezas.tsx';
import { LeyendaVariable, SelectorVariable } from './variable.tsx';

/** Texto de una comuna en el mapa: «Iquique: grupo 5» o «Iquique: 0,42». */
export function textoDe(variable: Variable, nombre: string, valor: number | null): string {
  if (valor === null) return `${nombre}: ${variable.id === 'grupo' ? 'sin grupo' : 'sin dato'}`;
  return `${nombre}: ${variable.id === 'grupo' ? `grupo ${valor}` : decimal(valor, 2)}`;
}

/** Mapa del país con la variable elegida, su leyenda, su tabla por región y su archivo. */
export function SeccionMapaPais(p: {
  readonly estudio: Estudio2015;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
  readonly variable: Variable;
}): VNode {
  const { estudio, territorio, variable } = p;
  const { id, nombre } = variable;
  const esGrupo = id === 'grupo';
  const valor = (cut: string): number | null => valorDe(estudio.porCut.get(cut), id);
  const titulo = esGrupo
    ? 'Grupo de madurez digital de cada comuna, 2015'
    : `${nombre} en cada comuna, 2015`;
  return (
    <section aria-labelledby="mapa" class="madurez-bloque">
      <h2 id="mapa">{esGrupo ? 'Los cinco grupos en el mapa' : `En el mapa: ${nombre}`}</h2>
      <SelectorVariable
        base="/madurez"
        actual={variable}
        ancla="#mapa"
        etiqueta="Qué muestra el mapa"
      />
      <p>
        {variable.mide}
        {esGrupo ? '' : ' Va de 0 a 1; el color más fuerte es más.'}
      </p>
      <div class="mapa-y-grupos">
        {esGrupo ? (
          <LeyendaGrupos estudio={estudio} />
        ) : (
          <LeyendaVariable variable={variable} fichas={estudio.fichas} />
        )}
        <div class={esGrupo ? 'mapa-grupos' : 'mapa-variable'}>
          <MapaChile
            id="mapa-pais"
            topologia={p.mapa}
            nivel="comunas"
            titulo={titulo}
            descripcion="Cada comuna lleva a su página. Los mismos datos están en la tabla completa."
            enlace={(cut) => {
              const m = territorio.porCut.get(cut);
              return m ? `/madurez/municipios/${m.slug}` : undefined;
            }}
            texto={(cut, comuna) => textoDe(variable, comuna, valor(cut))}
            clase={(cut) => claseDe(variable, valor(cut))}
          />
          <Fuente csv={`mapa-${id}`}>{FUENTE_2015}</Fuente>
          {esGrupo ? null : (
            <TablaDeDatos titulo={`${nombre} por región`} datos={datosDelMapa(p)} />
          )}
          <p class="fuente-datos">
            {esGrupo ? (
              <>
                <a href="#regiones">Cuántas en cada región</a>.{' '}
              </>
            ) : null}
            <a href="/madurez/tabla">La tabla completa, municipalidad por municipalidad</a>
          </p>
        </div>
      </div>
    </section>
  );
}

function datosDelMapa(p: {
  readonly estudio: Estudio2015;
  readonly territorio: IndiceTerritorio;
  readonly variable: Variable;
}) {
  return {
    columnas: [
      { titulo: 'Región' },
      { titulo: 'Con dato', numerica: true },
      { titulo: 'Mínimo', numerica: true },
      { titulo: 'Mediana', numerica: true },
      { titulo: 'Máximo', numerica: true },
    ],
    filas: resumirPorRegion(p.estudio, p.territorio, p.variable).map(({ region, resumen: r }) => [
      region.nombre,
      String(r?.n ?? 0),
      decimal(r?.minimo, 2),
      decimal(r?.mediana, 2),
      decimal(r?.maximo, 2),
    ]),
  };
}

function LeyendaGrupos({ estudio }: { readonly estudio: Estudio2015 }): VNode {
  const { completas, fichas } = estudio;
  return (
    <ol class="leyenda-grupos">
      {estudio.reglas.centros.grupos.map((g) => (
        <li key={g.grupo}>
          <a class="enlace-grupo" href={`/madurez/grupos/${g.grupo}`}>
            <MarcaGrupo grupo={g.grupo} nombre={g.nombre} />
          </a>
          <p>
            <b>{completas.filter((f) => f.ubicacion?.grupo === g.grupo).length} municipios.</b>{' '}
            {g.descripcion}
          </p>
        </li>
      ))}
      <li>
        <span class="marca-grupo marca-grupo-0">
          <b>–</b>Sin grupo
        </span>
        <p>
          <b>{fichas.length - completas.length} municipios.</b> No respondieron o les faltó una
          dimensión.
        </p>
      </li>
    </ol>
  );
}
