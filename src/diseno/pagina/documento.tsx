import type { VNode } from 'preact';
import { ContextoIdioma } from '../en-castellano.tsx';
import { urlDeEstilo } from '../hojas.ts';
import { ContextoTextos, type TextosDiseno, textosCastellano } from '../textos.ts';
import type { Contenido } from '../tipos.ts';
import { DatosEstructurados } from './datos-estructurados.tsx';
import type { PropsDocumento } from './sitio.ts';

/** Enlace para saltar la cabecera; es lo primero que recibe el foco. */
export function SaltoAContenido({ texto }: { readonly texto: string }): VNode {
  return (
    <a class="salto" href="#contenido">
      {texto}
    </a>
  );
}

type PropsArmazon = Omit<PropsDocumento, 'children'> & {
  readonly textos?: Partial<TextosDiseno> | undefined;
  readonly clase: string;
  readonly children: Contenido;
};

/** Documento HTML: cabeza, textos del idioma y salto al contenido. Lo usan las dos plantillas. */
export function Armazon(p: PropsArmazon): VNode {
  const textos = { ...textosCastellano, ...p.textos };
  const nombre = p.titulo === p.sitio.nombre ? p.titulo : `${p.titulo} | ${p.sitio.nombre}`;
  return (
    <html lang={p.idioma}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{(p.conErrores ? textos.prefijoError : '') + nombre}</title>
        {p.descripcion ? <meta name="description" content={p.descripcion} /> : null}
        {p.privada ? <meta name="robots" content="noindex" /> : null}
        {p.canonica ? <link rel="canonical" href={p.canonica} /> : null}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={urlDeEstilo} />
        {p.sitio.tema ? <link rel="stylesheet" href={p.sitio.tema} /> : null}
        {p.datosEstructurados ? <DatosEstructurados datos={p.datosEstructurados} /> : null}
        {p.guiones?.map((g) => (
          <script key={g} src={g} type="module" />
        ))}
      </head>
      <body class={p.clase}>
        <ContextoIdioma.Provider value={p.idioma}>
          <ContextoTextos.Provider value={textos}>
            <SaltoAContenido texto={textos.saltarAlContenido} />
            {p.demostracion ? (
              <aside class="demostracion" aria-label={textos.avisoDemostracion}>
                {p.demostracion}
              </aside>
            ) : null}
            {p.children}
          </ContextoTextos.Provider>
        </ContextoIdioma.Provider>
      </body>
    </html>
  );
}
