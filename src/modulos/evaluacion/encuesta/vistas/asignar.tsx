import type { VNode } from 'preact';
import { Boton, EncabezadoPagina, GrupoBotones } from '../../../../diseno/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';

/** Quién responde cada parte. */
export function PaginaAsignar(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly personas: readonly {
    readonly id: string;
    readonly nombre: string;
    readonly cargo: string;
  }[];
}): VNode {
  const { encuesta } = p;
  return (
    <>
      <EncabezadoPagina
        titulo="Quién responde cada parte"
        bajada="Varias personas pueden responder la misma parte. Asignar no impide que otra ayude."
      />
      <form method="post" action={`${p.base}/asignar`}>
        {encuesta.cuestionario.partes.map((parte) => {
          const ya = new Set(
            encuesta.asignaciones.filter((a) => a.parte === parte.id).map((a) => a.funcionario_id),
          );
          return (
            <fieldset key={parte.id} class="asignar-parte">
              <legend>{parte.nombre}</legend>
              <div>
                {p.personas.map((persona) => (
                  <label key={persona.id}>
                    <input
                      type="checkbox"
                      name={`p:${parte.id}`}
                      value={persona.id}
                      checked={ya.has(persona.id)}
                    />{' '}
                    {persona.nombre}, {persona.cargo}
                  </label>
                ))}
              </div>
            </fieldset>
          );
        })}
        <GrupoBotones>
          <Boton>Guardar asignaciones</Boton>
        </GrupoBotones>
      </form>
    </>
  );
}
