import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import type { Topologia } from '../../../../graficos/index.ts';
import type { Municipio, Region } from '../../../gobierno/territorio/index.ts';
import { conSigno, decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { cotejosDe, diferenciaMedia } from '../parecidos.ts';
import { contarGrupos, resumir } from '../resumen.ts';
import { medidaDe, type Variable } from '../variables.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { MarcaGrupo, SinEstudio } from './piezas.tsx';
import { SeccionMapaRegion } from './region-mapa.tsx';
import { SeccionParecidos } from './region-parecidos.tsx';
import { SeccionPosicion } from './region-posicion.tsx';

/** Tablero de una región: mapa, tramos, reparto, dimensiones y comparación justa. */
export function PaginaRegionMadurez(p: {
  readonly region: Region;
  readonly regiones: readonly Region[];
  readonly municipios: readonly Municipio[];
  readonly estudio: Estudio2015 | null;
  readonly mapa: Topologia;
  readonly variable: Variable;
}): VNode {
  const { region, estudio, variable } = p;
  const fichas = p.municipios.flatMap((m) => estudio?.porCut.get(m.cut) ?? []);
  const completas = fichas.filter((f) => f.completo);
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital por región"
        titulo={region.nombreOficial}
        bajada={`${p.municipios.length} municipalidades. Estudio nacional de 2015.`}
      />
      <NavegacionMadurez actual="" />
      {estudio === null ? (
        <SinEstudio />
      ) : (
        <>
          <Cifras fichas={fichas} estudio={estudio} />
          <SeccionMapaRegion
            region={region}
            fichas={fichas}
            estudio={estudio}
            mapa={p.mapa}
            variable={variable}
          />
          {completas.length === 0 ? (
            <p>Ninguna municipalidad de la región tiene las cuatro dimensiones: no se compara.</p>
          ) : (
            <>
              <SeccionPosicion
                region={region}
                fichas={fichas}
                estudio={estudio}
                medida={medidaDe(variable)}
              />
              <SeccionParecidos region={region} completas={completas} estudio={estudio} />
            </>
          )}
        </>
      )}
      <nav class="otras-regiones" aria-label="Otras regiones">
        <h2>Otras regiones</h2>
        <ul>
          {p.regiones.map((r) => (
            <li key={r.codigo}>
              <a
                href={`/madurez/regiones/${r.codigo}`}
                aria-current={r.codigo === region.codigo ? 'page' : undefined}
              >
                {r.nombre}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function Cifras(p: {
  readonly fichas: readonly FichaEstudio[];
  readonly estudio: Estudio2015;
}): VNode {
  const { estudio, fichas } = p;
  const completas = fichas.filter((f) => f.completo);
  const media = (lista: readonly FichaEstudio[]): number | undefined =>
    resumir(lista.map((f) => f.medicion.indice ?? 0))?.media;
  const cotejos = cotejosDe(estudio);
  const diferencia = diferenciaMedia(
    estudio,
    completas.flatMap((f) => cotejos.get(f.municipio.cut) ?? []),
  );
  const { grupos, sin } = contarGrupos(fichas);
  return (
    <>
      <ul class="cifras">
        <li>
          <strong>
            {completas.length} <small>de {fichas.length}</small>
          </strong>{' '}
          con las cuatro dimensiones
        </li>
        <li>
          <strong>{decimal(media(completas), 2)}</strong> de índice medio; en el país,{' '}
          {decimal(media(estudio.completas), 2)}
        </li>
        {diferencia === null ? null : (
          <li>
            <strong>{conSigno(diferencia.media)}</strong> de diferencia media con sus parecidas
          </li>
        )}
      </ul>
      <ul class="cuenta-grupos" aria-label="Municipalidades en cada grupo">
        <li>Por grupo:</li>
        {grupos.map((n, i) => (
          <li key={`grupo-${i + 1}`}>
            <a class="enlace-grupo" href={`/madurez/grupos/${i + 1}`}>
              <MarcaGrupo grupo={i + 1} />
            </a>
            {n}
          </li>
        ))}
        <li>
          <span class="marca-grupo marca-grupo-0">
            <b>–</b>
            <span class="solo-lector">sin grupo</span>
          </span>
          {sin}
        </li>
      </ul>
      {completas.length > 0 && completas.length < 10 ? (
        <p>Son pocas: una sola municipalidad mueve el promedio.</p>
      ) : null}
    </>
  );
}
