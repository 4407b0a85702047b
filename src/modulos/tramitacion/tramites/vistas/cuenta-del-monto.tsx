import type { VNode } from 'preact';
import { formatearClp } from '../../../../base/dinero.ts';
import { EnCastellano } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { LineaDeDerecho } from '../costo.ts';

/** Cómo se llegó al monto de un derecho, en el idioma de la visita. */
export function CuentaDelMonto(p: { readonly t: Textos; readonly linea: LineaDeDerecho }): VNode {
  const { t, linea } = p;
  if (t.comun.leeCastellano) return <EnCastellano>{linea.explicacion}</EnCastellano>;
  if (linea.exento) return <>{t.comun.exento}</>;
  const monto = t.comun.pesos(formatearClp(linea.monto));
  if (linea.valorUtm === undefined) return <>{monto}</>;
  const valor = t.comun.pesos(formatearClp(linea.valorUtm));
  return <>{t.ficha.calculoUtm(t.comun.cantidad(linea.cantidad), valor, monto)}</>;
}
