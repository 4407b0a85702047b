import { BarrasHorizontales } from '../../../../graficos/index.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estudio2015 } from '../estudio.ts';
import { DIMENSIONES, FUENTE_2015 } from '../vistas/piezas.tsx';
import { type Bloque, figura, parrafo, seccion, tabla } from './bloques.ts';
import type { FuentesDeInforme } from './fuentes.ts';

const FUENTE_CONTEXTO = 'INE (Censo 2024), SINIM 2023 y CASEN.';
const miles = (n: number | null): string =>
  n === null ? '—' : Math.round(n).toLocaleString('es-CL');

/** Comparación con las municipalidades de contexto más parecido. */
export function parecidas(
  fuentes: FuentesDeInforme,
  estudio: Estudio2015,
  municipio: Municipio,
): Bloque[] {
  const c = fuentes.comparar(municipio.cut);
  if (c === null || c.parecidos.length === 0) return [];
  const contextos = new Map(estudio.contextos.map((x) => [x.cut, x]));
  const propio = contextos.get(municipio.cut);
  const pares = c.parecidos.flatMap(({ cut }) => estudio.porCut.get(cut) ?? []);
  const ficha = estudio.porCut.get(municipio.cut);
  const indice = ficha?.completo ? ficha.medicion.indice : null;
  const barras = [
    ...pares.map((p) => ({ nombre: p.municipio.nombre, valor: p.medicion.indice ?? 0 })),
    ...(indice === null ? [] : [{ nombre: municipio.nombre, valor: indice, destacada: true }]),
  ];
  const filas = Object.entries(c.dimensiones);
  return [
    seccion('Frente a las más parecidas', true),
    parrafo(
      `Comparar a todas con todas es injusto. Aquí se compara con las ${pares.length} municipalidades medidas que más se le parecen. Se miran población, ruralidad, pobreza y dependencia del Fondo Común Municipal.`,
    ),
    ...figura(
      fuentes.hoja,
      <BarrasHorizontales
        id="parecidas"
        titulo="Índice de 2015 de las más parecidas"
        descripcion={`De mayor a menor. ${indice === null ? `${municipio.nombre} no tiene índice comparable.` : `${municipio.nombre} tiene ${decimal(indice, 2)} y supera a ${porcentaje(c.indice?.pares?.percentil ?? 0)} de ellas.`}`}
        barras={barras}
        maximo={1}
      />,
      FUENTE_2015,
      118,
    ),
    ...(filas.length === 0 || indice === null
      ? []
      : [
          tabla({
            titulo: 'Frente a las parecidas y al país',
            columnas: [
              ['Medida', 0],
              ['Puntaje', 24, true],
              ['Mediana de las parecidas', 34, true],
              ['Mediana del país', 28, true],
              ['Supera, de las parecidas', 34, true],
            ],
            filas: [['Índice', c.indice] as const, ...filas].map(([d, x]) => [
              DIMENSIONES[d]?.nombre ?? d,
              decimal(x?.valor, 2),
              decimal(x?.pares?.mediana, 2),
              decimal(x?.pais?.mediana, 2),
              x?.pares ? porcentaje(x.pares.percentil) : '—',
            ]),
          }),
        ]),
    tabla({
      titulo: 'En qué se parecen',
      columnas: [
        ['Municipalidad', 0],
        ['Habitantes', 28, true],
        ['Rural', 22, true],
        ['Dependencia del Fondo Común', 36, true],
        ['Pobreza', 22, true],
      ],
      filas: [
        [municipio.nombre, propio] as const,
        ...pares
          .slice(0, 5)
          .map((p) => [p.municipio.nombre, contextos.get(p.municipio.cut)] as const),
      ].map(([nombre, x]) => [
        nombre,
        miles(x?.poblacion ?? null),
        ...[x?.rural, x?.dependenciaFcm, x?.pobreza].map((v) =>
          v === null || v === undefined ? '—' : `${decimal(v, 1)} %`,
        ),
      ]),
      fuente: FUENTE_CONTEXTO,
    }),
    ...c.advertencias.map(parrafo),
  ];
}
