import type { VNode } from 'preact';
import { Pestanas } from '../../../../diseno/index.ts';

export type VistaDePlan = 'estrategia' | 'plan' | 'calendario';

const VISTAS = [
  { vista: 'estrategia', texto: 'Estrategia', ruta: 'estrategia' },
  { vista: 'plan', texto: 'Plan', ruta: 'plan' },
  { vista: 'calendario', texto: 'Calendario', ruta: 'plan/calendario' },
] as const;

/** Pestañas de la estrategia y el plan. */
export function NavegacionPlan(p: { readonly base: string; readonly actual: VistaDePlan }): VNode {
  return (
    <Pestanas
      etiqueta="Estrategia y plan"
      enlaces={VISTAS.map(({ vista, texto, ruta }) => ({
        texto,
        href: `${p.base}/${ruta}`,
        actual: vista === p.actual,
      }))}
    />
  );
}
