import type { VNode } from 'preact';
import {
  Boton,
  CampoMonto,
  CampoTexto,
  Desplegable,
  ResumenErrores,
} from '../../../../diseno/index.ts';

export interface PeriodoEscrito {
  readonly inicio: string;
  readonly termino: string;
  readonly presupuesto: string;
  readonly revision: number;
}

export type ErrorDePeriodo = {
  readonly campo: 'plan-inicio' | 'plan-termino' | 'plan-presupuesto';
  readonly mensaje: string;
};

/** Período y presupuesto del plan. Ningún hito puede salir del período. */
export function FormularioPeriodo(p: {
  readonly base: string;
  readonly escrito: PeriodoEscrito;
  readonly errores: readonly ErrorDePeriodo[];
}): VNode {
  const error = (campo: ErrorDePeriodo['campo']): string | undefined =>
    p.errores.find((e) => e.campo === campo)?.mensaje;
  return (
    <Desplegable titulo="Período y presupuesto del plan" abierto={p.errores.length > 0}>
      <ResumenErrores errores={p.errores} titulo="No se guardó" />
      <form method="post" action={`${p.base}/plan/periodo`} novalidate>
        <CampoTexto
          id="plan-inicio"
          nombre="inicio"
          etiqueta="El plan empieza"
          ayuda="Por ejemplo: 01-01-2027"
          valor={p.escrito.inicio}
          ancho="corto"
          error={error('plan-inicio')}
        />
        <CampoTexto
          id="plan-termino"
          nombre="termino"
          etiqueta="El plan termina"
          ayuda="Ningún hito puede terminar después."
          valor={p.escrito.termino}
          ancho="corto"
          error={error('plan-termino')}
        />
        <CampoMonto
          id="plan-presupuesto"
          nombre="presupuesto"
          etiqueta="Presupuesto del plan, en pesos"
          opcional
          valor={p.escrito.presupuesto}
          error={error('plan-presupuesto')}
        />
        <input type="hidden" name="revision" value={p.escrito.revision} />
        <Boton variante="secundario">Guardar el período</Boton>
      </form>
    </Desplegable>
  );
}
