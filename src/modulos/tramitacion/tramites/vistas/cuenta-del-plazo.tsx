import type { VNode } from 'preact';
import { EnCastellano, Fecha } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';

/**
 * Cómo se contó un plazo. La explicación legal está en castellano; en un idioma que tiene la suya
 * se dice desde cuándo y hasta cuándo, que es lo que la persona necesita.
 */
export function CuentaDelPlazo(p: {
  readonly t: Textos;
  readonly explicacion: string;
  /** Cuánto es, en palabras: «5 días hábiles». */
  readonly medida?: string | undefined;
  /** Día del hecho, `AAAA-MM-DD`: no se cuenta (Ley 19.880, art. 25). */
  readonly desde?: string | undefined;
  readonly vence?: string | undefined;
}): VNode {
  const { t } = p;
  if (t.comun.leeCastellano)
    return (
      <p>
        <EnCastellano>{p.explicacion}</EnCastellano>
      </p>
    );
  return (
    <p>
      {p.medida === undefined || p.desde === undefined ? null : (
        <>
          {t.ficha.seCuenta(p.medida)} <Fecha iso={p.desde} />.{' '}
        </>
      )}
      {p.vence === undefined ? null : (
        <>
          {t.ficha.ultimoDia} <Fecha iso={p.vence} />.{' '}
        </>
      )}
      {t.comun.queEsDiaHabil}
    </p>
  );
}
