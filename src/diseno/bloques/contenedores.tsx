import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { Icono, type NombreIcono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido, EnlaceNavegacion } from '../tipos.ts';

/** Hasta cuánto se cuenta en una pestaña: lo que pasa de ahí se ve «999+». */
const CUENTA_MAXIMA = 999;

/** Encabezado de página: rótulo breve, título (h1) y bajada. */
export function EncabezadoPagina(p: {
  readonly titulo: Contenido;
  readonly rotulo?: Contenido | undefined;
  readonly bajada?: Contenido | undefined;
  readonly acciones?: Contenido | undefined;
  /** Nivel del título; 1 salvo dentro de otra página. */
  readonly nivel?: 1 | 2 | 3 | undefined;
}): VNode {
  const Titulo = `h${p.nivel ?? 1}` as 'h1' | 'h2' | 'h3';
  return (
    <header class="encabezado-pagina">
      <div>
        {p.rotulo ? <p class="encabezado-rotulo">{p.rotulo}</p> : null}
        <Titulo class="encabezado-titulo">{p.titulo}</Titulo>
        {p.bajada ? <p class="encabezado-bajada">{p.bajada}</p> : null}
      </div>
      {p.acciones ? <div class="grupo-botones">{p.acciones}</div> : null}
    </header>
  );
}

/** Detalle que se abre a pedido; funciona sin código (details). */
export function Desplegable(p: {
  readonly titulo: string;
  readonly children: Contenido;
  readonly abierto?: boolean | undefined;
}): VNode {
  return (
    <details class="desplegable" open={p.abierto}>
      <summary>
        <Icono nombre="derecha" />
        {p.titulo}
      </summary>
      <div class="desplegable-cuerpo">{p.children}</div>
    </details>
  );
}

/** Tarjeta: un asunto con su enlace principal. Toda la superficie responde al enlace. */
export function Tarjeta(p: {
  readonly titulo: Contenido;
  readonly href?: string | undefined;
  readonly children?: Contenido | undefined;
  readonly icono?: NombreIcono | undefined;
  readonly pie?: Contenido | undefined;
  /** Nivel del título según dónde va la tarjeta. */
  readonly nivel?: 2 | 3 | 4 | undefined;
}): VNode {
  const Titulo = `h${p.nivel ?? 3}` as 'h2' | 'h3' | 'h4';
  return (
    <article class={clases('tarjeta', p.href && 'tarjeta-enlace', p.icono && 'tarjeta-con-icono')}>
      {p.icono ? (
        <span class="tarjeta-icono">
          <Icono nombre={p.icono} />
        </span>
      ) : null}
      <Titulo class="tarjeta-titulo">{p.href ? <a href={p.href}>{p.titulo}</a> : p.titulo}</Titulo>
      {p.children ? <div class="tarjeta-cuerpo">{p.children}</div> : null}
      {p.pie ? <div class="tarjeta-pie">{p.pie}</div> : null}
    </article>
  );
}

/** Rejilla de tarjetas que se acomoda al ancho. */
export function RejillaTarjetas({ children }: { readonly children: Contenido }): VNode {
  return <div class="rejilla-tarjetas">{children}</div>;
}

/** Pestañas como enlaces: cada una es una dirección. */
export function Pestanas(p: {
  readonly etiqueta: string;
  readonly enlaces: readonly (EnlaceNavegacion & {
    /** Cuántas cosas hay; sobre 999 se muestra «999+». */
    readonly cuenta?: number | undefined;
    /** Idioma del texto, si no es el de la página. */
    readonly lang?: string | undefined;
  })[];
}): VNode {
  return (
    <nav class="pestanas" aria-label={p.etiqueta}>
      <ul>
        {p.enlaces.map((e) => (
          <li key={e.href}>
            <a href={e.href} lang={e.lang} aria-current={e.actual ? 'page' : undefined}>
              {e.texto}
              {e.cuenta === undefined ? null : <Cuenta cuantas={e.cuenta} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Un lector de pantalla dice «más de 999» en vez de leer el signo. */
function Cuenta({ cuantas }: { readonly cuantas: number }): VNode {
  const t = useTextos();
  if (cuantas <= CUENTA_MAXIMA) return <span class="cuenta">{cuantas}</span>;
  return (
    <>
      <span class="cuenta" aria-hidden="true">{`${CUENTA_MAXIMA}+`}</span>
      <span class="solo-lector"> {t.masDe(CUENTA_MAXIMA)}</span>
    </>
  );
}

/** Recuadro lateral o destacado, con título: costo, plazo, contacto. */
export function Recuadro(p: {
  readonly titulo: string;
  readonly children: Contenido;
  readonly nivel?: 2 | 3 | undefined;
}): VNode {
  const Titulo = `h${p.nivel ?? 2}` as 'h2' | 'h3';
  return (
    <section class="recuadro">
      <Titulo>{p.titulo}</Titulo>
      {p.children}
    </section>
  );
}
