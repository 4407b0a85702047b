import type { TareaGantt } from '../../../graficos/index.ts';
import { leerHitosPrograma } from '../estrategia/index.ts';
import type { FilaHito } from './vistas/tabla-hitos.tsx';

/** Hito que la plataforma calcula de su propio uso, con sus fechas para el gráfico. */
export interface HitoCalculado {
  readonly fila: FilaHito;
  readonly tarea: TareaGantt;
}

const MESES =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  );

/** «2014-06» como «junio de 2014». */
export function mesLegible(mes: string): string {
  const [anio = '', numero = '1'] = mes.split('-');
  return `${MESES[Number(numero) - 1] ?? numero} de ${anio}`;
}

/** Los dos hitos del programa de 2014 a 2017, como se informaron. */
export function hitosHistoricos(): readonly FilaHito[] {
  return leerHitosPrograma().map((h) => ({
    id: h.id,
    nombre: h.nombre,
    inicio: mesLegible(h.inicio),
    termino: mesLegible(h.termino),
    avance: h.avance,
    verificacion: h.verificacion,
  }));
}

/** Los históricos y los de hoy como barras en el tiempo. */
export function tareasDe(calculados: readonly HitoCalculado[]): readonly TareaGantt[] {
  return [
    ...leerHitosPrograma().map((h) => ({
      nombre: `${h.meta} trámites ${h.id.includes('adoptados') ? 'adoptados' : 'digitalizados'}`,
      inicio: `${h.inicio}-01`,
      termino: `${h.termino}-30`,
      avance: h.avance,
    })),
    ...calculados.map((h) => h.tarea),
  ];
}
