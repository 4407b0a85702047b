import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import { Radar } from '../../../../graficos/index.ts';
import type { AreasDeMejora } from '../../estrategia/index.ts';
import type { ReglasDeGrupo } from '../../madurez/index.ts';
import type { Estudio2015 } from '../estudio.ts';
import { DIMENSIONES, FUENTE_2015, Fuente, MarcaGrupo, SinEstudio } from './piezas.tsx';

type Grupo = ReglasDeGrupo['centros']['grupos'][number];

/** Un grupo: qué lo distingue, sus áreas de mejora según el programa y quiénes lo forman. */
export function PaginaGrupo(p: {
  readonly grupo: Grupo;
  readonly reglas: ReglasDeGrupo;
  readonly estudio: Estudio2015 | null;
  readonly areas: AreasDeMejora;
}): VNode {
  const { grupo, estudio, areas } = p;
  const foco = areas.grupos.find((g) => g.grupo === grupo.grupo);
  const { grupos, dimensiones } = p.reglas.centros;
  const orden = new Intl.Collator('es');
  const miembros = (estudio?.completas ?? [])
    .filter((f) => f.ubicacion?.grupo === grupo.grupo)
    .toSorted((a, b) => orden.compare(a.municipio.nombre, b.municipio.nombre));
  const mediaPais = (i: number): number =>
    grupos.reduce((s, g) => s + (g.media[i] ?? 0) * g.n_2015, 0) /
    grupos.reduce((s, g) => s + g.n_2015, 0);
  return (
    <>
      <EncabezadoPagina
        rotulo="Grupos de madurez digital"
        titulo={`Grupo ${grupo.grupo}: ${grupo.nombre}`}
        bajada={grupo.descripcion}
      />
      <p class="grupo-grande">
        {grupos.map((g) => (
          <a
            key={g.grupo}
            class="enlace-grupo"
            href={`/madurez/grupos/${g.grupo}`}
            aria-current={g.grupo === grupo.grupo ? 'page' : undefined}
          >
            <MarcaGrupo grupo={g.grupo} nombre={g.nombre} />
          </a>
        ))}
      </p>
      <div class="dos-mitades">
        <Radar
          id="perfil-grupo"
          titulo="Media del grupo en cada dimensión"
          descripcion="Puntaje medio de 0 a 1, con la media de los cinco grupos como referencia."
          fuente={FUENTE_2015}
          maximo={1}
          nombreValor={`Grupo ${grupo.grupo}`}
          nombreReferencia="media de los 249 municipios"
          ejes={dimensiones.map((d, i) => ({
            nombre: DIMENSIONES[d]?.nombre ?? d,
            valor: grupo.media[i] ?? 0,
            referencia: mediaPais(i),
          }))}
        />
        <section class="madurez-bloque" aria-labelledby="areas">
          <h2 id="areas">Sus áreas de mejora</h2>
          <p>{foco?.foco}</p>
          <ol>
            {(foco?.orden ?? []).map((a) => (
              <li key={a}>{areas.areas[a]}</li>
            ))}
          </ol>
          <p>Así lo definió el programa nacional presentado en enero de 2018.</p>
        </section>
      </div>
      <h2>
        Municipalidades del grupo <small>{grupo.n_2015} en 2015</small>
      </h2>
      {estudio === null ? (
        <SinEstudio />
      ) : (
        <>
          <ul class="lista-municipios">
            {miembros.map(({ municipio, ubicacion }) => (
              <li key={municipio.cut}>
                <a href={`/madurez/municipios/${municipio.slug}`}>
                  {municipio.nombre}
                  {ubicacion?.frontera ? ' (frontera)' : ''}
                </a>
              </li>
            ))}
          </ul>
          <p>«Frontera» marca a los que están casi tan cerca de otro grupo.</p>
          <Fuente csv="municipios-2015">{FUENTE_2015}</Fuente>
        </>
      )}
    </>
  );
}
