import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, Etiqueta, Tabla } from '../../../../diseno/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import { type FaseDelMunicipio, fasesDe, type Gradualidad, type GrupoLey } from '../ley-21180.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { Fuente } from './piezas.tsx';

const COBERTURA = {
  si: { tono: 'exito', texto: 'La cubre' },
  parcial: { tono: 'advertencia', texto: 'En parte' },
  no: { tono: 'neutro', texto: 'No la cubre' },
} as const;

const MOMENTO = {
  exigible: { tono: 'info', texto: 'Exigible' },
  'este-anio': { tono: 'advertencia', texto: 'Vence este año' },
  futura: { tono: 'neutro', texto: 'Por venir' },
} as const;

const columnas: readonly Columna<FaseDelMunicipio>[] = [
  {
    clave: 'fase',
    titulo: 'Fase',
    encabezaFila: true,
    celda: ({ fase }) => (
      <>
        {fase.id === 'P' ? fase.nombre : `${fase.id}. ${fase.nombre}`}
        <span class="nota-celda">{fase.detalle}</span>
      </>
    ),
  },
  { clave: 'anio', titulo: 'Año', numerica: true, celda: (f) => f.anio },
  {
    clave: 'momento',
    titulo: 'Situación',
    celda: (f) => <Etiqueta tono={MOMENTO[f.momento].tono}>{MOMENTO[f.momento].texto}</Etiqueta>,
  },
  {
    clave: 'cobertura',
    titulo: 'Con esta plataforma',
    celda: ({ fase }) => (
      <>
        <Etiqueta tono={COBERTURA[fase.cobertura].tono}>{COBERTURA[fase.cobertura].texto}</Etiqueta>
        <span class="nota-celda">{fase.plataforma}</span>
      </>
    ),
  },
];

/** Fases de un grupo con su año, su situación y lo que cubre la plataforma. */
export function TablaFases(p: {
  readonly gradualidad: Gradualidad;
  readonly grupo: GrupoLey;
  readonly anio: number;
  readonly leyenda: string;
}): VNode {
  return (
    <Tabla
      leyenda={p.leyenda}
      columnas={columnas}
      filas={fasesDe(p.gradualidad, p.grupo, p.anio)}
      claveDeFila={(f) => f.fase.id}
    />
  );
}

/** Panel de la Ley 21.180: qué vence cada año para cada grupo y quién está en cada uno. */
export function PaginaLey(p: {
  readonly gradualidad: Gradualidad;
  readonly territorio: IndiceTerritorio;
  readonly anio: number;
}): VNode {
  const { gradualidad, territorio, anio } = p;
  const sinGrupo = territorio.municipios.filter((m) => gradualidad.grupoDe(m.cut) === null);
  const cuantos = (g: GrupoLey): number =>
    territorio.municipios.filter((m) => gradualidad.grupoDe(m.cut) === g).length;
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Ley 21.180 de transformación digital del Estado"
        bajada={`Qué debe cumplir cada municipalidad y cuándo. Todo el calendario termina el 31 de diciembre de 2027.`}
      />
      <NavegacionMadurez actual="/madurez/ley-21180" />
      {(['B', 'C'] as const).map((grupo) => (
        <section key={grupo} class="madurez-bloque" aria-labelledby={`grupo-${grupo}`}>
          <h2 id={`grupo-${grupo}`}>
            Grupo {grupo} <small>{cuantos(grupo)} municipalidades</small>
          </h2>
          <TablaFases
            gradualidad={gradualidad}
            grupo={grupo}
            anio={anio}
            leyenda={`Fases del grupo ${grupo} al año ${anio}`}
          />
        </section>
      ))}
      <p>
        {gradualidad.nota_plazo} El decreto no nombra a{' '}
        {sinGrupo.map((m) => m.nombre).join(' ni a ')}: su grupo se debe consultar a la Secretaría
        de Gobierno Digital. El grupo de cada municipalidad está en su página y en el archivo
        abierto.
      </p>
      <Fuente csv="ley-21180">{gradualidad.fuente}</Fuente>
    </>
  );
}
