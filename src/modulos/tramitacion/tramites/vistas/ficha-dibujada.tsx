import type { VNode } from 'preact';
import {
  ContextoIdioma,
  ContextoTextos,
  renderTrozo,
  textosCastellano,
} from '../../../../diseno/index.ts';
import { type Idioma, textos } from '../../../../idioma/index.ts';
import type { FichaDelDia } from '../ficha.ts';
import type { TramiteTraducido } from '../traduccion.ts';
import { FichaDeTramite } from './ficha.tsx';

const dibujadas = new WeakMap<FichaDelDia, Map<Idioma, string>>();

/**
 * La ficha es igual para todas las personas durante el día: se dibuja una vez por idioma y después
 * solo se copia. Lo insertado es lo que dibujó Preact, con todo su texto ya escapado.
 */
export function fichaDibujada(ficha: FichaDelDia, idioma: Idioma, en: TramiteTraducido): VNode {
  const porIdioma = dibujadas.get(ficha) ?? new Map<Idioma, string>();
  dibujadas.set(ficha, porIdioma);
  const html = porIdioma.get(idioma) ?? dibujar(ficha, idioma, en);
  porIdioma.set(idioma, html);
  const interior = { dangerouslySetInnerHTML: { __html: html } };
  return <div class="flujo" {...interior} />;
}

function dibujar(ficha: FichaDelDia, idioma: Idioma, en: TramiteTraducido): string {
  const t = textos(idioma);
  return renderTrozo(
    <ContextoIdioma.Provider value={idioma}>
      <ContextoTextos.Provider value={{ ...textosCastellano, ...t.diseno }}>
        <FichaDeTramite t={t} ficha={ficha} en={en} />
      </ContextoTextos.Provider>
    </ContextoIdioma.Provider>,
  );
}
