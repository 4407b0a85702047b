import type { VNode } from 'preact';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Enlace, EnlaceNavegacion } from '../tipos.ts';
import { Escudo, inicialesDe } from './escudo.tsx';
import type { Sitio, UsuarioVisible } from './sitio.ts';

/** Nombre del sitio con su escudo, enlazado a su portada. */
export function Marca({ sitio }: { readonly sitio: Sitio }): VNode {
  return (
    <a class="marca-sitio" href={sitio.href}>
      <Escudo iniciales={sitio.iniciales ?? inicialesDe(sitio.nombre)} imagen={sitio.escudo} />
      <span>
        <strong>{sitio.nombre}</strong>
        {sitio.bajada ? <small>{sitio.bajada}</small> : null}
      </span>
    </a>
  );
}

/** Menú de la persona con sesión: se abre sin código. */
export function MenuUsuario({ usuario }: { readonly usuario: UsuarioVisible }): VNode {
  const t = useTextos();
  return (
    <details class="menu-usuario">
      <summary>
        <Icono nombre="persona" />
        <span class="solo-lector">{t.usted}: </span>
        <span class="menu-nombre">{usuario.nombre}</span>
        <Icono nombre="abajo" />
      </summary>
      <div class="menu-panel">
        {usuario.detalle ? <p>{usuario.detalle}</p> : null}
        {usuario.enlaces?.length ? (
          <ul>
            {usuario.enlaces.map((e) => (
              <li key={e.href}>
                <a href={e.href}>{e.texto}</a>
              </li>
            ))}
          </ul>
        ) : null}
        <form method="post" action={usuario.salir}>
          <button type="submit">
            <Icono nombre="salir" />
            {t.salir}
          </button>
        </form>
      </div>
    </details>
  );
}

/** Navegación principal del sitio. */
export function Navegacion({ enlaces }: { readonly enlaces: readonly EnlaceNavegacion[] }): VNode {
  const t = useTextos();
  return (
    <nav class="navegacion" aria-label={t.navegacion}>
      <ul>
        {enlaces.map((e) => (
          <li key={e.href}>
            <a href={e.href} aria-current={e.actual ? 'page' : undefined}>
              {e.texto}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PropsCabecera = {
  readonly sitio: Sitio;
  readonly usuario?: UsuarioVisible | undefined;
  /** Enlace para identificarse, si no hay sesión. */
  readonly ingreso?: Enlace | undefined;
};

/** Cabecera del sitio nacional o municipal. */
export function Cabecera({ sitio, usuario, ingreso }: PropsCabecera): VNode {
  return (
    <header class={`cabecera cabecera-${sitio.tipo}`}>
      <div class="ancho cabecera-fila">
        <Marca sitio={sitio} />
        {usuario ? <MenuUsuario usuario={usuario} /> : null}
        {!usuario && ingreso ? (
          <a class="cabecera-ingreso" href={ingreso.href}>
            <Icono nombre="persona" />
            {ingreso.texto}
          </a>
        ) : null}
      </div>
      {sitio.navegacion?.length ? (
        <div class="cabecera-nav">
          <div class="ancho">
            <Navegacion enlaces={sitio.navegacion} />
          </div>
        </div>
      ) : null}
    </header>
  );
}
