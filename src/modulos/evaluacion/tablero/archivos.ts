import type { IndiceTerritorio } from '../../gobierno/territorio/index.ts';
import type { ReglasDeGrupo } from '../madurez/index.ts';
import { type ArchivoAbierto, CC_BY, col, NO_COMERCIAL } from './archivo-abierto.ts';
import { archivosDeGraficos } from './archivos-de-graficos.ts';
import type { Estudio2015 } from './estudio.ts';
import type { Ola } from './evolucion.ts';
import { fasesDe, type Gradualidad } from './ley-21180.ts';
import { contarPorRegion } from './resumen.ts';

/** Los archivos que se pueden ofrecer con los datos instalados. El último es el diccionario. */
export function archivosAbiertos(p: {
  readonly estudio: Estudio2015 | null;
  readonly territorio: IndiceTerritorio;
  readonly reglas: ReglasDeGrupo;
  readonly gradualidad: Gradualidad;
  readonly anio: number;
}): readonly ArchivoAbierto[] {
  const archivos = [
    ...(p.estudio === null
      ? []
      : [...delEstudio(p.estudio, p.territorio), ...archivosDeGraficos(p.estudio, p.territorio)]),
    deGrupos(p.reglas),
    deLey(p.gradualidad, p.territorio, p.anio),
    deEvolucion([]),
  ];
  const diccionario: ArchivoAbierto = {
    id: 'diccionario',
    contenido: 'Significado de cada columna de los demás archivos.',
    licencia: CC_BY,
    columnas: [
      col(
        'archivo',
        'Nombre del archivo; NN es el código de la región y VARIABLE, lo que muestra el mapa',
      ),
      col('columna', 'Nombre de la columna'),
      col('descripcion', 'Qué contiene'),
    ],
    filas: () => [
      ...new Map(
        archivos.flatMap((a) => {
          const archivo = `${a.familia?.id ?? a.id}.csv`;
          return a.columnas.map((c): [string, readonly string[]] => [
            `${archivo}/${c.nombre}`,
            [archivo, c.nombre, c.descripcion],
          ]);
        }),
      ).values(),
    ],
  };
  return [...archivos, diccionario];
}

function delEstudio(estudio: Estudio2015, territorio: IndiceTerritorio): readonly ArchivoAbierto[] {
  return [
    {
      id: 'municipios-2015',
      contenido: 'Índice, dimensiones y grupo de cada municipalidad, recalculados.',
      licencia: NO_COMERCIAL,
      columnas: [
        col('cut', 'Código único territorial, cinco cifras'),
        col('municipio', 'Nombre de la comuna'),
        col('region', 'Código de región, dos cifras'),
        col(
          'indice',
          'Índice de 2015 (IMTM) publicable, de 0 a 1; en blanco si el estudio no lo publicó',
        ),
        col('it', 'Infraestructura tecnológica, de 0 a 1'),
        col('rrhh', 'Recursos humanos del área informática, de 0 a 1'),
        col('gtm', 'Gestión tecnológica municipal, de 0 a 1'),
        col('sml', 'Servicios municipales en línea, de 0 a 1'),
        col('completo', '1 si tiene las cuatro dimensiones y entra en los grupos'),
        col('grupo', 'Grupo de 1 (mayor madurez) a 5, solo completos'),
        col('grupo_estimado', 'Grupo por centro más cercano cuando falta una dimensión'),
        col('margen', 'Cuánto más lejos está el segundo centro que el primero'),
        col('frontera', '1 si el margen es menor que 0,03'),
        col('indice_web', 'Índice del sitio web publicado en 2015'),
      ],
      filas: () =>
        estudio.fichas.map((f) => [
          f.municipio.cut,
          f.municipio.nombre,
          f.municipio.region.codigo,
          f.medicion.publicado,
          ...['it', 'rrhh', 'gtm', 'sml'].map((d) => f.medicion.dimensiones[d] ?? null),
          f.completo ? 1 : 0,
          f.completo ? (f.ubicacion?.grupo ?? null) : null,
          f.completo ? null : (f.ubicacion?.grupo ?? null),
          f.ubicacion?.margen ?? null,
          f.ubicacion === null ? null : f.ubicacion.frontera ? 1 : 0,
          f.web2015,
        ]),
    },
    {
      id: 'regiones-2015',
      contenido: 'Municipalidades de cada grupo por región.',
      licencia: NO_COMERCIAL,
      columnas: [
        col('region', 'Código de región'),
        col('nombre', 'Nombre de la región'),
        ...[1, 2, 3, 4, 5].map((g) => col(`grupo_${g}`, `Municipalidades en el grupo ${g}`)),
        col('sin_grupo', 'Municipalidades sin las cuatro dimensiones'),
      ],
      filas: () =>
        contarPorRegion(estudio, territorio).map((c) => [
          c.region.codigo,
          c.region.nombre,
          ...c.grupos,
          c.sin,
        ]),
    },
  ];
}

