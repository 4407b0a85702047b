import { cicloDe } from './requisitos.ts';

/** Hito de un plan municipal, con las columnas de la tabla del programa. Fechas ISO. */
export type Hito = {
  readonly id: string;
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  /** De 0 a 1. */
  readonly avance: number;
  readonly verificacion: string;
  readonly responsable: string;
  readonly presupuesto_clp: number | null;
  readonly requiere: readonly string[];
};

export type AlertaHito = {
  readonly id: string;
  readonly clase: 'atrasado' | 'por-vencer' | 'sin-empezar' | 'sin-respaldo';
  readonly mensaje: string;
};

/** Errores que impiden guardar un plan. */
export function erroresDelPlan(hitos: readonly Hito[]): readonly string[] {
  const ids = new Map(hitos.map((h) => [h.id, h]));
  const errores: string[] = [];
  for (const h of hitos) {
    if (h.nombre.trim() === '') errores.push('Un hito no tiene nombre.');
    if (h.termino < h.inicio) errores.push(`«${h.nombre}» termina antes de empezar.`);
    if (h.avance < 0 || h.avance > 1)
      errores.push(`«${h.nombre}» tiene un avance fuera de 0 a 100 %.`);
    if (h.presupuesto_clp !== null && h.presupuesto_clp < 0) {
      errores.push(`«${h.nombre}» tiene un presupuesto negativo.`);
    }
    for (const r of h.requiere) {
      const previo = ids.get(r);
      if (previo === undefined) errores.push(`«${h.nombre}» depende de un hito que no existe.`);
      else if (h.inicio < previo.termino) {
        errores.push(`«${h.nombre}» empieza antes de que termine «${previo.nombre}».`);
      }
    }
  }
  const ciclo = cicloDe(hitos);
  if (ciclo !== null) {
    const nombres = ciclo.map((id) => ids.get(id)?.nombre ?? id);
    errores.push(`Las dependencias forman un ciclo: ${nombres.join(' → ')}.`);
  }
  return errores;
}

/** Alertas de un plan a una fecha ISO. `aviso` es el último día que cuenta como «por vencer». */
export function alertasDelPlan(
  hitos: readonly Hito[],
  hoy: string,
  aviso: string,
): readonly AlertaHito[] {
  return hitos.flatMap((h): readonly AlertaHito[] => {
    if (h.avance >= 1) {
      return h.verificacion.trim() === ''
        ? [
            {
              id: h.id,
              clase: 'sin-respaldo',
              mensaje: `«${h.nombre}» está completo sin respaldo.`,
            },
          ]
        : [];
    }
    if (h.termino < hoy) {
      return [{ id: h.id, clase: 'atrasado', mensaje: `«${h.nombre}» venció el ${h.termino}.` }];
    }
    if (h.termino <= aviso) {
      return [{ id: h.id, clase: 'por-vencer', mensaje: `«${h.nombre}» vence el ${h.termino}.` }];
    }
    return h.inicio < hoy && h.avance === 0
      ? [{ id: h.id, clase: 'sin-empezar', mensaje: `«${h.nombre}» debió empezar el ${h.inicio}.` }]
      : [];
  });
}
