import type { VNode } from 'preact';
import { useTextos } from '../textos.ts';
import { invalido, type PropsCampo } from './base.ts';
import { EnvolturaGrupo } from './envoltura.tsx';

/** Las tres partes tal como se escribieron. */
export type PartesFecha = {
  readonly dia?: string | undefined;
  readonly mes?: string | undefined;
  readonly anio?: string | undefined;
};

type PropsFecha = PropsCampo & {
  readonly valor?: PartesFecha | undefined;
  /** Partes con problema; si hay error y no se indica, son las tres. */
  readonly partesConError?: readonly (keyof PartesFecha)[] | undefined;
  /** Verdadero solo para la fecha de nacimiento de quien llena (autocomplete bday). */
  readonly esNacimiento?: boolean | undefined;
};

/**
 * Fecha en tres casillas: día, mes y año. El día lleva el `id` del campo; mes y año llevan
 * `{id}-mes` y `{id}-anio`. Viajan como `{nombre}-dia`, `{nombre}-mes` y `{nombre}-anio`.
 */
export function CampoFecha(p: PropsFecha): VNode {
  const t = useTextos();
  const nombre = p.nombre ?? p.id;
  const casillas = [
    { parte: 'dia', id: p.id, texto: t.dia, largo: 2, auto: 'bday-day' },
    { parte: 'mes', id: `${p.id}-mes`, texto: t.mes, largo: 2, auto: 'bday-month' },
    { parte: 'anio', id: `${p.id}-anio`, texto: t.anio, largo: 4, auto: 'bday-year' },
  ] as const;
  return (
    <EnvolturaGrupo campo={p}>
      <div class="campo-fecha">
        {casillas.map(({ parte, id, texto, largo, auto }) => (
          <div key={parte}>
            <label class="campo-parte" for={id}>
              {texto}
            </label>
            <input
              class={`control control-${largo === 4 ? 'anio' : 'dos'}`}
              id={id}
              name={`${nombre}-${parte}`}
              type="text"
              inputmode="numeric"
              maxlength={largo}
              value={p.valor?.[parte]}
              autocomplete={p.esNacimiento ? auto : undefined}
              aria-invalid={p.partesConError?.includes(parte) === false ? undefined : invalido(p)}
            />
          </div>
        ))}
      </div>
    </EnvolturaGrupo>
  );
}
