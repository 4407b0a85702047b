import type { diseno } from './en/diseno.ts';
import type { esCL } from './es-CL.ts';

type Areas = typeof esCL;

/** Palabras de los componentes visuales. En castellano las trae el diseño; aquí, solo traducciones. */
export type TextosDeComponentes = typeof diseno;

/** Todos los textos de la ciudadanía, por área. El castellano manda: su forma es el tipo. */
export type Catalogo = Areas & { readonly diseno: Partial<TextosDeComponentes> };

/** Catálogo a medio traducir: lo que falta se muestra en castellano. */
export type CatalogoParcial = {
  readonly [A in keyof Areas]?: Partial<Areas[A]>;
} & { readonly diseno?: Partial<TextosDeComponentes> };

/** Completa un catálogo parcial con el castellano, texto por texto. */
export function completar(base: Areas, parcial: CatalogoParcial): Catalogo {
  return {
    comun: { ...base.comun, ...parcial.comun },
    inicio: { ...base.inicio, ...parcial.inicio },
    ficha: { ...base.ficha, ...parcial.ficha },
    formulario: { ...base.formulario, ...parcial.formulario },
    pago: { ...base.pago, ...parcial.pago },
    seguimiento: { ...base.seguimiento, ...parcial.seguimiento },
    verificacion: { ...base.verificacion, ...parcial.verificacion },
    cuenta: { ...base.cuenta, ...parcial.cuenta },
    errores: { ...base.errores, ...parcial.errores },
    accesibilidad: { ...base.accesibilidad, ...parcial.accesibilidad },
    campos: { ...base.campos, ...parcial.campos },
    diseno: parcial.diseno ?? {},
  };
}

/** Claves ("area.texto") que el catálogo no trae y que por eso se ven en castellano. */
export function clavesFaltantes(
  modelo: Readonly<Record<string, object>>,
  parcial: Readonly<Record<string, object>>,
): readonly string[] {
  return Object.entries(modelo).flatMap(([area, textos]) =>
    Object.keys(textos)
      .filter((clave) => !Object.hasOwn(parcial[area] ?? {}, clave))
      .map((clave) => `${area}.${clave}`),
  );
}
