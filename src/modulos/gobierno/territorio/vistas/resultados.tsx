import type { VNode } from 'preact';
import { agruparMiles, Buscador, EncabezadoPagina, EstadoVacio } from '../../../../diseno/index.ts';
import type { Municipio } from '../dominio.ts';
import type { IndiceTerritorio } from '../indice.ts';
import { ListaMunicipios } from './lista-municipios.tsx';

function Resultado({ municipio }: { readonly municipio: Municipio }): VNode {
  return (
    <li>
      <a href={`/${municipio.slug}`}>{municipio.nombre}</a>
      <span>
        {`${municipio.region.nombreOficial} · ${agruparMiles(municipio.poblacion)} habitantes`}
        {municipio.alias.length > 0 ? ` · También: ${municipio.alias.join(', ')}` : null}
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
  readonly territorio: IndiceTerritorio;
  readonly q: string;
  readonly encontrados: readonly Municipio[];
}): VNode {
  const { q, encontrados } = p;
  const cuantas =
    encontrados.length === 1 ? '1 municipalidad' : `${encontrados.length} municipalidades`;
  return (
    <>
      <EncabezadoPagina titulo={q === '' ? 'Municipalidades de Chile' : `Resultados para «${q}»`} />
      <div class="buscador-pagina">
        <Buscador id="buscar-municipio" accion="/buscar" etiqueta="Nombre de la comuna" valor={q} />
      </div>
      {q === '' ? (
        <Todas territorio={p.territorio} />
      ) : encontrados.length > 0 ? (
        <>
          <p role="status">{cuantas}, la más parecida primero.</p>
          <ol class="lista-resultados">
            {encontrados.map((municipio) => (
              <Resultado key={municipio.cut} municipio={municipio} />
            ))}
          </ol>
        </>
      ) : (
        <EstadoVacio
          titulo="No encontramos una comuna con ese nombre"
          icono="buscar"
          accion={<a href="/buscar">Ver todas las municipalidades</a>}
        >
          <p>Revise cómo está escrito. No importan los acentos ni las mayúsculas.</p>
        </EstadoVacio>
      )}
    </>
  );
}
