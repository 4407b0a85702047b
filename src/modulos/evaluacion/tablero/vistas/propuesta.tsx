import type { VNode } from 'preact';
import { agruparMiles, type Columna, Tabla } from '../../../../diseno/index.ts';
import type { AreasDeMejora } from '../../estrategia/index.ts';
import { decimal } from '../cifras.ts';
import type { FichaEstudio } from '../estudio.ts';
import type { Paso2015, Propuesta2015 } from '../proponer-2015.ts';
import { MarcaGrupo } from './piezas.tsx';

const millones = (clp: number): string =>
  agruparMiles(Math.round(clp / 100_000) / 10).replace('.', ',');

/** Costo en millones de pesos, de menor a mayor. */
export function rangoDeCosto(costo: { readonly minimo: number; readonly maximo: number }): string {
  if (costo.maximo === 0) return 'Sin costo directo';
  return `$ ${millones(costo.minimo)} a ${millones(costo.maximo)} millones`;
}

const columnas: readonly Columna<Paso2015 & { readonly orden: number }>[] = [
  {
    clave: 'accion',
    titulo: 'Acción',
    encabezaFila: true,
    celda: (p) => (
      <>
        {p.orden}. {p.accion.nombre}
        <span class="nota-celda">{p.accion.proposito}</span>
      </>
    ),
  },
  {
    clave: 'efecto',
    titulo: 'Sube el índice',
    numerica: true,
    celda: (p) => `+${decimal(p.efecto, 3)}`,
  },
  {
    clave: 'esfuerzo',
    titulo: 'Personas-mes',
    numerica: true,
    celda: (p) => decimal(p.accion.esfuerzo_personas_mes, 1),
  },
  { clave: 'semanas', titulo: 'Semanas', numerica: true, celda: (p) => p.accion.semanas },
  { clave: 'costo', titulo: 'Costo', celda: (p) => rangoDeCosto(p.accion.costo_clp) },
];

/** Áreas de mejora del grupo y propuesta de acciones por efecto y esfuerzo. */
export function Propuesta(p: {
  readonly propuesta: Propuesta2015;
  readonly areas: AreasDeMejora;
  readonly ficha: FichaEstudio;
}): VNode | null {
  const { propuesta, areas } = p;
  const foco = areas.grupos.find((g) => g.grupo === p.ficha.ubicacion?.grupo);
  if (foco === undefined) return null;
  const { antes, despues } = propuesta;
  return (
    <>
      <h2>Áreas de mejora de su grupo</h2>
      <p>
        El programa de 2018 señala para el grupo {foco.grupo}: <b>{foco.foco}</b>
      </p>
      <ol>
        {foco.orden.map((a) => (
          <li key={a}>{areas.areas[a]}</li>
        ))}
      </ol>
      <h2>Propuesta de acciones</h2>
      {propuesta.pasos.length === 0 ? (
        <p>Con las preguntas de 2015 ya no hay acciones que suban su índice.</p>
      ) : (
        <>
          <p>
            Ordenadas por lo que suben el índice en relación con su esfuerzo. Si las hace todas, su
            índice de 2015 pasaría de {decimal(antes.indice, 2)} a {decimal(despues.indice, 2)}
            {despues.grupo === null || despues.grupo === antes.grupo ? (
              '.'
            ) : (
              <>
                {' '}
                y llegaría al <MarcaGrupo grupo={despues.grupo} nombre={`grupo ${despues.grupo}`} />
                .
              </>
            )}
          </p>
          <Tabla
            leyenda="Acciones por efecto y esfuerzo"
            leyendaOculta
            columnas={columnas}
            filas={propuesta.pasos.map((paso, i) => ({ ...paso, orden: i + 1 }))}
            claveDeFila={(paso) => paso.accion.id}
          />
          <p class="fuente-datos">
            Efectos, esfuerzos y costos son estimaciones propias por revisar. Con respuestas de 2015
            es una orientación: la estrategia se hace con la medición de hoy.
          </p>
        </>
      )}
    </>
  );
}
