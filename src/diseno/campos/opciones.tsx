import type { VNode } from 'preact';
import { clases } from '../clases.ts';
import { useTextos } from '../textos.ts';
import { type AnchoCampo, descritoPor, invalido, type Opcion, type PropsCampo } from './base.ts';
import { EnvolturaCampo, EnvolturaGrupo } from './envoltura.tsx';

type PropsConOpciones = PropsCampo & { readonly opciones: readonly Opcion[] };

/** Lista desplegable; úsela desde ocho alternativas. Con menos, `CampoRadios`. */
export function CampoSeleccion(
  p: PropsConOpciones & {
    readonly valor?: string | undefined;
    readonly ancho?: AnchoCampo | undefined;
    readonly autocompletar?: string | undefined;
    /** Texto de la alternativa vacía; `false` la quita. */
    readonly vacio?: string | false | undefined;
  },
): VNode {
  const t = useTextos();
  return (
    <EnvolturaCampo campo={p}>
      <select
        class={clases('control', `control-${p.ancho ?? 'largo'}`)}
        id={p.id}
        name={p.nombre ?? p.id}
        disabled={p.deshabilitado}
        autocomplete={p.autocompletar}
        aria-describedby={descritoPor(p)}
        aria-invalid={invalido(p)}
      >
        {p.vacio === false ? null : <option value="">{p.vacio ?? t.elija}</option>}
        {p.opciones.map((o) => (
          <option
            key={o.valor}
            value={o.valor}
            selected={o.valor === p.valor}
            disabled={o.deshabilitada}
          >
            {o.texto}
          </option>
        ))}
      </select>
    </EnvolturaCampo>
  );
}

type PropsMarca = {
  readonly tipo: 'radio' | 'checkbox';
  readonly campo: PropsConOpciones;
  readonly marcados: readonly string[];
  readonly enLinea?: boolean | undefined;
};

/** La primera marca lleva el `id` del campo, para que el resumen de errores llegue a ella. */
function Marcas({ tipo, campo, marcados, enLinea }: PropsMarca): VNode {
  return (
    <div class={clases('marcas', enLinea && 'marcas-en-linea')}>
      {campo.opciones.map((o, i) => {
        const id = i === 0 ? campo.id : `${campo.id}-${i + 1}`;
        return (
          <div class="marca" key={o.valor}>
            <input
              type={tipo}
              id={id}
              name={campo.nombre ?? campo.id}
              value={o.valor}
              checked={marcados.includes(o.valor)}
              disabled={o.deshabilitada}
              aria-describedby={o.ayuda ? `${id}-detalle` : undefined}
              aria-invalid={tipo === 'checkbox' ? invalido(campo) : undefined}
            />
            <label for={id} lang={o.lang}>
              {o.texto}
            </label>
            {o.ayuda ? (
              <span class="marca-ayuda" id={`${id}-detalle`}>
                {o.ayuda}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** Una alternativa entre pocas, todas a la vista. */
export function CampoRadios(
  p: PropsConOpciones & {
    readonly valor?: string | undefined;
    readonly enLinea?: boolean | undefined;
  },
): VNode {
  return (
    <EnvolturaGrupo campo={p}>
      <Marcas
        tipo="radio"
        campo={p}
        marcados={p.valor === undefined ? [] : [p.valor]}
        enLinea={p.enLinea}
      />
    </EnvolturaGrupo>
  );
}

/** Ninguna, una o varias alternativas. */
export function CampoCasillas(
  p: PropsConOpciones & { readonly valores?: readonly string[] | undefined },
): VNode {
  return (
    <EnvolturaGrupo campo={p}>
      <Marcas tipo="checkbox" campo={p} marcados={p.valores ?? []} />
    </EnvolturaGrupo>
  );
}

/** Sí o No. Viaja como `si` o `no`. */
export function CampoSiNo(p: PropsCampo & { readonly valor?: 'si' | 'no' | undefined }): VNode {
  const t = useTextos();
  const opciones = [
    { valor: 'si', texto: t.si },
    { valor: 'no', texto: t.no },
  ];
  return <CampoRadios {...p} opciones={opciones} enLinea />;
}
