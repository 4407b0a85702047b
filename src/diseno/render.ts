import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/**
 * Convierte un documento completo (`Pagina`, `LayoutInterno`) en HTML, con su doctype.
 * Todo texto queda escapado por Preact.
 */
export function renderHtml(nodo: VNode): string {
  return `<!doctype html>\n${render(nodo)}`;
}

/** Convierte un trozo (sin doctype) en HTML: correos, pruebas, fragmentos. */
export function renderTrozo(nodo: VNode): string {
  return render(nodo);
}
