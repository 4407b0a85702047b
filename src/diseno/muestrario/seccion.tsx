import type { VNode } from 'preact';
import { ContextoTextos, textosCastellano } from '../textos.ts';
import type { Contenido } from '../tipos.ts';

/** Dibuja una muestra; el prefijo hace únicos los id y los nombres de cada tema. */
export type Dibujo = (prefijo: string) => Contenido;

type PropsSeccion = {
  readonly id: string;
  readonly titulo: string;
  readonly nota?: string | undefined;
  /** Una muestra bajo la otra, para lo que necesita ancho. */
  readonly apilada?: boolean | undefined;
  readonly dibujo: Dibujo;
};

const temas = [
  { tema: 'claro', prefijo: 'c-', rotulo: 'Tema claro' },
  { tema: 'oscuro', prefijo: 'o-', rotulo: 'Tema oscuro' },
] as const;

/** Textos con el tema en el nombre de cada zona, para que no haya dos zonas iguales en la página. */
const textosDe = (id: string, rotulo: string): typeof textosCastellano => {
  const seccion = ` (${id}, ${rotulo.toLowerCase()})`;
  return {
    ...textosCastellano,
    navegacion: textosCastellano.navegacion + seccion,
    migas: textosCastellano.migas + seccion,
    paginacion: textosCastellano.paginacion + seccion,
    idiomas: textosCastellano.idiomas + seccion,
  };
};

/** Sección del muestrario: el mismo dibujo en los dos temas. */
export function Seccion(p: PropsSeccion): VNode {
  return (
    <section aria-labelledby={p.id} class="flujo">
      <h2 id={p.id}>{p.titulo}</h2>
      {p.nota ? <p>{p.nota}</p> : null}
      <div class={p.apilada ? 'muestra-apilada flujo' : 'muestra-temas'}>
        {temas.map(({ tema, prefijo, rotulo }) => (
          <div key={tema} class="muestra" data-tema={tema}>
            <p class="muestra-rotulo">{rotulo}</p>
            <ContextoTextos.Provider value={textosDe(p.id, rotulo)}>
              {p.dibujo(prefijo)}
            </ContextoTextos.Provider>
          </div>
        ))}
      </div>
    </section>
  );
}
