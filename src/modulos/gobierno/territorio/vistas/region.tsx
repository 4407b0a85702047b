import type { VNode } from 'preact';
import { agruparMiles, EncabezadoPagina } from '../../../../diseno/index.ts';
import { MapaRegion, type Topologia } from '../../../../graficos/index.ts';
import type { Municipio, Region } from '../dominio.ts';
import { ListaMunicipios } from './lista-municipios.tsx';

/** Una región: su mapa con las comunas enlazadas y la lista de municipalidades. */
export function PaginaRegion(p: {
  readonly region: Region;
  readonly municipios: readonly Municipio[];
  readonly mapa: Topologia;
}): VNode {
  const { region, municipios } = p;
  const porCut = new Map(municipios.map((municipio) => [municipio.cut, municipio]));
  const habitantes = municipios.reduce((suma, m) => suma + m.poblacion, 0);
  return (
    <>
      <EncabezadoPagina
        titulo={region.nombreOficial}
        bajada={`${municipios.length} municipalidades y ${agruparMiles(habitantes)} habitantes (Censo 2024).`}
      />
      <div class="dos-columnas dos-columnas-region">
        <section aria-labelledby="municipalidades">
          <h2 id="municipalidades">Municipalidades</h2>
          <ListaMunicipios municipios={municipios} />
        </section>
        <MapaRegion
          id="mapa-region"
          topologia={p.mapa}
          region={region.codigo}
          titulo={`Mapa de las comunas de la ${region.nombreOficial}`}
          descripcion="Cada comuna lleva a su municipalidad. La misma lista está en esta página."
          enlace={(cut) => {
            const municipio = porCut.get(cut);
            return municipio ? `/${municipio.slug}` : undefined;
          }}
        />
      </div>
    </>
  );
}
