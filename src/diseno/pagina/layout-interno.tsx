import type { VNode } from 'preact';
import { Icono } from '../icono.tsx';
import { type TextosDiseno, useTextos } from '../textos.ts';
import type { Contenido, Enlace } from '../tipos.ts';
import { Marca, MenuUsuario } from './cabecera.tsx';
import { Armazon } from './documento.tsx';
import { MigasDePan } from './pagina.tsx';
import type { EntradaRiel, PropsDocumento } from './sitio.ts';

/** Riel de la trastienda: columna a la izquierda; en teléfonos, barra abajo. */
function Riel({ entradas }: { readonly entradas: readonly EntradaRiel[] }): VNode {
  const t = useTextos();
  return (
    <nav class="riel" aria-label={t.navegacion}>
      <ul>
        {entradas.map((e) => (
          <li key={e.href}>
            <a href={e.href} aria-current={e.actual ? 'page' : undefined}>
              <Icono nombre={e.icono} />
              <span>{e.texto}</span>
              {e.cuenta === undefined ? null : <span class="cuenta">{e.cuenta}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type PropsInterno = PropsDocumento & {
  readonly textos?: Partial<TextosDiseno> | undefined;
  /** Hasta cinco entradas: en teléfonos caben abajo. */
  readonly riel: readonly EntradaRiel[];
  readonly migas?: readonly Enlace[] | undefined;
  /** Buscador u otras herramientas en la cabecera. */
  readonly herramientas?: Contenido | undefined;
};

/** Página de la trastienda municipal: cabecera compacta, riel y área de trabajo fluida. */
export function LayoutInterno(p: PropsInterno): VNode {
  return (
    <Armazon {...p} privada clase="interna">
      <header class="cabecera-interna">
        <Marca sitio={p.sitio} />
        {p.herramientas ? <div class="cabecera-herramientas">{p.herramientas}</div> : null}
        {p.usuario ? <MenuUsuario usuario={p.usuario} /> : null}
      </header>
      <div class="interna-cuerpo">
        <Riel entradas={p.riel} />
        <main id="contenido" tabindex={-1}>
          {p.migas ? <MigasDePan migas={p.migas} /> : null}
          {p.children}
        </main>
      </div>
    </Armazon>
  );
}
