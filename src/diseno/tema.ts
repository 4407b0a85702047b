import type { Resultado } from '../base/resultado.ts';
import { exito, falla } from '../base/resultado.ts';
import { contraste, escribirHex, leerHex, mezclar, type Rgb } from './color.ts';

/** Colores de una municipalidad, ya corregidos para texto normal (AA, 4,5:1). */
export type Tema = {
  /** Color que pidió la municipalidad. */
  readonly pedido: string;
  /** Acento sobre papel claro; sirve como fondo de texto blanco. */
  readonly acento: string;
  /** Acento al pasar por encima. */
  readonly acentoFuerte: string;
  /** Fondo muy suave teñido del acento. */
  readonly acentoTenue: string;
  /** Acento para el tema oscuro, legible sobre fondo oscuro. */
  readonly acentoOscuro: string;
  /** Fondo suave en el tema oscuro. */
  readonly acentoTenueOscuro: string;
  /** Verdadero si hubo que oscurecer el color pedido. */
  readonly corregido: boolean;
};

/** Por qué se rechaza un color tal como vino. */
export type ErrorAcento =
  | { readonly tipo: 'no_es_color'; readonly hex: string }
  | { readonly tipo: 'contraste_bajo'; readonly contraste: number; readonly sugerido: string };

const BLANCO: Rgb = { r: 255, g: 255, b: 255 };
const NEGRO: Rgb = { r: 0, g: 0, b: 0 };
/** Papel cálido (#F7F5F1) y papel oscuro (#22242B): los fondos menos favorables de cada tema. */
const PAPEL: Rgb = { r: 0xf7, g: 0xf5, b: 0xf1 };
const NOCHE: Rgb = { r: 0x22, g: 0x24, b: 0x2b };
const MINIMO = 4.5;
const ACENTO_PROPIO: Rgb = { r: 0x0b, g: 0x4a, b: 0x9e };

/** Fondo suave teñido del acento, sobre el que también va texto del acento. */
const tenir = (acento: Rgb): Rgb => mezclar(BLANCO, acento, 0.09);

const bastaEnClaro = (color: Rgb): boolean =>
  [BLANCO, PAPEL, tenir(color)].every((fondo) => contraste(color, fondo) >= MINIMO);

/** Mezcla de a poco hasta cumplir; siempre termina porque el destino (blanco o negro) cumple. */
function acercar(color: Rgb, destino: Rgb, cumple: (c: Rgb) => boolean): Rgb {
  for (let parte = 0; parte < 1; parte += 0.02) {
    const candidato = mezclar(color, destino, parte);
    if (cumple(candidato)) return candidato;
  }
  return destino;
}

/**
 * Revisa un acento tal como viene. Rechaza el que no llega a 4,5:1 con blanco y con papel,
 * como #4282E0 (3,8:1), y sugiere el más parecido que sí cumple.
 */
export function revisarAcento(hex: string): Resultado<string, ErrorAcento> {
  const color = leerHex(hex);
  if (!color) return falla({ tipo: 'no_es_color', hex });
  if (bastaEnClaro(color)) return exito(escribirHex(color));
  return falla({
    tipo: 'contraste_bajo',
    contraste: Math.floor(contraste(color, BLANCO) * 100) / 100,
    sugerido: escribirHex(acercar(color, NEGRO, bastaEnClaro)),
  });
}

/** Tema de una municipalidad desde su acento. Corrige el contraste; lo ilegible usa el azul propio. */
export function crearTema(hex: string): Tema {
  const pedido = leerHex(hex) ?? ACENTO_PROPIO;
  const acento = acercar(pedido, NEGRO, bastaEnClaro);
  const tenueOscuro = mezclar(NOCHE, pedido, 0.18);
  const acentoOscuro = acercar(
    pedido,
    BLANCO,
    (c) => contraste(c, NOCHE) >= 5.5 && contraste(c, tenueOscuro) >= MINIMO,
  );
  return {
    pedido: hex,
    acento: escribirHex(acento),
    acentoFuerte: escribirHex(mezclar(acento, NEGRO, 0.22)),
    acentoTenue: escribirHex(tenir(acento)),
    acentoOscuro: escribirHex(acentoOscuro),
    acentoTenueOscuro: escribirHex(tenueOscuro),
    corregido: escribirHex(acento) !== escribirHex(pedido),
  };
}

/** Hoja pequeña con las variables del tema; se sirve en `/{slug}/tema.css`. */
export function cssDeTema(tema: Tema): string {
  const oscuro = `--acento:${tema.acentoOscuro};--acento-fuerte:${tema.acentoOscuro};--acento-tenue:${tema.acentoTenueOscuro}`;
  return [
    `:root,[data-tema=claro]{--acento-pleno:${tema.acento};--acento:${tema.acento};--acento-fuerte:${tema.acentoFuerte};--acento-tenue:${tema.acentoTenue}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-tema=claro]){${oscuro}}}`,
    `[data-tema=oscuro]{${oscuro}}`,
    '',
  ].join('\n');
}
