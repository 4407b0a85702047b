import type { VNode } from 'preact';

/**
 * JSON para incrustar en una página: `<`, `>` y `&` quedan como escapes de JSON, de modo que nada
 * del contenido puede cerrar el bloque ni abrir otro.
 */
export function serializarSeguro(datos: object): string {
  const escapes: Readonly<Record<string, string>> = {
    '<': '\\u003c',
    '>': '\\u003e',
    '&': '\\u0026',
    '\u2028': '\\u2028',
    '\u2029': '\\u2029',
  };
  return JSON.stringify(datos).replace(/[<>&\u2028\u2029]/g, (c) => escapes[c] ?? c);
}

/** Bloque JSON-LD (datos, no código: el navegador no lo ejecuta). */
export function DatosEstructurados({ datos }: { readonly datos: object }): VNode {
  const html = { __html: serializarSeguro(datos) };
  return <script type="application/ld+json" {...{ dangerouslySetInnerHTML: html }} />;
}
