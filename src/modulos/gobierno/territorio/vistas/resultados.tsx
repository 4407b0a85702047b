import type { VNode } from 'preact';
import { agruparMiles, Buscador, EncabezadoPagina, EstadoVacio } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { Municipio } from '../dominio.ts';
import type { IndiceTerritorio } from '../indice.ts';
import { ListaMunicipios } from './lista-municipios.tsx';

function Resultado({
  t,
  municipio,
}: {
  readonly t: Textos['inicio'];
  readonly municipio: Municipio;
}): VNode {
  return (
    <li>
      <a href={`/${municipio.slug}`}>{municipio.nombre}</a>
      <span>
        {`${municipio.region.nombreOficial} · ${t.habitantes(agruparMiles(municipio.poblacion))}`}
        {municipio.alias.length > 0 ? ` · ${t.tambien(municipio.alias.join(', '))}` : null}
      </span>
    </li>
  );
}

function Todas({ territorio }: { readonly territorio: IndiceTerritorio }): VNode {
  return (
    <>
      {territorio.regiones.map((region) => (
        <section class="seccion-region" key={region.codigo}>
          <h2>
            <a href={`/regiones/${region.codigo}`}>{region.nombreOficial}</a>
          </h2>
          <ListaMunicipios municipios={territorio.porRegion.get(region.codigo) ?? []} />
        </section>
      ))}
    </>
  );
}

/** Resultados de la búsqueda; sin texto, todas las municipalidades por región. */
export function PaginaResultados(p: {
  readonly t: Textos;
  readonly territorio: IndiceTerritorio;
  readonly q: string;
  readonly encontrados: readonly Municipio[];
}): VNode {
  const { q, encontrados } = p;
  const t = p.t.inicio;
  const cuantas = t.cuantasMunicipalidades(encontrados.length);
  return (
    <>
      <EncabezadoPagina titulo={q === '' ? t.municipalidadesDeChile : t.resultadosDe(q)} />
      <div class="buscador-pagina">
        <Buscador id="buscar-municipio" accion="/buscar" etiqueta={t.nombreComuna} valor={q} />
      </div>
      {q === '' ? (
        <Todas territorio={p.territorio} />
      ) : encontrados.length > 0 ? (
        <>
          <p role="status">{t.masParecida(cuantas)}</p>
          <ol class="lista-resultados">
            {encontrados.map((municipio) => (
              <Resultado key={municipio.cut} t={t} municipio={municipio} />
            ))}
          </ol>
        </>
      ) : (
        <EstadoVacio
          titulo={t.sinComuna}
          icono="buscar"
          accion={<a href="/buscar">{t.verTodas}</a>}
        >
          <p>{t.sugerenciaComuna}</p>
        </EstadoVacio>
      )}
    </>
  );
}
