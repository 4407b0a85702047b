import type { VNode } from 'preact';
import { agruparMiles, EncabezadoPagina } from '../../../../diseno/index.ts';
import { MapaRegion, type Topologia } from '../../../../graficos/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { Municipio, Region } from '../dominio.ts';
import { ListaMunicipios } from './lista-municipios.tsx';

/** Una región: su mapa con las comunas enlazadas y la lista de municipalidades. */
export function PaginaRegion(p: {
  readonly t: Textos;
  readonly region: Region;
  readonly municipios: readonly Municipio[];
  readonly mapa: Topologia;
}): VNode {
  const { region, municipios } = p;
  const t = p.t.inicio;
  const porCut = new Map(municipios.map((municipio) => [municipio.cut, municipio]));
  const habitantes = municipios.reduce((suma, m) => suma + m.poblacion, 0);
  return (
    <>
      <EncabezadoPagina
        titulo={region.nombreOficial}
        bajada={t.resumenRegion(
          t.cuantasMunicipalidades(municipios.length),
          t.habitantes(agruparMiles(habitantes)),
        )}
      />
      <div class="dos-columnas dos-columnas-region">
        <section aria-labelledby="municipalidades">
          <h2 id="municipalidades">{t.municipalidades}</h2>
          <ListaMunicipios municipios={municipios} />
        </section>
        <MapaRegion
          id="mapa-region"
          topologia={p.mapa}
          region={region.codigo}
          titulo={t.mapaRegion(region.nombreOficial)}
          descripcion={t.mapaRegionTexto}
          enlace={(cut) => {
            const municipio = porCut.get(cut);
            return municipio ? `/${municipio.slug}` : undefined;
          }}
        />
      </div>
    </>
  );
}
