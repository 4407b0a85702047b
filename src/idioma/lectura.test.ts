import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esCL } from './es-CL.ts';
import { evaluarLectura } from './lectura.ts';
import { contarSilabas } from './silabas.ts';

describe('contarSilabas', () => {
  it.each([
    ['sol', 1],
    ['casa', 2],
    ['trámite', 3],
    ['país', 2],
    ['hay', 1],
    ['ley', 1],
    ['yo', 1],
    ['ciudad', 2],
    ['viuda', 2],
    ['guía', 2],
    ['quien', 1],
    ['guitarra', 3],
    ['pingüino', 3],
    ['aeropuerto', 5],
    ['leer', 2],
    ['municipalidad', 6],
    ['averiguáis', 4],
    ['QR', 1],
    ['2026', 1],
  ])('%s tiene %d', (palabra, silabas) => {
    expect(contarSilabas(palabra)).toBe(silabas);
  });
});

describe('evaluarLectura', () => {
  const facil = 'Pida su certificado aquí. Pague y listo. Le llega hoy.';
  const dificil =
    'Dése cumplimiento a lo dispuesto precedentemente, a objeto de que el suscrito, ponderando los antecedentes acompañados, proceda a efectuar la correspondiente tramitación administrativa.';

  it('distingue lo fácil de lo difícil', () => {
    expect(evaluarLectura(facil).puntaje).toBeGreaterThan(75);
    expect(evaluarLectura(dificil).puntaje).toBeLessThan(40);
    expect(evaluarLectura(dificil).grado).toBe('muy difícil');
  });
  it('señala jerga, gerundios y oraciones largas', () => {
    const lectura = evaluarLectura(dificil);
    expect(lectura.jerga.map((j) => j.expresion)).toEqual(
      expect.arrayContaining(['dése', 'a objeto de', 'el suscrito', 'precedentemente', 'efectuar']),
    );
    expect(lectura.gerundios).toEqual(['ponderando']);
    expect(lectura.oracionesLargas).toHaveLength(1);
    expect(evaluarLectura(facil)).toMatchObject({ jerga: [], gerundios: [], oracionesLargas: [] });
  });
  it('no confunde palabras comunes con gerundios ni con jerga', () => {
    const lectura = evaluarLectura(
      'Cuando llegue, estamos confirmando su pago. Es la segunda de dos fojas nuevas.',
    );
    expect(lectura.gerundios).toEqual([]);
    expect(lectura.jerga).toEqual([]);
  });
  it('calcula Fernández-Huerta y Szigriszt como en su fórmula', () => {
    // 3 palabras, 5 sílabas, 1 frase.
    const { puntaje, fernandezHuerta } = evaluarLectura('La casa azul.');
    expect(puntaje).toBeCloseTo(206.835 - (62.3 * 5) / 3 - 3, 1);
    expect(fernandezHuerta).toBeCloseTo(Math.min(100, 206.84 - (60 * 5) / 3 - 1.02 * 3), 1);
  });
  it('siempre da un puntaje entre 0 y 100', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texto) => {
        const { puntaje, fernandezHuerta } = evaluarLectura(texto);
        expect(puntaje).toBeGreaterThanOrEqual(0);
        expect(puntaje).toBeLessThanOrEqual(100);
        expect(fernandezHuerta).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

/** Todos los textos de un valor del catálogo; a las funciones se les da un ejemplo. */
function textosDe(valor: unknown, ruta: string): readonly (readonly [string, string])[] {
  if (typeof valor === 'string') return [[ruta, valor]];
  if (typeof valor === 'function') return [[ruta, String(valor(2, 3, 4))]];
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.entries(valor).flatMap(([clave, v]) => textosDe(v, `${ruta}.${clave}`));
}

describe('los textos de la ciudadanía', () => {
  const todos = Object.entries(esCL).flatMap(([area, grupo]) => textosDe(grupo, area));

  it('son muchos y ninguno está vacío', () => {
    expect(todos.length).toBeGreaterThan(200);
    expect(todos.filter(([, texto]) => texto.trim() === '')).toEqual([]);
  });
  it('no traen jerga, gerundios ni oraciones de 20 palabras o más', () => {
    const faltas = todos.flatMap(([ruta, texto]) => {
      const { jerga, gerundios, oracionesLargas } = evaluarLectura(texto);
      return [...jerga.map((j) => j.expresion), ...gerundios, ...oracionesLargas].map(
        (x) => `${ruta}: ${x}`,
      );
    });
    expect(faltas).toEqual([]);
  });
  it.each(Object.entries(esCL))(
    'el área %s se lee bien (INFLESZ normal o más fácil)',
    (area, grupo) => {
      const corrido = textosDe(grupo, area)
        .map(([, texto]) => (/[.!?…:]$/.test(texto) ? texto : `${texto}.`))
        .join('\n');
      expect(evaluarLectura(corrido).puntaje).toBeGreaterThanOrEqual(55);
    },
  );
  it('tratan de usted', () => {
    const tuteo = /\b(tu|tus|tú|te|contigo|puedes|tienes|debes|quieres|ingresa tu)\b/i;
    expect(todos.filter(([, texto]) => tuteo.test(texto))).toEqual([]);
  });
});
