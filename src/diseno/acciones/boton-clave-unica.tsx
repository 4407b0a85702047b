import type { VNode } from 'preact';
import { useTextos } from '../textos.ts';

/**
 * Botón oficial de ClaveÚnica: fondo #0F69C4, texto blanco, ícono de 24 px, alto mínimo de 48 px
 * y nombre accesible "Iniciar sesión con ClaveÚnica". Lleva a la ruta que inicia la identificación.
 */
export function BotonClaveUnica({
  href,
  texto,
}: {
  readonly href: string;
  readonly texto?: string;
}): VNode {
  const t = useTextos();
  return (
    <a class="boton-claveunica" href={href} aria-label={t.claveUnicaLargo}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 2a5 5 0 0 1 5 5v2h1a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2h1V7a5 5 0 0 1 5-5zm0 2a3 3 0 0 0-3 3v2h6V7a3 3 0 0 0-3-3zm0 8.5a2 2 0 0 0-1 3.73V18h2v-1.77a2 2 0 0 0-1-3.73z" />
      </svg>
      <span>{texto ?? t.claveUnica}</span>
    </a>
  );
}
