import type { VNode } from 'preact';
import { Pestanas } from '../../../../diseno/index.ts';

const PAGINAS = [
  { texto: 'El país', href: '/madurez' },
  { texto: 'Municipios por tramo', href: '/madurez/ranking' },
  { texto: 'Contexto', href: '/madurez/contexto' },
  { texto: 'Evolución', href: '/madurez/evolucion' },
  { texto: 'Hitos', href: '/madurez/hitos' },
  { texto: 'Ley 21.180', href: '/madurez/ley-21180' },
  { texto: 'Método y límites', href: '/madurez/metodo' },
  { texto: 'Datos abiertos', href: '/madurez/datos' },
] as const;

/** Secciones del tablero de madurez digital. */
export function NavegacionMadurez({ actual }: { readonly actual: string }): VNode {
  return (
    <Pestanas
      etiqueta="Secciones de madurez digital"
      enlaces={PAGINAS.map((p) => ({ ...p, actual: p.href === actual }))}
    />
  );
}
