import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contraste, leerHex } from './color.ts';

const css = readFileSync(new URL('./hojas/tokens.css', import.meta.url), 'utf8');

function bloque(inicio: string): string {
  const desde = css.indexOf(inicio);
  expect(desde, inicio).toBeGreaterThan(-1);
  return css.slice(desde, css.indexOf('}', desde));
}

const variables = (texto: string): ReadonlyMap<string, string> =>
  new Map([...texto.matchAll(/--([\w-]+):(#[\da-f]{3,6})/gi)].map((m) => [m[1] ?? '', m[2] ?? '']));

const claro = variables(bloque(':root,[data-tema=claro]{'));
const oscuro = variables(bloque('\n[data-tema=oscuro]{'));
const oscuroPorPreferencia = variables(bloque('@media (prefers-color-scheme:dark)'));

const razon = (tema: ReadonlyMap<string, string>, a: string, b: string): number => {
  const [x, y] = [leerHex(tema.get(a) ?? ''), leerHex(tema.get(b) ?? '')];
  if (!x || !y) throw new Error(`Falta el color ${a} o ${b}`);
  return contraste(x, y);
};

/** Texto de lectura: nivel AAA (7:1). */
const lectura = [
  ['tinta', 'papel'],
  ['tinta', 'fondo'],
  ['tinta-2', 'papel'],
  ['tinta-2', 'fondo'],
  ['tinta', 'primario-tenue'],
  ['tinta', 'verde-tenue'],
  ['tinta', 'ambar-tenue'],
  ['tinta', 'rojo-tenue'],
  ['tinta', 'linea'],
] as const;

/** Texto de enlaces, botones, estados y errores: nivel AA (4,5:1). */
const textos = [
  ['enlace', 'papel'],
  ['enlace', 'fondo'],
  ['enlace', 'primario-tenue'],
  ['visitado', 'papel'],
  ['visitado', 'fondo'],
  ['sobre-primario', 'primario'],
  ['sobre-primario', 'primario-fuerte'],
  ['verde', 'verde-tenue'],
  ['ambar', 'ambar-tenue'],
  ['ambar', 'papel'],
  ['ambar', 'fondo'],
  ['rojo', 'rojo-tenue'],
  ['rojo', 'papel'],
  ['rojo', 'fondo'],
  ['papel', 'rojo-pleno'],
  ['papel', 'rojo-fuerte'],
  ['tinta-2', 'linea'],
  ['tinta-2', 'verde-tenue'],
  ['acento', 'acento-tenue'],
  ['acento-fuerte', 'acento-tenue'],
] as const;

/** Bordes de controles y marcas que hay que ver: 3:1 (WCAG 1.4.11). */
const graficos = [
  ['borde', 'papel'],
  ['borde', 'fondo'],
  ['rojo-linea', 'papel'],
  ['rojo-linea', 'fondo'],
  ['verde-linea', 'fondo'],
  ['ambar-linea', 'papel'],
  ['ambar-linea', 'linea'],
  ['primario', 'linea'],
  ['foco-tinta', 'papel'],
  ['foco-tinta', 'fondo'],
  ['acento', 'papel'],
] as const;

describe.each([
  ['claro', claro],
  ['oscuro', oscuro],
] as const)('contraste del tema %s', (_nombre, tema) => {
  it.each(lectura)('%s sobre %s llega a AAA', (a, b) => {
    expect(razon(tema, a, b)).toBeGreaterThanOrEqual(7);
  });
  it.each(textos)('%s sobre %s llega a AA', (a, b) => {
    expect(razon(tema, a, b)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(graficos)('%s junto a %s llega a 3:1', (a, b) => {
    expect(razon(tema, a, b)).toBeGreaterThanOrEqual(3);
  });
});

describe('los dos modos de llegar al tema oscuro', () => {
  it('usan los mismos colores', () => {
    expect(Object.fromEntries(oscuroPorPreferencia)).toEqual(Object.fromEntries(oscuro));
    expect(oscuro.size).toBeGreaterThan(20);
  });
});

describe('el botón oficial de ClaveÚnica', () => {
  const blanco = { r: 255, g: 255, b: 255 };
  it.each(['#0f69c4', '#0b4e91', '#07305a'])('lleva texto blanco legible sobre %s', (fondo) => {
    const color = leerHex(fondo);
    expect(color && contraste(color, blanco)).toBeGreaterThanOrEqual(4.5);
  });
});