function deGrupos(reglas: ReglasDeGrupo): ArchivoAbierto {
  const { grupos, dimensiones } = reglas.centros;
  return {
    id: 'grupos-2015',
    contenido: 'Centro y media de los cinco grupos.',
    licencia: CC_BY,
    columnas: [
      col('grupo', 'De 1 (mayor madurez) a 5'),
      col('nombre', 'Nombre propio; el estudio no los nombró'),
      col('n', 'Municipalidades en 2015'),
      ...dimensiones.map((d) => col(`centro_${d}`, `Centro con que se asigna, dimensión ${d}`)),
      ...dimensiones.map((d) => col(`media_${d}`, `Media del grupo, dimensión ${d}`)),
    ],
    filas: () => grupos.map((g) => [g.grupo, g.nombre, g.n_2015, ...g.centro, ...g.media]),
  };
}

function deLey(g: Gradualidad, territorio: IndiceTerritorio, anio: number): ArchivoAbierto {
  return {
    id: 'ley-21180',
    contenido: 'Grupo y año de cada fase de la Ley 21.180.',
    licencia: CC_BY,
    columnas: [
      col('cut', 'Código único territorial'),
      col('municipio', 'Nombre de la comuna'),
      col('grupo', 'B o C según el DFL 1 de 2020; en blanco si no figura'),
      ...g.fases.map((f) => col(`fase_${f.id.toLowerCase()}`, `Año de «${f.nombre}»`)),
    ],
    filas: () =>
      territorio.municipios.map((m) => {
        const grupo = g.grupoDe(m.cut);
        const fases = grupo === null ? [] : fasesDe(g, grupo, anio);
        return [
          m.cut,
          m.nombre,
          grupo,
          ...g.fases.map((f) => fases.find((x) => x.fase.id === f.id)?.anio ?? null),
        ];
      }),
  };
}

/** Mediciones firmadas de cada municipio. Se pide aparte: cambia con cada firma. */
export function deEvolucion(olas: readonly Ola[]): ArchivoAbierto {
  return {
    id: 'evolucion',
    contenido: 'Índice de cada municipalidad en cada medición firmada.',
    licencia: CC_BY,
    columnas: [
      col('cut', 'Código único territorial'),
      col('campana', 'Identificador de la campaña'),
      col('abre', 'Día en que abrió la campaña, AAAA-MM-DD'),
      col('instrumento', 'Instrumento'),
      col('version', 'Versión del instrumento'),
      col('variante', 'Forma de cálculo'),
      col('indice', 'Índice publicado, de 0 a 1'),
      col('demostracion', '1 si la medición es inventada para la demostración'),
    ],
    filas: () =>
      olas.map((o) => [
        o.cut,
        o.campana,
        o.fecha,
        o.instrumento,
        o.version,
        o.variante,
        o.indice,
        o.demostracion ? 1 : 0,
      ]),
  };
}
