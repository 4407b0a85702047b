import type { VNode } from 'preact';
import { Aviso, DetalleLista, EncabezadoPagina } from '../../../../diseno/index.ts';
import { BarrasHorizontales, Radar } from '../../../../graficos/index.ts';
import type { AreasDeMejora } from '../../estrategia/index.ts';
import type { ComparacionMunicipio } from '../../madurez/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo, lugares, tramoDe } from '../incertidumbre.ts';
import type { Propuesta2015 } from '../proponer-2015.ts';
import { Comparacion } from './comparacion.tsx';
import { DIMENSIONES, FUENTE_2015, Fuente, MarcaGrupo } from './piezas.tsx';
import { Propuesta } from './propuesta.tsx';
import { QueLoMueve } from './que-lo-mueve.tsx';

/** Resumen de la medición de hoy de un municipio, si la tiene. */
export interface MedicionDeHoy {
  readonly indice: number | null;
  readonly grupo: number | null;
  readonly nombreGrupo: string | null;
  readonly estado: string;
  readonly demostracion: boolean;
  readonly informe: string | null;
}

/** Página de un municipio del estudio: índice, grupo, qué lo mueve, comparación y propuesta. */
export function PaginaMunicipio(p: {
  readonly ficha: FichaEstudio;
  readonly estudio: Estudio2015;
  readonly comparacion: ComparacionMunicipio;
  readonly propuesta: Propuesta2015;
  readonly areas: AreasDeMejora;
  readonly ley: VNode;
}): VNode {
  const { ficha, estudio, comparacion } = p;
  const { municipio, medicion, ubicacion } = ficha;
  const grupo =
    ubicacion === null
      ? undefined
      : estudio.reglas.centros.grupos.find((g) => g.grupo === ubicacion.grupo);
  return (
    <>
      <Encabezado ficha={ficha} nombreGrupo={grupo?.nombre} descripcion={grupo?.descripcion} />
      <Advertencias ficha={ficha} />
      <div class="dos-mitades">
        <Radar
          id="dimensiones"
          titulo="Sus cuatro dimensiones"
          descripcion={`Puntaje de ${municipio.nombre} en cada dimensión y la mediana de los municipios más parecidos, de 0 a 1.`}
          fuente={FUENTE_2015}
          maximo={1}
          nombreValor={municipio.nombre}
          nombreReferencia="mediana de los parecidos"
          ejes={Object.entries(medicion.dimensiones).map(([clave, valor]) => {
            const mediana = comparacion.dimensiones[clave]?.pares?.mediana;
            return {
              nombre: DIMENSIONES[clave]?.nombre ?? clave,
              valor,
              ...(mediana === undefined ? {} : { referencia: mediana }),
            };
          })}
        />
        <Resumen ficha={ficha} estudio={estudio} />
      </div>
      {ubicacion === null ? null : (
        <>
          <h2>Qué tan cerca está de cada grupo</h2>
          <p>
            Cada grupo tiene un centro: el promedio de sus municipios en las cuatro dimensiones. El
            municipio pertenece al del centro más cercano.
          </p>
          <BarrasHorizontales
            id="distancias"
            titulo="Distancia al centro de cada grupo (menos es más cerca)"
            descripcion={`El centro más cercano es el del grupo ${ubicacion.grupo} y le sigue el del grupo ${ubicacion.segundo}.`}
            fuente={FUENTE_2015}
            conservarOrden
            columnas={['Grupo', 'Distancia']}
            barras={ubicacion.distancias.map(({ grupo: g, distancia }) => ({
              nombre: `Grupo ${g}`,
              valor: distancia,
              destacada: g === ubicacion.grupo,
            }))}
          />
        </>
      )}
      <QueLoMueve ficha={ficha} estudio={estudio} />
      <Comparacion ficha={ficha} estudio={estudio} comparacion={comparacion} />
      <Propuesta propuesta={p.propuesta} areas={p.areas} ficha={ficha} />
      <Fuente csv="municipios-2015" licencia>
        {FUENTE_2015}
      </Fuente>
      {p.ley}
    </>
  );
}

function Encabezado(p: {
  readonly ficha: FichaEstudio;
  readonly nombreGrupo?: string | undefined;
  readonly descripcion?: string | undefined;
}): VNode {
  const { municipio, medicion, ubicacion, completo } = p.ficha;
  return (
    <>
      <EncabezadoPagina
        rotulo={`Madurez digital · ${municipio.region.nombre}`}
        titulo={municipio.nombre}
        bajada={
          medicion.publicado === null
            ? 'El estudio de 2015 no publicó un índice de esta municipalidad.'
            : `Índice de ${decimal(medicion.publicado, 3)} en el estudio de 2015, de 0 a 1.`
        }
      />
      {ubicacion === null ? null : (
        <p class="grupo-grande">
          <MarcaGrupo
            grupo={ubicacion.grupo}
            nombre={`Grupo ${ubicacion.grupo}: ${p.nombreGrupo ?? ''}`}
          />{' '}
          <span>
            {p.descripcion} {completo ? '' : 'Grupo estimado: al estudio le faltó una dimensión.'}
          </span>
        </p>
      )}
    </>
  );
}

function Advertencias({ ficha }: { readonly ficha: FichaEstudio }): VNode | null {
  const todas = [...ficha.medicion.advertencias, ...(ficha.ubicacion?.advertencias ?? [])];
  if (todas.length === 0) return null;
  return (
    <Aviso tono="advertencia" titulo="Lea esta medición con cuidado">
      <ul>
        {todas.map((a) => (
          <li key={a}>{a}</li>
        ))}
      </ul>
    </Aviso>
  );
}

function Resumen(p: { readonly ficha: FichaEstudio; readonly estudio: Estudio2015 }): VNode {
  const { ficha, estudio } = p;
  const { medicion, ubicacion, completo, municipio } = ficha;
  const indice = medicion.publicado;
  const otros = estudio.completas.filter((f) => f !== ficha).map((f) => f.medicion.indice ?? 0);
  const lugar = indice === null || !completo ? null : lugares(indice, otros, estudio.error);
  const rango = indice === null || !completo ? null : intervalo(indice, estudio.error);
  return (
    <DetalleLista
      apilada
      filas={[
        { nombre: 'Índice del estudio de 2015', valor: decimal(indice, 6) },
        ...(rango === null
          ? []
          : [
              {
                nombre: 'Intervalo de 90 %',
                valor: `de ${decimal(rango[0], 2)} a ${decimal(rango[1], 2)}`,
              },
            ]),
        ...(lugar === null
          ? []
          : [
              {
                nombre: 'Tramo',
                valor: `${tramoDe(indice ?? 0)?.nombre}. Su lugar está entre el ${lugar.desde} y el ${lugar.hasta} de ${lugar.de}.`,
              },
            ]),
        ...(ubicacion === null
          ? []
          : [
              {
                nombre: 'Firmeza del grupo',
                valor: ubicacion.frontera
                  ? `Es un caso de frontera con el grupo ${ubicacion.segundo}: por ${decimal(ubicacion.margen, 3)} podría estar en él.`
                  : `El grupo ${ubicacion.segundo} le sigue, ${decimal(ubicacion.margen, 3)} más lejos.`,
              },
            ]),
        { nombre: 'Respuestas', valor: porcentaje(medicion.cobertura) },
        {
          nombre: 'Índice del sitio web, 2015',
          valor: ficha.web2015 === null ? 'Sin dato' : decimal(ficha.web2015, 3),
        },
        { nombre: 'Habitantes', valor: municipio.poblacion.toLocaleString('es-CL') },
      ]}
    />
  );
}
