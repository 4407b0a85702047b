import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import type { Gradualidad, GrupoLey } from '../ley-21180.ts';
import { TablaFases } from './panel-ley.tsx';
import { Fuente, SinEstudio } from './piezas.tsx';

/** Página de un municipio cuando no hay datos de 2015. */
export function PaginaMunicipioSinEstudio(p: {
  readonly municipio: Municipio;
  readonly ley: VNode;
  readonly instalado: boolean;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo={`Madurez digital · ${p.municipio.region.nombre}`}
        titulo={p.municipio.nombre}
        bajada="Sin datos del estudio de 2015."
      />
      {p.instalado ? null : <SinEstudio />}
      {p.ley}
    </>
  );
}

/** Lo que la Ley 21.180 exige a un municipio. */
export function LeyDelMunicipio(p: {
  readonly gradualidad: Gradualidad;
  readonly grupo: GrupoLey | null;
  readonly anio: number;
}): VNode {
  return (
    <section class="madurez-bloque" aria-labelledby="ley">
      <h2 id="ley">Ley 21.180</h2>
      {p.grupo === null ? (
        <p>
          El decreto no nombra a esta municipalidad. Consulte su grupo a la Secretaría de Gobierno
          Digital.
        </p>
      ) : (
        <>
          <TablaFases
            gradualidad={p.gradualidad}
            grupo={p.grupo}
            anio={p.anio}
            leyenda={`Está en el grupo ${p.grupo}`}
          />
          <Fuente csv="ley-21180">{p.gradualidad.fuente}</Fuente>
        </>
      )}
    </section>
  );
}
