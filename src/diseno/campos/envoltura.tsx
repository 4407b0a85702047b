import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { Contenido } from '../tipos.ts';
import { descritoPor, type PropsCampo } from './base.ts';

/** Texto de la etiqueta con su marca "(opcional)". */
function TextoEtiqueta({ campo }: { readonly campo: PropsCampo }): VNode {
  const t = useTextos();
  return (
    <>
      {campo.etiqueta}
      {campo.opcional ? <span class="campo-opcional"> ({t.opcional})</span> : null}
    </>
  );
}

function Ayuda({ campo }: { readonly campo: PropsCampo }): VNode | null {
  if (!campo.ayuda) return null;
  return (
    <div class="campo-ayuda" id={`${campo.id}-ayuda`}>
      {campo.ayuda}
    </div>
  );
}

function ErrorDeCampo({ campo }: { readonly campo: PropsCampo }): VNode | null {
  const t = useTextos();
  if (!campo.error) return null;
  return (
    <p class="campo-error" id={`${campo.id}-error`}>
      <Icono nombre="error" />
      <span>
        <span class="solo-lector">{t.prefijoError}</span>
        {campo.error}
      </span>
    </p>
  );
}

type PropsEnvoltura = { readonly campo: PropsCampo; readonly children: Contenido };

/** Envuelve un control único: etiqueta, ayuda, error y control, en ese orden. */
export function EnvolturaCampo({ campo, children }: PropsEnvoltura): VNode {
  const etiqueta = (
    <label class="campo-etiqueta" for={campo.id}>
      <TextoEtiqueta campo={campo} />
    </label>
  );
  return (
    <div class={clases('campo', campo.error !== undefined && 'campo-con-error')}>
      {campo.comoTitulo ? <h1 class="campo-titulo">{etiqueta}</h1> : etiqueta}
      <Ayuda campo={campo} />
      <ErrorDeCampo campo={campo} />
      {children}
    </div>
  );
}

/** Envuelve varios controles que responden una sola pregunta (fieldset con leyenda). */
export function EnvolturaGrupo({ campo, children }: PropsEnvoltura): VNode {
  return (
    <fieldset
      class={clases('campo campo-grupo', campo.error !== undefined && 'campo-con-error')}
      aria-describedby={descritoPor(campo)}
      disabled={campo.deshabilitado}
    >
      <legend class="campo-etiqueta">
        {campo.comoTitulo ? (
          <h1 class="campo-titulo">
            <TextoEtiqueta campo={campo} />
          </h1>
        ) : (
          <TextoEtiqueta campo={campo} />
        )}
      </legend>
      <Ayuda campo={campo} />
      <ErrorDeCampo campo={campo} />
      {children}
    </fieldset>
  );
}
