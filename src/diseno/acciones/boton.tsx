import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { Icono, type NombreIcono } from '../icono.tsx';
import type { Contenido } from '../tipos.ts';

/** Peso visual de una acción: una sola primaria por página. */
export type VarianteBoton = 'primario' | 'secundario' | 'peligro' | 'discreto';

type PropsComunes = {
  readonly children: Contenido;
  readonly variante?: VarianteBoton | undefined;
  /** Ícono a la izquierda (o a la derecha si es `siguiente`). */
  readonly icono?: NombreIcono | undefined;
  readonly ancho?: boolean | undefined;
  readonly id?: string | undefined;
};

type PropsBoton = PropsComunes & {
  readonly tipo?: 'submit' | 'button' | 'reset' | undefined;
  readonly nombre?: string | undefined;
  readonly valor?: string | undefined;
  readonly deshabilitado?: boolean | undefined;
  /** Envía el formulario sin validación del navegador (guardar y seguir después). */
  readonly sinValidar?: boolean | undefined;
  /** Dirección distinta a la del formulario. */
  readonly accion?: string | undefined;
  /** Id del formulario, si el botón está fuera de él. */
  readonly formulario?: string | undefined;
};

function Interior({ icono, children }: Pick<PropsComunes, 'icono' | 'children'>): VNode {
  const alFinal = icono === 'siguiente' || icono === 'externo';
  return (
    <>
      {icono && !alFinal ? <Icono nombre={icono} /> : null}
      <span>{children}</span>
      {icono && alFinal ? <Icono nombre={icono} /> : null}
    </>
  );
}

const clase = (p: PropsComunes): string =>
  clases('boton', `boton-${p.variante ?? 'primario'}`, p.ancho && 'boton-ancho');

/** Botón que hace algo (envía el formulario). Empiece el texto con un verbo: "Pagar $ 3.500". */
export function Boton(p: PropsBoton): VNode {
  return (
    <button
      type={p.tipo ?? 'submit'}
      class={clase(p)}
      id={p.id}
      name={p.nombre}
      value={p.valor}
      disabled={p.deshabilitado}
      formnovalidate={p.sinValidar}
      formaction={p.accion}
      form={p.formulario}
    >
      <Interior icono={p.icono}>{p.children}</Interior>
    </button>
  );
}

/** Enlace con forma de botón: lleva a otra página y no cambia nada. */
export function EnlaceBoton(p: PropsComunes & { readonly href: string }): VNode {
  return (
    <a class={clase(p)} id={p.id} href={p.href}>
      <Interior icono={p.icono}>{p.children}</Interior>
    </a>
  );
}

/** Fila de acciones de una página: la primaria primero. */
export function GrupoBotones({ children }: { readonly children: Contenido }): VNode {
  return <div class="grupo-botones">{children}</div>;
}
