import type { VNode } from 'preact';
import { Icono, type NombreIcono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido, Tono } from '../tipos.ts';

/** Ícono que acompaña a cada tono, para que el color nunca hable solo. */
export const iconoDeTono: Readonly<Record<Tono, NombreIcono>> = {
  neutro: 'circulo',
  info: 'informacion',
  exito: 'exito',
  advertencia: 'advertencia',
  error: 'error',
};

/** Aviso dentro de la página. El tono también se lee: "Atención: …". */
export function Aviso(p: {
  readonly tono: Exclude<Tono, 'neutro'>;
  readonly titulo?: string | undefined;
  readonly children: Contenido;
  /** Se anuncia de inmediato a lectores de pantalla (recién ocurrió). */
  readonly anunciar?: boolean | undefined;
}): VNode {
  const t = useTextos();
  return (
    <div class={`aviso aviso-${p.tono}`} role={p.anunciar ? 'status' : undefined}>
      <Icono nombre={iconoDeTono[p.tono]} />
      <div class="aviso-cuerpo">
        <span class="solo-lector">{t.tonos[p.tono]}: </span>
        {p.titulo ? <p class="aviso-titulo">{p.titulo}</p> : null}
        {p.children}
      </div>
    </div>
  );
}

/** Etiqueta de estado: palabra con ícono. */
export function Etiqueta(p: {
  readonly tono: Tono;
  readonly children: Contenido;
  readonly icono?: NombreIcono | undefined;
}): VNode {
  return (
    <span class={`etiqueta etiqueta-${p.tono}`}>
      <Icono nombre={p.icono ?? iconoDeTono[p.tono]} />
      {p.children}
    </span>
  );
}

/** Lista vacía: qué pasa y qué se puede hacer. */
export function EstadoVacio(p: {
  readonly titulo: string;
  readonly children?: Contenido | undefined;
  readonly icono?: NombreIcono | undefined;
  readonly accion?: Contenido | undefined;
}): VNode {
  return (
    <div class="estado-vacio">
      <Icono nombre={p.icono ?? 'bandeja'} />
      <p class="estado-vacio-titulo">{p.titulo}</p>
      {p.children ? <div>{p.children}</div> : null}
      {p.accion ? <div class="grupo-botones">{p.accion}</div> : null}
    </div>
  );
}

/** Página final: qué se logró, con su folio, y qué pasa ahora (en `children`). */
export function PanelConfirmacion(p: {
  readonly titulo: string;
  /** Texto antes del folio: "Su número de solicitud". */
  readonly rotuloFolio?: string | undefined;
  readonly folio?: string | undefined;
  readonly children?: Contenido | undefined;
  /** Nivel del título; 1 salvo dentro de otra página. */
  readonly nivel?: 1 | 2 | 3 | undefined;
}): VNode {
  const Titulo = `h${p.nivel ?? 1}` as 'h1' | 'h2' | 'h3';
  return (
    <div class="confirmacion">
      <Icono nombre="exito" />
      <Titulo class="confirmacion-titulo">{p.titulo}</Titulo>
      {p.folio ? (
        <p class="confirmacion-folio">
          {p.rotuloFolio ? <span>{p.rotuloFolio}</span> : null}
          <strong>{p.folio}</strong>
        </p>
      ) : null}
      {p.children}
    </div>
  );
}

/** Recuerda que la página se puede imprimir; solo se ve en pantalla. */
export function ImprimirAviso({ texto }: { readonly texto: string }): VNode {
  return (
    <p class="imprimir-aviso">
      <Icono nombre="imprimir" />
      {texto}
    </p>
  );
}
