import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, Tabla } from '../../../../diseno/index.ts';
import { Histograma, MapaRegion, Radar, type Topologia } from '../../../../graficos/index.ts';
import type { Municipio, Region } from '../../../gobierno/territorio/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { claseDeGrupo } from './pais.tsx';
import { DIMENSIONES, FUENTE_2015, Fuente, MarcaGrupo, SinEstudio } from './piezas.tsx';

const columnas: readonly Columna<FichaEstudio>[] = [
  {
    clave: 'nombre',
    titulo: 'Municipalidad',
    encabezaFila: true,
    celda: ({ municipio }) => (
      <a href={`/madurez/municipios/${municipio.slug}`}>{municipio.nombre}</a>
    ),
  },
  {
    clave: 'grupo',
    titulo: 'Grupo',
    celda: (f) => (f.completo ? <MarcaGrupo grupo={f.ubicacion?.grupo ?? 0} /> : 'Sin grupo'),
  },
  {
    clave: 'indice',
    titulo: 'Índice',
    numerica: true,
    celda: (f) => decimal(f.medicion.publicado, 3),
  },
  ...(['it', 'rrhh', 'gtm', 'sml'] as const).map(
    (d): Columna<FichaEstudio> => ({
      clave: d,
      titulo: { it: 'Infraestructura', rrhh: 'Personas', gtm: 'Gestión', sml: 'En línea' }[d],
      numerica: true,
      celda: (f) => decimal(f.medicion.publicado === null ? null : f.medicion.dimensiones[d], 2),
    }),
  ),
];

const promedio = (valores: readonly number[]): number =>
  valores.reduce((a, b) => a + b, 0) / Math.max(1, valores.length);

/** Distribución del índice y media de cada dimensión en la región, frente al país. */
function FrenteAlPais(p: {
  readonly nombre: string;
  readonly fichas: readonly FichaEstudio[];
  readonly estudio: Estudio2015;
}): VNode {
  const completas = p.fichas.filter((f) => f.completo);
  if (completas.length === 0) {
    return <p>Ninguna municipalidad de la región tiene las cuatro dimensiones: no se compara.</p>;
  }
  const media = (fichas: readonly FichaEstudio[], d: string): number =>
    promedio(fichas.map((f) => f.medicion.dimensiones[d] ?? 0));
  const indice = promedio(completas.map((f) => f.medicion.indice ?? 0));
  return (
    <>
      <h2>La región y el país</h2>
      <p>
        Son {completas.length} municipalidades con las cuatro dimensiones. Con pocas, una sola mueve
        el promedio.
      </p>
      <div class="dos-mitades">
        <Radar
          id="radar-region"
          titulo="Media de cada dimensión"
          descripcion={`Media de las municipalidades de ${p.nombre} y del país, de 0 a 1.`}
          fuente={FUENTE_2015}
          maximo={1}
          nombreValor={p.nombre}
          nombreReferencia="media del país"
          ejes={Object.entries(DIMENSIONES).map(([d, { nombre }]) => ({
            nombre,
            valor: media(completas, d),
            referencia: media(p.estudio.completas, d),
          }))}
        />
        <Histograma
          id="distribucion-region"
          titulo="Municipalidades del país por tramo del índice"
          descripcion={`La línea marca la media de ${p.nombre}: ${decimal(indice, 3)}.`}
          fuente={FUENTE_2015}
          valores={p.estudio.completas.map((f) => f.medicion.indice ?? 0)}
          tramos={10}
          nombreX="Índice, de 0 a 1"
          marca={{ nombre: 'Media de la región', valor: indice }}
        />
      </div>
      <p>
        <a href="/madurez/ranking">Municipios por tramo, con su incertidumbre</a>
      </p>
    </>
  );
}

/** Tablero de una región: mapa y tabla de sus municipalidades. */
export function PaginaRegionMadurez(p: {
  readonly region: Region;
  readonly municipios: readonly Municipio[];
  readonly estudio: Estudio2015 | null;
  readonly mapa: Topologia;
}): VNode {
  const { region, estudio } = p;
  const fichas = p.municipios.flatMap((m) => estudio?.porCut.get(m.cut) ?? []);
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital por región"
        titulo={region.nombreOficial}
        bajada={`${p.municipios.length} municipalidades. Estudio nacional de 2015.`}
      />
      {estudio === null ? (
        <SinEstudio />
      ) : (
        <>
          <div class="mapa-y-tabla">
            <div class="mapa-grupos">
              <MapaRegion
                id="mapa-region-madurez"
                topologia={p.mapa}
                region={region.codigo}
                titulo={`Grupos de madurez digital en la ${region.nombreOficial}`}
                descripcion="Cada comuna lleva a su página. Los mismos datos están en la tabla."
                enlace={(cut) => {
                  const ficha = estudio.porCut.get(cut);
                  return ficha ? `/madurez/municipios/${ficha.municipio.slug}` : undefined;
                }}
                texto={(cut, nombre) => {
                  const f = estudio.porCut.get(cut);
                  return `${nombre}: ${f?.completo ? `grupo ${f.ubicacion?.grupo}` : 'sin grupo'}`;
                }}
                clase={(cut) => {
                  const f = estudio.porCut.get(cut);
                  return claseDeGrupo(f?.completo ? f.ubicacion?.grupo : null);
                }}
              />
            </div>
            <div class="madurez-bloque">
              <Tabla
                leyenda="Municipalidades de la región"
                densa
                columnas={columnas}
                filas={fichas}
                claveDeFila={(f) => f.municipio.cut}
              />
              <Fuente csv="municipios-2015">{FUENTE_2015}</Fuente>
            </div>
          </div>
          <FrenteAlPais nombre={region.nombre} fichas={fichas} estudio={estudio} />
        </>
      )}
    </>
  );
}
