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
  /** Cifra de la plataforma con que se mide y su meta. Sin ella, el avance se escribe a mano. */
  readonly medida?: { readonly clave: string; readonly meta: number } | null;
  /** Cuántos respaldos tiene; ausente si no se sabe. */
  readonly respaldos?: number;
};

export type ClaseAlerta =
  | 'atrasado'
  | 'por-vencer'
  | 'sin-empezar'
  | 'sin-respaldo'
  | 'dependencia-atrasada';

/** Alerta de un hito. `referencia` es la fecha ISO que la causa: la misma alerta no se avisa dos veces. */
export type AlertaHito = {
  readonly id: string;
  readonly clase: ClaseAlerta;
  readonly mensaje: string;
  readonly referencia: string;
};

export type CampoDeHito =
  | 'nombre'
  | 'inicio'
  | 'termino'
  | 'avance'
  | 'meta'
  | 'responsable'
  | 'presupuesto'
  | 'requiere';

export type ErrorDeHito = { readonly campo: CampoDeHito; readonly mensaje: string };

/** Período del plan: fechas ISO. */
export type PeriodoDePlan = { readonly inicio: string; readonly termino: string };

const legible = (iso: string): string => iso.split('-').reverse().join('-');

/** Errores de un hito dentro de su plan, cada uno con el campo que lo causa. No mira ciclos. */
export function erroresDelHito(
  h: Hito,
  plan: readonly Hito[],
  periodo?: PeriodoDePlan,
): readonly ErrorDeHito[] {
  const errores: ErrorDeHito[] = [];
  const anotar = (campo: CampoDeHito, mensaje: string) => errores.push({ campo, mensaje });
  if (h.nombre.trim() === '') anotar('nombre', 'Un hito no tiene nombre.');
  if (h.termino < h.inicio) anotar('termino', `«${h.nombre}» termina antes de empezar.`);
  if (periodo !== undefined && h.inicio < periodo.inicio) {
    anotar('inicio', `«${h.nombre}» empieza antes que el plan (${legible(periodo.inicio)}).`);
  }
  if (periodo !== undefined && h.termino > periodo.termino) {
    anotar('termino', `«${h.nombre}» termina después que el plan (${legible(periodo.termino)}).`);
  }
  if (h.avance < 0 || h.avance > 1) {
    anotar('avance', `«${h.nombre}» tiene un avance fuera de 0 a 100 %.`);
  }
  if (h.medida != null && !(h.medida.meta > 0)) {
    anotar('meta', `«${h.nombre}» necesita una meta mayor que cero.`);
  }
  if (h.presupuesto_clp !== null && h.presupuesto_clp < 0) {
    anotar('presupuesto', `«${h.nombre}» tiene un presupuesto negativo.`);
  }
  for (const r of h.requiere) {
    const previo = plan.find((x) => x.id === r);
    if (previo === undefined) anotar('requiere', `«${h.nombre}» depende de un hito que no existe.`);
    else if (h.inicio < previo.termino) {
      anotar('requiere', `«${h.nombre}» empieza antes de que termine «${previo.nombre}».`);
    }
  }
  return errores;
}

/** Nombres de un ciclo de dependencias, o `null` si no lo hay. */
export function cicloDelPlan(hitos: readonly Hito[]): readonly string[] | null {
  return cicloDe(hitos)?.map((id) => hitos.find((h) => h.id === id)?.nombre ?? id) ?? null;
}

/** Errores que impiden guardar un plan. */
export function erroresDelPlan(hitos: readonly Hito[], periodo?: PeriodoDePlan): readonly string[] {
  const ciclo = cicloDelPlan(hitos);
  return [
    ...hitos.flatMap((h) => erroresDelHito(h, hitos, periodo).map((e) => e.mensaje)),
    ...(ciclo === null ? [] : [`Las dependencias forman un ciclo: ${ciclo.join(' → ')}.`]),
  ];
}

/** Avance de un hito medido: parte de la meta lograda, de 0 a 1. */
export function avanceMedido(valor: number, meta: number): number {
  return Math.max(0, Math.min(1, valor / meta));
}

/** Alertas de un plan a una fecha ISO. `aviso` es el último día que cuenta como «por vencer». */
export function alertasDelPlan(
  hitos: readonly Hito[],
  hoy: string,
  aviso: string,
): readonly AlertaHito[] {
  return hitos.flatMap((h) => alertasDelHito(h, hitos, hoy, aviso));
}

function alertasDelHito(
  h: Hito,
  plan: readonly Hito[],
  hoy: string,
  aviso: string,
): readonly AlertaHito[] {
  const alerta = (clase: ClaseAlerta, referencia: string, mensaje: string): AlertaHito => ({
    id: h.id,
    clase,
    mensaje,
    referencia,
  });
  if (h.avance >= 1) {
    // Lo que mide la plataforma se respalda solo.
    const sin = h.verificacion.trim() === '' || (h.respaldos === 0 && h.medida == null);
    return sin
      ? [alerta('sin-respaldo', h.termino, `«${h.nombre}» está completo sin respaldo.`)]
      : [];
  }
  const propia = alertaDeFecha(h, hoy, aviso, alerta);
  const tarde = h.requiere
    .map((r) => plan.find((x) => x.id === r))
    .filter((x) => x !== undefined && x.avance < 1 && x.termino < hoy);
  return [
    ...(propia === undefined ? [] : [propia]),
    ...tarde.map((x) =>
      alerta(
        'dependencia-atrasada',
        x?.termino ?? '',
        `«${h.nombre}» espera a «${x?.nombre}», que venció el ${x?.termino}.`,
      ),
    ),
  ];
}

function alertaDeFecha(
  h: Hito,
  hoy: string,
  aviso: string,
  alerta: (clase: ClaseAlerta, referencia: string, mensaje: string) => AlertaHito,
): AlertaHito | undefined {
  if (h.termino < hoy)
    return alerta('atrasado', h.termino, `«${h.nombre}» venció el ${h.termino}.`);
  if (h.termino <= aviso) {
    return alerta('por-vencer', h.termino, `«${h.nombre}» vence el ${h.termino}.`);
  }
  return h.inicio < hoy && h.avance === 0
    ? alerta('sin-empezar', h.inicio, `«${h.nombre}» debió empezar el ${h.inicio}.`)
    : undefined;
}
