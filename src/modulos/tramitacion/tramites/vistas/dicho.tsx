import type { VNode } from 'preact';
import { type Contenido, EnCastellano } from '../../../../diseno/index.ts';
import type { TramiteTraducido } from '../traduccion.ts';

/** Un texto del trámite: si quedó en castellano, con la marca que lo dice a un lector de pantalla. */
export function Dicho(p: {
  readonly en: Pick<TramiteTraducido, 'sinTraducir'>;
  /** Ruta del texto: `ficha.queEs`. */
  readonly ruta: string;
  readonly children: Contenido;
}): VNode {
  if (!p.en.sinTraducir.has(p.ruta)) return <>{p.children}</>;
  return <EnCastellano>{p.children}</EnCastellano>;
}
