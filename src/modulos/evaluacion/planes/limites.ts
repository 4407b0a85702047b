import type { Restricciones } from '../estrategia/index.ts';

/** Lo que la municipalidad puede poner, como se escribió. */
export interface Limites {
  readonly presupuesto: string;
  readonly personas: string;
  readonly maximo: string;
}

const ACCIONES_POR_DEFECTO = 8;
const MAXIMO_DE_ACCIONES = 30;

export type ErrorDeLimite = { readonly campo: keyof Limites; readonly mensaje: string };

/** Lee los límites. Lo mal escrito no se usa y se dice junto a su campo. */
export function leerLimites(l: Limites): {
  readonly restricciones: Restricciones;
  readonly errores: readonly ErrorDeLimite[];
} {
  const errores: ErrorDeLimite[] = [];
  const numero = (campo: keyof Limites, mensaje: string): number | null => {
    const texto = l[campo].trim();
    if (texto === '') return null;
    const n = Number(texto.replace(',', '.'));
    if (Number.isFinite(n) && n >= 0) return n;
    errores.push({ campo, mensaje });
    return null;
  };
  const millones = numero('presupuesto', 'Escriba los millones con números. Por ejemplo: 12,5');
  const personas = numero('personas', 'Escriba las personas-mes con números. Por ejemplo: 6');
  const pedido = numero('maximo', `Escriba cuántas acciones, de 1 a ${MAXIMO_DE_ACCIONES}.`);
  return {
    restricciones: {
      presupuesto_clp: millones === null ? null : Math.round(millones * 1e6),
      personas_mes: personas,
      maximo_acciones: Math.min(
        MAXIMO_DE_ACCIONES,
        Math.max(1, Math.round(pedido ?? ACCIONES_POR_DEFECTO)),
      ),
      hechas: [],
      descartadas: [],
    },
    errores,
  };
}

/** Límites guardados con la estrategia, como se escribieron; lo que falta queda en blanco. */
export function limitesDe(guardadas: Readonly<Record<string, unknown>> | undefined): Limites {
  const texto = (campo: keyof Limites): string => {
    const v = guardadas?.[campo];
    return typeof v === 'string' ? v.slice(0, 20) : '';
  };
  return {
    presupuesto: texto('presupuesto'),
    personas: texto('personas'),
    maximo: texto('maximo') || String(ACCIONES_POR_DEFECTO),
  };
}
