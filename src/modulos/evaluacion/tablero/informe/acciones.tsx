import { BarrasHorizontales, Gantt } from '../../../../graficos/index.ts';
import type { Accion } from '../../estrategia/index.ts';
import { decimal } from '../cifras.ts';
import { rangoDeCosto } from '../vistas/propuesta.tsx';
import { type Bloque, figura, lista, parrafo, subtitulo, tabla } from './bloques.ts';

/** Acción propuesta con lo que sube el índice cuando le toca. */
export interface AccionDeInforme {
  readonly accion: Accion;
  readonly efecto: number;
}

export const FUENTE_ACCIONES =
  'Biblioteca de acciones de esta plataforma. Efectos, esfuerzos y costos son estimaciones propias por revisar.';

const PISO = 0.25;
const EN_DETALLE = 4;

/** Gráfico de efecto por esfuerzo, tabla de todas y detalle de las primeras. */
export function acciones(hoja: string, elegidas: readonly AccionDeInforme[]): Bloque[] {
  if (elegidas.length === 0) return [parrafo('No hay acciones que suban el índice.')];
  const porMes = (a: AccionDeInforme): number =>
    a.efecto / Math.max(PISO, a.accion.esfuerzo_personas_mes);
  return [
    ...figura(
      hoja,
      <BarrasHorizontales
        id="efecto"
        titulo="Cuánto sube el índice por cada persona-mes de trabajo (milésimas)"
        descripcion={`La primera acción, «${elegidas[0]?.accion.nombre}», sube ${decimal(elegidas[0]?.efecto, 3)} el índice.`}
        conservarOrden
        barras={elegidas.slice(0, 12).map((a, i) => ({
          nombre: `${i + 1}. ${a.accion.nombre}`,
          valor: Math.round(Math.max(0, porMes(a)) * 10_000) / 10,
          destacada: i < 3,
        }))}
      />,
      FUENTE_ACCIONES,
      165,
    ),
    tabla({
      titulo: 'Las acciones, en orden',
      columnas: [
        ['N.º', 9, true],
        ['Acción', 0],
        ['Sube el índice', 22, true],
        ['Personas-mes', 22, true],
        ['Semanas', 18, true],
        ['Costo', 36],
      ],
      filas: elegidas.map((a, i) => [
        String(i + 1),
        { texto: a.accion.nombre, nota: a.accion.proposito },
        `+${decimal(a.efecto, 3)}`,
        decimal(a.accion.esfuerzo_personas_mes, 1),
        String(a.accion.semanas),
        rangoDeCosto(a.accion.costo_clp),
      ]),
      fuente: FUENTE_ACCIONES,
    }),
    ...elegidas
      .slice(0, EN_DETALLE)
      .flatMap((a, i) => [
        subtitulo(`Cómo empezar: ${i + 1}. ${a.accion.nombre}`),
        lista(a.accion.pasos, true),
        parrafo(`Se comprueba con: ${a.accion.verificacion.join('; ')}.`),
      ]),
  ];
}

/** Calendario sugerido: las acciones una tras otra, dos a la vez, desde el mes que viene. */
export function calendarioSugerido(
  hoja: string,
  elegidas: readonly AccionDeInforme[],
  hoy: Temporal.PlainDate,
): readonly Bloque[] {
  const inicio = hoy.with({ day: 1 }).add({ months: 1 });
  const libres = [inicio, inicio];
  const tareas = elegidas.slice(0, 10).map(({ accion }) => {
    const via = Temporal.PlainDate.compare(libres[0] ?? inicio, libres[1] ?? inicio) <= 0 ? 0 : 1;
    const desde = libres[via] ?? inicio;
    const hasta = desde.add({ weeks: Math.max(1, accion.semanas) });
    libres[via] = hasta;
    return {
      nombre: accion.nombre,
      inicio: desde.toString(),
      termino: hasta.subtract({ days: 1 }).toString(),
      avance: 0,
    };
  });
  if (tareas.length === 0) return [];
  return figura(
    hoja,
    <Gantt
      id="calendario"
      titulo="Calendario sugerido, con dos acciones a la vez"
      descripcion={`Empieza el ${inicio.toString().split('-').reverse().join('-')} y usa las semanas estimadas de cada acción.`}
      tareas={tareas}
    />,
    FUENTE_ACCIONES,
    165,
  );
}
