import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, Tabla } from '../../../../diseno/index.ts';
import { numeroLegible } from '../../../../graficos/index.ts';
import type { IndiceTerritorio, Region } from '../../../gobierno/territorio/index.ts';
import type { Contexto } from '../../madurez/index.ts';
import { conSigno, decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { cotejosDe } from '../parecidos.ts';
import { fichasDeRegion } from '../resumen.ts';
import { DIMENSIONES_2015, valorDe } from '../variables.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { FUENTE_2015, Fuente, SinEstudio } from './piezas.tsx';

/** La tabla completa de los gráficos, por región: es larga y por eso tiene dirección propia. */
export function PaginaTablaCompleta(p: {
  readonly estudio: Estudio2015 | null;
  readonly territorio: IndiceTerritorio;
  readonly region: Region;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="La tabla completa"
        bajada="Los datos de todos los mapas y gráficos, municipalidad por municipalidad y por región."
      />
      <NavegacionMadurez actual="" />
      <nav class="selector-variable" aria-label="Región">
        <ul>
          {p.territorio.regiones.map((r) => (
            <li key={r.codigo}>
              <a
                href={`/madurez/tabla?region=${r.codigo}`}
                aria-current={r.codigo === p.region.codigo ? 'true' : undefined}
              >
                {r.nombre}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {p.estudio === null ? <SinEstudio /> : <Cuerpo estudio={p.estudio} region={p.region} />}
    </>
  );
}

function Cuerpo(p: { readonly estudio: Estudio2015; readonly region: Region }): VNode {
  const { estudio, region } = p;
  return (
    <>
      <Tabla
        leyenda={`${region.nombreOficial}: estudio de 2015 y contexto`}
        densa
        columnas={columnasDe(estudio)}
        filas={fichasDeRegion(estudio, region.codigo)}
        claveDeFila={(f) => f.municipio.cut}
      />
      <p>
        Población del Censo 2024; ruralidad, dependencia del Fondo Común y pobreza de 2023.
        «Parecidas» es la diferencia del índice con la media de las 15 más parecidas. La raya es sin
        dato. Con índice y sin grupo, le falta una dimensión: no se compara.
      </p>
      <Fuente csv={`region-${region.codigo}`} licencia>
        {FUENTE_2015}
      </Fuente>
      <p class="fuente-datos">
        El país entero: <a href="/madurez/datos/municipios-2015.csv">estudio</a>,{' '}
        <a href="/madurez/datos/contexto-2015.csv">contexto</a>,{' '}
        <a href="/madurez/datos/componentes-2015.csv">componentes</a> y{' '}
        <a href="/madurez/datos/parecidos-2015.csv">parecidos</a>, en CSV.
      </p>
    </>
  );
}

/** Títulos breves: once columnas deben caber en una pantalla. */
const CORTOS: Readonly<Record<string, string>> = {
  it: 'Infraestr.',
  rrhh: 'Personas',
  sml: 'En línea',
};

function columnasDe(estudio: Estudio2015): readonly Columna<FichaEstudio>[] {
  const contextos = new Map(estudio.contextos.map((c) => [c.cut, c]));
  const cotejos = cotejosDe(estudio);
  const contexto = (
    clave: Exclude<keyof Contexto, 'cut'>,
    titulo: string,
  ): Columna<FichaEstudio> => ({
    clave,
    titulo,
    numerica: true,
    celda: (f) => {
      const valor = contextos.get(f.municipio.cut)?.[clave] ?? null;
      return valor === null ? '—' : numeroLegible(Math.round(valor * 10) / 10);
    },
  });
  return [
    {
      clave: 'nombre',
      titulo: 'Municipalidad',
      encabezaFila: true,
      celda: ({ municipio }) => (
        <a href={`/madurez/municipios/${municipio.slug}`}>{municipio.nombre}</a>
      ),
    },
    { clave: 'grupo', titulo: 'Grupo', numerica: true, celda: (f) => valorDe(f, 'grupo') ?? '—' },
    {
      clave: 'indice',
      titulo: 'Índice',
      numerica: true,
      celda: (f) => decimal(f.medicion.publicado, 3),
    },
    ...DIMENSIONES_2015.map(
      ({ id, nombre }): Columna<FichaEstudio> => ({
        clave: id,
        titulo: CORTOS[id] ?? nombre,
        numerica: true,
        celda: (f) => decimal(valorDe(f, id), 2),
      }),
    ),
    contexto('poblacion', 'Habitantes'),
    contexto('rural', 'Rural, %'),
    contexto('dependenciaFcm', 'Fondo, %'),
    contexto('pobreza', 'Pobreza, %'),
    {
      clave: 'diferencia',
      titulo: 'Parecidas',
      numerica: true,
      celda: (f) => {
        const cotejo = cotejos.get(f.municipio.cut);
        return cotejo === undefined ? '—' : conSigno(cotejo.diferencia);
      },
    },
  ];
}
