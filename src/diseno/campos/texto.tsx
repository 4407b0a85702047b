import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { type AnchoCampo, descritoPor, invalido, type PropsCampo } from './base.ts';
import { EnvolturaCampo } from './envoltura.tsx';

/** Teclado que conviene mostrar en el teléfono. */
type Teclado = 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';

export type PropsTexto = PropsCampo & {
  readonly valor?: string | undefined;
  readonly ancho?: AnchoCampo | undefined;
  readonly tipo?: 'text' | 'email' | 'tel' | 'url' | 'password' | undefined;
  readonly teclado?: Teclado | undefined;
  /** Token de autocompletado (WCAG 1.3.5): `name`, `email`, `tel`… */
  readonly autocompletar?: string | undefined;
  readonly largoMaximo?: number | undefined;
  /** Signo antes o después del control, ya dicho en la etiqueta o la ayuda. */
  readonly prefijo?: string | undefined;
  readonly sufijo?: string | undefined;
  /** Corrector ortográfico; apagado en RUN, folios y códigos. */
  readonly ortografia?: boolean | undefined;
};

/** El control solo. Cada tipo por separado: así el compilador revisa sus atributos. */
function Control(p: PropsTexto): VNode {
  const atributos = {
    class: clases('control', `control-${p.ancho ?? 'completo'}`),
    id: p.id,
    name: p.nombre ?? p.id,
    inputmode: p.teclado,
    value: p.valor,
    maxlength: p.largoMaximo,
    autocomplete: p.autocompletar,
    spellcheck: p.ortografia,
    disabled: p.deshabilitado,
    'aria-describedby': descritoPor(p),
    'aria-invalid': invalido(p),
  };
  switch (p.tipo) {
    case 'email':
      return <input type="email" {...atributos} />;
    case 'tel':
      return <input type="tel" {...atributos} />;
    case 'url':
      return <input type="url" {...atributos} />;
    case 'password':
      return <input type="password" {...atributos} />;
    default:
      return <input type="text" {...atributos} />;
  }
}

/** Una línea de texto. */
export function CampoTexto(p: PropsTexto): VNode {
  const control = <Control {...p} />;
  const conSignos = p.prefijo || p.sufijo;
  return (
    <EnvolturaCampo campo={p}>
      {conSignos ? (
        <div class={clases('control-signos', `control-${p.ancho ?? 'completo'}`)}>
          {p.prefijo ? (
            <span class="control-signo" aria-hidden="true">
              {p.prefijo}
            </span>
          ) : null}
          {control}
          {p.sufijo ? (
            <span class="control-signo" aria-hidden="true">
              {p.sufijo}
            </span>
          ) : null}
        </div>
      ) : (
        control
      )}
    </EnvolturaCampo>
  );
}

/** Varias líneas de texto. `largoMaximo` se anuncia en la ayuda que entregue quien lo usa. */
export function CampoAreaTexto(
  p: PropsCampo & {
    readonly valor?: string | undefined;
    readonly filas?: number | undefined;
    readonly largoMaximo?: number | undefined;
  },
): VNode {
  return (
    <EnvolturaCampo campo={p}>
      <textarea
        class="control control-completo"
        id={p.id}
        name={p.nombre ?? p.id}
        rows={p.filas ?? 5}
        maxlength={p.largoMaximo}
        disabled={p.deshabilitado}
        aria-describedby={descritoPor(p)}
        aria-invalid={invalido(p)}
        value={p.valor}
      />
    </EnvolturaCampo>
  );
}

type PropsNumero = Omit<PropsTexto, 'tipo' | 'teclado' | 'ortografia'> & {
  readonly decimales?: boolean | undefined;
};

/** Número: texto con teclado numérico (sin flechas que cambian el valor por accidente). */
export function CampoNumero({ decimales, ...p }: PropsNumero): VNode {
  return (
    <CampoTexto
      {...p}
      ancho={p.ancho ?? 'corto'}
      teclado={decimales ? 'decimal' : 'numeric'}
      ortografia={false}
    />
  );
}

/** Monto en pesos: número con el signo $ a la vista. */
export function CampoMonto(p: Omit<PropsNumero, 'prefijo' | 'decimales'>): VNode {
  return <CampoNumero {...p} ancho={p.ancho ?? 'medio'} prefijo="$" />;
}
