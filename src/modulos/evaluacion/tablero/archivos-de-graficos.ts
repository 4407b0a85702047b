import type { IndiceTerritorio } from '../../gobierno/territorio/index.ts';
import { type ArchivoAbierto, col, NO_COMERCIAL } from './archivo-abierto.ts';
import { leerEstructura } from './estructura.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';
import { intervalo } from './incertidumbre.ts';
import { cotejosDe } from './parecidos.ts';
import { fichasDeRegion } from './resumen.ts';
import { DIMENSIONES_2015, tramoEn, VARIABLES, valorDe } from './variables.ts';

const MUNICIPIO = [
  col('cut', 'Código único territorial, cinco cifras'),
  col('municipio', 'Nombre de la comuna'),
] as const;
const REGION = col('region', 'Código de región, dos cifras');

const nombrar = ({ municipio }: FichaEstudio): readonly string[] => [
  municipio.cut,
  municipio.nombre,
];

/** Los datos de cada gráfico: uno por mapa, uno por región y los de las nubes de puntos. */
export function archivosDeGraficos(
  estudio: Estudio2015,
  territorio: IndiceTerritorio,
): readonly ArchivoAbierto[] {
  return [
    ...deMapas(estudio),
    ...territorio.regiones.map((r) => deRegion(estudio, r.codigo, r.nombre)),
    deContexto(estudio),
    deParecidos(estudio),
    deComponentes(estudio),
  ];
}

function deMapas(estudio: Estudio2015): readonly ArchivoAbierto[] {
  return VARIABLES.map((variable) => ({
    id: `mapa-${variable.id}`,
    familia: { id: 'mapa-VARIABLE', nombre: variable.nombre },
    contenido: 'Lo que muestra cada mapa del país, cada ranking y cada reparto.',
    licencia: NO_COMERCIAL,
    columnas: [
      ...MUNICIPIO,
      REGION,
      col('valor', 'Valor de 0 a 1, o grupo de 1 a 5; en blanco si no hay dato comparable'),
      col('tramo', 'Tramo de color en el mapa; en blanco en el mapa de grupos'),
    ],
    filas: () =>
      estudio.fichas.map((f) => {
        const valor = valorDe(f, variable.id);
        const tramo = valor === null ? undefined : tramoEn(variable, valor);
        return [...nombrar(f), f.municipio.region.codigo, valor, tramo?.nombre ?? null];
      }),
  }));
}

function deRegion(estudio: Estudio2015, codigo: string, nombre: string): ArchivoAbierto {
  return {
    id: `region-${codigo}`,
    familia: { id: 'region-NN', nombre },
    contenido: 'Todas las cifras del tablero de cada región.',
    licencia: NO_COMERCIAL,
    columnas: [
      ...MUNICIPIO,
      col('grupo', 'Grupo de 1 a 5; en blanco si le falta una dimensión'),
      col('indice', 'Índice de 2015 (IMTM) publicado, de 0 a 1'),
      col('completo', '1 si tiene las cuatro dimensiones y se compara'),
      col('desde', 'Inicio del intervalo de 90 % del índice, solo completos'),
      col('hasta', 'Fin del intervalo de 90 % del índice, solo completos'),
      ...DIMENSIONES_2015.map((d) => col(d.id, `${d.nombre}, de 0 a 1`)),
      col('media_parecidas', 'Índice medio de las 15 de contexto más parecido'),
      col('diferencia', 'Índice menos la media de sus parecidas'),
      col('margen', 'Mitad del intervalo de 90 % de la diferencia, por error de medida'),
    ],
    filas: () =>
      fichasDeRegion(estudio, codigo).map((f) => {
        const indice = valorDe(f, 'indice');
        const rango = indice === null ? [null, null] : intervalo(indice, estudio.error);
        const cotejo = cotejosDe(estudio).get(f.municipio.cut);
        return [
          ...nombrar(f),
          valorDe(f, 'grupo'),
          f.medicion.publicado,
          f.completo ? 1 : 0,
          ...rango,
          ...DIMENSIONES_2015.map((d) => valorDe(f, d.id)),
          cotejo?.media ?? null,
          cotejo?.diferencia ?? null,
          cotejo?.margen ?? null,
        ];
      }),
  };
}

function deContexto(estudio: Estudio2015): ArchivoAbierto {
  return {
    id: 'contexto-2015',
    contenido: 'El índice y lo que la municipalidad no controla.',
    licencia: NO_COMERCIAL,
    columnas: [
      ...MUNICIPIO,
      REGION,
      col('indice', 'Índice de 2015 (IMTM), de 0 a 1, solo completos'),
      col('poblacion', 'Habitantes, Censo 2024 (INE)'),
      col('rural', 'Población rural, % de 2023 (SINIM)'),
      col('dependencia_fcm', 'Dependencia del Fondo Común Municipal, % de 2023 (SINIM)'),
      col('pobreza', 'Pobreza por ingresos, % (CASEN, en SINIM 2023)'),
    ],
    filas: () => {
      const contextos = new Map(estudio.contextos.map((c) => [c.cut, c]));
      return estudio.fichas.map((f) => {
        const c = contextos.get(f.municipio.cut);
        return [
          ...nombrar(f),
          f.municipio.region.codigo,
          valorDe(f, 'indice'),
          c?.poblacion ?? null,
          c?.rural ?? null,
          c?.dependenciaFcm ?? null,
          c?.pobreza ?? null,
        ];
      });
    },
  };
}

function deParecidos(estudio: Estudio2015): ArchivoAbierto {
  return {
    id: 'parecidos-2015',
    contenido: 'Las 15 municipalidades de contexto más parecido a cada una.',
    licencia: NO_COMERCIAL,
    columnas: [
      ...MUNICIPIO,
      col('indice', 'Índice de 2015 (IMTM), de 0 a 1'),
      col('media_parecidas', 'Índice medio de sus parecidas'),
      col('diferencia', 'Índice menos la media de sus parecidas'),
      col('margen', 'Mitad del intervalo de 90 % de la diferencia, por error de medida'),
      col('parecidas', 'Códigos de las parecidas, de la más a la menos, separados por un espacio'),
    ],
    filas: () =>
      [...cotejosDe(estudio).values()].map((c) => [
        ...nombrar(c.ficha),
        c.indice,
        c.media,
        c.diferencia,
        c.margen,
        c.pares.map((f) => f.municipio.cut).join(' '),
      ]),
  };
}

function deComponentes(estudio: Estudio2015): ArchivoAbierto {
  return {
    id: 'componentes-2015',
    contenido: 'Las municipalidades completas en dos componentes principales.',
    licencia: NO_COMERCIAL,
    columnas: [
      ...MUNICIPIO,
      col('grupo', 'Grupo de 1 a 5'),
      col('componente_1', 'Primer componente de las cuatro dimensiones, sin tipificar'),
      col('componente_2', 'Segundo componente'),
    ],
    filas: () => {
      const { puntos } = leerEstructura(estudio);
      return estudio.completas.map((f, i) => [
        ...nombrar(f),
        puntos[i]?.grupo ?? null,
        puntos[i]?.x ?? null,
        puntos[i]?.y ?? null,
      ]);
    },
  };
}
