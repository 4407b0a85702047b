import type { VNode } from 'preact';
import type { Avance } from '../leer-encuesta.ts';

/** Barra de avance. El texto que la acompaña lo dice con números. */
export function BarraDeAvance({ avance }: { readonly avance: Avance }): VNode {
  const ancho = avance.total === 0 ? 0 : Math.round((avance.respondidas / avance.total) * 100);
  return (
    <div class="progreso">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="barra-fondo" width="100" height="4" />
        <rect class="barra-avance" width={ancho} height="4" />
      </svg>
    </div>
  );
}
