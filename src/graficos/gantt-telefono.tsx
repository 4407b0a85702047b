import type { VNode } from 'preact';

/** Una tarea ya puesta en el tiempo: su lugar va de 0 a 1 entre el primer día y el último. */
interface TareaEnElTiempo {
  readonly nombre: string;
  readonly fechas: string;
  readonly avance: number;
  readonly desde: number;
  readonly hasta: number;
  readonly despuesDe: readonly string[];
}

const ANCHO = 300;
const ALTO = 16;

/**
 * Las tareas una bajo otra, con letra del tamaño del texto. La barra dice cuándo cae cada una
 * dentro del plan; todas comparten la escala.
 */
export function GanttEnTelefono(p: {
  readonly tareas: readonly TareaEnElTiempo[];
  /** Dónde cae hoy, de 0 a 1, si cae dentro. */
  readonly hoy: number | undefined;
}): VNode {
  const px = (parte: number): number => Math.round(parte * ANCHO * 10) / 10;
  return (
    <ol class="gantt-lista">
      {p.tareas.map((t) => {
        const ancho = Math.max(4, px(t.hasta - t.desde));
        const avance = Math.max(0, Math.min(1, t.avance));
        return (
          <li key={`${t.nombre} ${t.fechas}`}>
            <b>{t.nombre}</b>
            <span>
              {t.fechas} · {Math.round(t.avance * 100)} %
            </span>
            {t.despuesDe.length === 0 ? null : <span>Después de: {t.despuesDe.join(', ')}</span>}
            <svg viewBox={`0 0 ${ANCHO} ${ALTO}`} aria-hidden="true">
              <path class="grafico-guia" d={`M0 ${ALTO / 2}H${ANCHO}`} />
              <rect
                class="grafico-pista"
                x={px(t.desde)}
                y="2"
                width={ancho}
                height={ALTO - 4}
                rx="2"
              />
              <rect
                class="grafico-barra grafico-destacado"
                x={px(t.desde)}
                y="2"
                width={Math.round(ancho * avance * 10) / 10}
                height={ALTO - 4}
                rx="2"
              />
              {p.hoy === undefined ? null : (
                <path class="gantt-hoy" d={`M${px(p.hoy)} 0V${ALTO}`} />
              )}
            </svg>
          </li>
        );
      })}
      {p.hoy === undefined ? null : (
        <li class="gantt-nota">La raya vertical es hoy. Lo lleno es el avance.</li>
      )}
    </ol>
  );
}
