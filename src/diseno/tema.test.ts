import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contraste, escribirHex, leerHex, type Rgb } from './color.ts';
import { crearTema, cssDeTema, revisarAcento } from './tema.ts';

const BLANCO: Rgb = { r: 255, g: 255, b: 255 };
const color = (hex: string): Rgb => {
  const rgb = leerHex(hex);
  if (!rgb) throw new Error(hex);
  return rgb;
};
const hexadecimal = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map(([r, g, b]) => escribirHex({ r, g, b }));

describe('revisarAcento', () => {
  it('rechaza el azul base del kit y sugiere uno legible', () => {
    const resultado = revisarAcento('#4282E0');
    expect(resultado).toMatchObject({
      ok: false,
      error: { tipo: 'contraste_bajo', contraste: 3.81 },
    });
    if (resultado.ok || resultado.error.tipo !== 'contraste_bajo')
      throw new Error('esperaba rechazo');
    expect(revisarAcento(resultado.error.sugerido).ok).toBe(true);
  });
  it('acepta colores oscuros', () => {
    expect(revisarAcento('#0051A8')).toEqual({ ok: true, valor: '#0051a8' });
  });
  it.each(['azul', '#12', '#12345', 'red;}', '#gggggg', ''])('no toma %j por color', (hex) => {
    expect(revisarAcento(hex)).toMatchObject({ ok: false, error: { tipo: 'no_es_color' } });
  });
  it.each([
    ['#4282E0', 3.81],
    ['#0F69C4', 5.47],
    ['#0051A8', 7.65],
    ['#FF4731', 3.38],
    ['#373737', 11.9],
  ])('mide %s contra blanco en %d', (hex, esperado) => {
    expect(contraste(color(hex), BLANCO)).toBeCloseTo(esperado, 1);
  });
});

describe('crearTema', () => {
  it('corrige cualquier color para que se lea en los dos temas', () => {
    fc.assert(
      fc.property(hexadecimal, (hex) => {
        const tema = crearTema(hex);
        expect(contraste(color(tema.acento), BLANCO)).toBeGreaterThanOrEqual(4.5);
        expect(contraste(color(tema.acento), color('#f7f5f1'))).toBeGreaterThanOrEqual(4.5);
        expect(contraste(color(tema.acentoFuerte), color(tema.acentoTenue))).toBeGreaterThanOrEqual(
          4.5,
        );
        expect(contraste(color(tema.acento), color(tema.acentoTenue))).toBeGreaterThanOrEqual(4.5);
        expect(contraste(color(tema.acentoOscuro), color('#22242b'))).toBeGreaterThanOrEqual(4.5);
        expect(
          contraste(color(tema.acentoOscuro), color(tema.acentoTenueOscuro)),
        ).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
  it('deja igual el color que ya cumple', () => {
    expect(crearTema('#1B6B4A')).toMatchObject({ acento: '#1b6b4a', corregido: false });
    expect(crearTema('#FFD400').corregido).toBe(true);
  });
  it('nunca copia texto ajeno a la hoja', () => {
    fc.assert(
      fc.property(fc.string(), (texto) => {
        const css = cssDeTema(crearTema(texto));
        expect(css.replace(/#[\da-f]{6}/g, '#')).toBe(
          cssDeTema(crearTema('#0b4a9e')).replace(/#[\da-f]{6}/g, '#'),
        );
      }),
    );
  });
});
