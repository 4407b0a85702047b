import type { VNode } from 'preact';
import { Boton } from '../acciones/boton.tsx';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido } from '../tipos.ts';

/** Paginación por clave: anterior y siguiente, sin números. Sin destinos no muestra nada. */
export function Paginacion(p: {
  readonly anterior?: string | undefined;
  readonly siguiente?: string | undefined;
  /** Por ejemplo "25 de 1.204 solicitudes". */
  readonly resumen?: string | undefined;
}): VNode | null {
  const t = useTextos();
  if (!p.anterior && !p.siguiente && !p.resumen) return null;
  return (
    <nav class="paginacion" aria-label={t.paginacion}>
      {p.anterior ? (
        <a href={p.anterior} rel="prev">
          <Icono nombre="anterior" />
          {t.paginaAnterior}
        </a>
      ) : (
        <span />
      )}
      {p.resumen ? <p class="paginacion-resumen">{p.resumen}</p> : null}
      {p.siguiente ? (
        <a href={p.siguiente} rel="next">
          {t.paginaSiguiente}
          <Icono nombre="siguiente" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** Buscador: un campo y su botón, por GET. */
export function Buscador(p: {
  readonly id: string;
  readonly accion: string;
  readonly etiqueta: string;
  readonly nombre?: string | undefined;
  readonly valor?: string | undefined;
  readonly ayuda?: string | undefined;
  /** Etiqueta grande, para la portada. */
  readonly grande?: boolean | undefined;
}): VNode {
  const t = useTextos();
  return (
    <search>
      <form
        class={p.grande ? 'buscador buscador-grande' : 'buscador'}
        action={p.accion}
        method="get"
      >
        <label for={p.id}>{p.etiqueta}</label>
        {p.ayuda ? (
          <p class="campo-ayuda" id={`${p.id}-ayuda`}>
            {p.ayuda}
          </p>
        ) : null}
        <div class="buscador-fila">
          <input
            class="control"
            type="search"
            id={p.id}
            name={p.nombre ?? 'q'}
            value={p.valor}
            autocomplete="off"
            aria-describedby={p.ayuda ? `${p.id}-ayuda` : undefined}
          />
          <Boton icono="buscar">{t.buscar}</Boton>
        </div>
      </form>
    </search>
  );
}

/** Filtros siempre a la vista, por GET. Los hijos son campos. */
export function Filtros(p: {
  readonly accion: string;
  readonly titulo: string;
  readonly children: Contenido;
  /** Dirección sin filtros, si hay alguno puesto. */
  readonly limpiar?: string | undefined;
}): VNode {
  const t = useTextos();
  return (
    <search>
      <form class="filtros" action={p.accion} method="get" aria-label={p.titulo}>
        <div class="filtros-campos">{p.children}</div>
        <div class="filtros-acciones">
          <Boton variante="secundario" icono="filtro">
            {t.filtrar}
          </Boton>
          {p.limpiar ? <a href={p.limpiar}>{t.limpiarFiltros}</a> : null}
        </div>
      </form>
    </search>
  );
}

/** Barra fija abajo con lo que se puede hacer con las filas marcadas. */
export function AccionesMasivas(p: {
  readonly texto: string;
  readonly children: Contenido;
}): VNode {
  return (
    <section class="acciones-masivas" aria-label={p.texto}>
      <p>{p.texto}</p>
      <div class="grupo-botones">{p.children}</div>
    </section>
  );
}
