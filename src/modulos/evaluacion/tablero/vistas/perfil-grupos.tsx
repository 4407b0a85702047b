import type { VNode } from 'preact';
import { type Columna, Tabla } from '../../../../diseno/index.ts';
import type { ReglasDeGrupo } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import { BarraCelda, DIMENSIONES, MarcaGrupo } from './piezas.tsx';

type Grupo = ReglasDeGrupo['centros']['grupos'][number];

/** Medias de las dimensiones en cada grupo, con sus nombres y cuántos son. */
export function PerfilGrupos({ reglas }: { readonly reglas: ReglasDeGrupo }): VNode {
  const { grupos, dimensiones } = reglas.centros;
  const columnas: readonly Columna<Grupo>[] = [
    {
      clave: 'grupo',
      titulo: 'Grupo',
      encabezaFila: true,
      celda: (g) => (
        <a class="enlace-grupo" href={`/madurez/grupos/${g.grupo}`}>
          <MarcaGrupo grupo={g.grupo} nombre={g.nombre} />
        </a>
      ),
    },
    { clave: 'n', titulo: 'Municipios', numerica: true, celda: (g) => g.n_2015 },
    ...dimensiones.map(
      (d, i): Columna<Grupo> => ({
        clave: d,
        titulo: DIMENSIONES[d]?.nombre ?? d,
        celda: (g) => <BarraCelda valor={g.media[i] ?? 0} texto={decimal(g.media[i], 2)} />,
      }),
    ),
    {
      clave: 'imtm',
      titulo: 'Índice',
      numerica: true,
      celda: (g) => decimal(g.media.reduce((a, b) => a + b, 0) / g.media.length, 3),
    },
  ];
  return (
    <Tabla
      leyenda="Media de cada grupo, de 0 a 1"
      columnas={columnas}
      filas={grupos}
      claveDeFila={(g) => String(g.grupo)}
    />
  );
}
