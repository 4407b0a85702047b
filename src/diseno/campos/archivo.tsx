import type { VNode } from 'preact';
import { useTextos } from '../textos.ts';
import type { Contenido } from '../tipos.ts';
import { descritoPor, invalido, type PropsCampo } from './base.ts';
import { EnvolturaCampo } from './envoltura.tsx';

type PropsArchivo = PropsCampo & {
  /** Tipos aceptados para el navegador, por ejemplo `.pdf,.jpg`. El servidor revisa el contenido. */
  readonly acepta: string;
  /** Cómo se nombran los formatos: "PDF, JPG o PNG". */
  readonly formatos: string;
  /** Peso máximo en megabytes. */
  readonly maximoMb: number;
  readonly varios?: boolean | undefined;
  /** Abre la cámara del teléfono. */
  readonly camara?: boolean | undefined;
  /** Lo ya subido, con su acción para quitarlo. */
  readonly subidos?: Contenido | undefined;
};

/** Archivo adjunto, con formatos y peso a la vista antes de elegir. */
export function CampoArchivo(p: PropsArchivo): VNode {
  const t = useTextos();
  return (
    <EnvolturaCampo campo={p}>
      <p class="campo-ayuda" id={`${p.id}-limites`}>
        {t.formatos(p.formatos)} {t.pesoMaximo(p.maximoMb)}
      </p>
      {p.subidos ? <div class="archivo-subidos">{p.subidos}</div> : null}
      <input
        class="control control-archivo"
        type="file"
        id={p.id}
        name={p.nombre ?? p.id}
        accept={p.acepta}
        multiple={p.varios}
        capture={p.camara ? 'environment' : undefined}
        disabled={p.deshabilitado}
        aria-describedby={descritoPor(p, `${p.id}-limites`)}
        aria-invalid={invalido(p)}
      />
    </EnvolturaCampo>
  );
}
