import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface Pagina {
  /** Nombre del sistema real, para decir que esto no lo es. */
  readonly sistema: string;
  readonly titulo: string;
  readonly cuerpo: ComponentChildren;
}

function Documento({ sistema, titulo, cuerpo }: Pagina): VNode {
  return (
    <html lang="es-CL">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${titulo} | Simulador: no es ${sistema}`}</title>
        <link rel="stylesheet" href="/_simulador/estilo.css" />
      </head>
      <body>
        <header>
          <p>
            <strong>Simulador: no es {sistema}.</strong> Sirve para probar; los datos son ficticios.
          </p>
        </header>
        <main>
          <h1>{titulo}</h1>
          {cuerpo}
        </main>
      </body>
    </html>
  );
}

/** Página completa del simulador, sin JavaScript ni recursos externos. */
export function renderizarPagina(pagina: Pagina): string {
  return `<!doctype html>${renderToString(<Documento {...pagina} />)}`;
}
