import type { VNode } from 'preact';

/** Contenido ya dibujado y guardado en memoria. Solo recibe lo que dibujó esta misma aplicación. */
export function Precompuesto({ html }: { readonly html: string }): VNode {
  return <div class="contenido precompuesto" {...{ dangerouslySetInnerHTML: { __html: html } }} />;
}
