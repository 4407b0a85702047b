import type { ComponentChildren } from 'preact';

/** Todo lo que puede ir dentro de un componente: texto (se escapa solo) u otros componentes. */
export type Contenido = ComponentChildren;

/** Un enlace con su texto. */
export type Enlace = { readonly texto: string; readonly href: string };

/** Enlace de navegación; `actual` marca la página en que se está (aria-current). */
export type EnlaceNavegacion = Enlace & { readonly actual?: boolean | undefined };

/** Sentido de un mensaje o estado. Nunca se comunica solo con color: cada tono trae ícono. */
export type Tono = 'neutro' | 'info' | 'exito' | 'advertencia' | 'error';
