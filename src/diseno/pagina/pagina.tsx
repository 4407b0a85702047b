import type { VNode } from 'preact';
import { Aviso } from '../bloques/mensajes.tsx';
import { CASTELLANO, ContextoCastellano } from '../en-castellano.tsx';
import { Icono } from '../icono.tsx';
import { type TextosDiseno, useTextos } from '../textos.ts';
import type { Contenido, Enlace } from '../tipos.ts';
import { Cabecera } from './cabecera.tsx';
import { Armazon } from './documento.tsx';
import { Pie } from './pie.tsx';
import type { EnlaceIdioma, PropsDocumento } from './sitio.ts';

/** Camino hasta esta página; la página misma no va en la lista. */
export function MigasDePan({ migas }: { readonly migas: readonly Enlace[] }): VNode | null {
  const t = useTextos();
  if (migas.length === 0) return null;
  return (
    <nav class="migas" aria-label={t.migas}>
      <ol>
        {migas.map((m, i) => (
          <li key={m.href}>
            {i === 0 ? null : <Icono nombre="derecha" />}
            <a href={m.href}>{m.texto}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Enlace para volver a la página anterior de un formulario. */
export function EnlaceVolver({ href, texto }: Enlace): VNode {
  return (
    <a class="volver" href={href}>
      <Icono nombre="anterior" />
      {texto}
    </a>
  );
}

export type PropsPagina = PropsDocumento & {
  readonly textos?: Partial<TextosDiseno> | undefined;
  /** Enlace para identificarse, si no hay sesión. */
  readonly ingreso?: Enlace | undefined;
  readonly migas?: readonly Enlace[] | undefined;
  /** En vez de migas, dentro de un formulario. */
  readonly volver?: Enlace | undefined;
  readonly idiomas?: readonly EnlaceIdioma[] | undefined;
  /** lectura: 42rem; amplio: hasta 72rem. */
  readonly ancho?: 'lectura' | 'amplio' | undefined;
  /** El contenido no está traducido: se avisa, y se marca en castellano dentro de la página. */
  readonly soloEnCastellano?: boolean | undefined;
  /** Franja a todo el ancho sobre el contenido (portadas). */
  readonly portada?: Contenido | undefined;
};

/** Página pública completa: cabecera, camino, contenido y pie. El h1 va dentro de `children`. */
export function Pagina(p: PropsPagina): VNode {
  const sinTraducir = p.soloEnCastellano === true && !p.idioma.startsWith('es');
  return (
    <Armazon {...p} clase={`publica publica-${p.sitio.tipo}`}>
      <Cabecera sitio={p.sitio} usuario={p.usuario} ingreso={p.ingreso} />
      <main id="contenido" tabindex={-1}>
        {sinTraducir ? (
          <div class="ancho">
            <SoloEnCastellano />
          </div>
        ) : null}
        {sinTraducir ? (
          <div lang={CASTELLANO}>
            <ContextoCastellano>
              <Cuerpo {...p} />
            </ContextoCastellano>
          </div>
        ) : (
          <Cuerpo {...p} />
        )}
      </main>
      <Pie sitio={p.sitio} idiomas={p.idiomas} />
    </Armazon>
  );
}

function SoloEnCastellano(): VNode {
  return (
    <Aviso tono="info">
      <p>{useTextos().soloEnCastellano}</p>
    </Aviso>
  );
}

function Cuerpo(p: PropsPagina): VNode {
  return (
    <>
      {p.portada ? (
        <div class="portada">
          <div class="ancho">{p.portada}</div>
        </div>
      ) : null}
      <div class="ancho">
        {p.migas ? <MigasDePan migas={p.migas} /> : null}
        {p.volver ? <EnlaceVolver {...p.volver} /> : null}
        <div class={p.ancho === 'amplio' ? 'contenido' : 'contenido contenido-lectura'}>
          {p.children}
        </div>
      </div>
    </>
  );
}
