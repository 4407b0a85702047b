import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { ContextoTextos, textosCastellano } from './textos.ts';
import type { Contenido } from './tipos.ts';

export const CASTELLANO = 'es-CL';

/** Idioma de la página que se dibuja; `Pagina` y `LayoutInterno` lo llenan. */
export const ContextoIdioma = createContext<string>(CASTELLANO);

/** Todo lo de adentro habla castellano: su idioma y las palabras de los componentes. */
export function ContextoCastellano({ children }: { readonly children: Contenido }): VNode {
  return (
    <ContextoIdioma.Provider value={CASTELLANO}>
      <ContextoTextos.Provider value={textosCastellano}>{children}</ContextoTextos.Provider>
    </ContextoIdioma.Provider>
  );
}

/**
 * Texto que está en castellano aunque la página vaya en otro idioma: lo que escribió la
 * municipalidad, las explicaciones legales y las respuestas. Lo marca con `lang` para que un lector
 * de pantalla lo pronuncie bien (WCAG 3.1.2); en una página en castellano no agrega nada. Los
 * componentes que van dentro usan también sus palabras en castellano.
 */
export function EnCastellano(p: {
  readonly children: Contenido;
  /** Envuelve párrafos y campos (div) en vez de texto corrido (span). */
  readonly bloque?: boolean | undefined;
}): VNode {
  if (useContext(ContextoIdioma).startsWith('es')) return <>{p.children}</>;
  const Marca = p.bloque === true ? 'div' : 'span';
  return (
    <Marca lang={CASTELLANO}>
      <ContextoCastellano>{p.children}</ContextoCastellano>
    </Marca>
  );
}
