import type { VNode } from 'preact';
import { type Columna, Tabla } from '../../../../diseno/index.ts';
import type { ComparacionMunicipio } from '../../madurez/index.ts';
import { decimal, porcentaje } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { DIMENSIONES } from './piezas.tsx';

type Cotejo = NonNullable<ComparacionMunicipio['indice']>;
interface Fila {
  readonly nombre: string;
  readonly cotejo: Cotejo;
}

const supera = (p: number | undefined): string => (p === undefined ? '—' : porcentaje(p));

const columnas: readonly Columna<Fila>[] = [
  { clave: 'nombre', titulo: 'Medida', encabezaFila: true, celda: (f) => f.nombre },
  { clave: 'valor', titulo: 'Puntaje', numerica: true, celda: (f) => decimal(f.cotejo.valor, 2) },
  {
    clave: 'pares',
    titulo: 'Mediana de los parecidos',
    numerica: true,
    celda: (f) => decimal(f.cotejo.pares?.mediana, 2),
  },
  {
    clave: 'supera',
    titulo: 'Supera, de los parecidos',
    numerica: true,
    celda: (f) => supera(f.cotejo.pares?.percentil),
  },
  {
    clave: 'pais',
    titulo: 'Mediana del país',
    numerica: true,
    celda: (f) => decimal(f.cotejo.pais?.mediana, 2),
  },
];

/** Comparación con los municipios de contexto más parecido, además del país. */
export function Comparacion(p: {
  readonly ficha: FichaEstudio;
  readonly estudio: Estudio2015;
  readonly comparacion: ComparacionMunicipio;
}): VNode {
  const { comparacion, estudio } = p;
  const filas: Fila[] = [
    // Con una dimensión sin dato el promedio es de otras cosas: el índice no se compara.
    ...(comparacion.indice === null || !p.ficha.completo
      ? []
      : [{ nombre: 'Índice', cotejo: comparacion.indice }]),
    ...Object.entries(comparacion.dimensiones).map(([clave, cotejo]) => ({
      nombre: DIMENSIONES[clave]?.nombre ?? clave,
      cotejo,
    })),
  ];
  const parecidos = comparacion.parecidos.flatMap(({ cut }) => estudio.porCut.get(cut) ?? []);
  return (
    <>
      <h2>Comparación justa</h2>
      <p>
        Se compara con los {parecidos.length} municipios más parecidos en población, ruralidad,
        dependencia del Fondo Común Municipal y pobreza.
      </p>
      {comparacion.advertencias.map((a) => (
        <p key={a}>{a}</p>
      ))}
      {filas.length === 0 ? (
        <p>Sin índice publicado no hay qué comparar.</p>
      ) : (
        <Tabla
          leyenda="Frente a los parecidos y al país"
          leyendaOculta
          columnas={columnas}
          filas={filas}
          claveDeFila={(f) => f.nombre}
        />
      )}
      <h3>Los más parecidos</h3>
      <ul class="lista-archivos">
        {parecidos.map(({ municipio }) => (
          <li key={municipio.cut}>
            <a href={`/madurez/municipios/${municipio.slug}`}>{municipio.nombre}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
