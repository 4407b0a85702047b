import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatearRut, rutDeNumero, rutSinPuntos } from '../../../base/rut.ts';
import type { Formulario } from '../../../formulario/index.ts';
import {
  leerConsulta,
  PALABRAS_POR_EXPEDIENTE,
  palabrasDe,
  palabrasDeExpediente,
} from './busqueda.ts';

const MUNICIPIO = 13101;
const formulario: Formulario = {
  paginas: [
    {
      id: 'datos',
      titulo: 'Datos',
      campos: [
        { id: 'calle', tipo: 'texto', etiqueta: 'Calle' },
        { id: 'salud', tipo: 'texto', etiqueta: 'Salud', sensible: true },
        { id: 'monto', tipo: 'numero', etiqueta: 'Monto' },
      ],
    },
  ],
  declaracion: 'Declaro',
};
const caso = { folio: '13101-2026-000123', run: 12_345_678, nombre: 'Rosa Núñez de la Fuente' };

/** Si unas palabras cumplen la búsqueda: lo mismo que hacen el índice y la fila en la base. */
function halla(palabras: readonly string[], texto: string): boolean {
  const consulta = leerConsulta(texto, MUNICIPIO);
  if (consulta.clase === 'nada') return false;
  if (consulta.clase === 'folio') return consulta.folio === caso.folio;
  return consulta.terminos.every(({ palabra, entera }) =>
    palabras.some((p) => (entera ? p === palabra : p.startsWith(palabra))),
  );
}

describe('palabras de un expediente', () => {
  const palabras = palabrasDeExpediente(caso, formulario, {
    calle: 'Avda. Matta 1.234, depto. 5-B',
    salud: 'secreta',
    monto: 1_500_000,
  });

  it('se encuentra por folio, RUN, nombre y respuestas, con o sin adornos', () => {
    for (const texto of [
      '13101-2026-000123',
      'exp-13101-2026-000123',
      '2026-000123',
      '2026-123',
      '13101-2026-123',
      '000123',
      '123',
      '12.345.678-5',
      '12345678-5',
      '12345678',
      '12.345.678',
      '12345',
      'NUNEZ',
      'núñ',
      'de la fuente',
      'fuente rosa',
      'matta 1234',
      'Matta 1.234',
      'depto 5',
      '1.500.000',
      '',
      'de la',
    ]) {
      expect([texto, halla(palabras, texto)]).toEqual([texto, true]);
    }
  });

  it('no se encuentra por lo sensible, por otro folio, otro RUN ni a mitad de palabra', () => {
    for (const texto of [
      'secreta',
      '13101-2026-000124',
      '2026-12',
      '2025-123',
      '12.345.678-6',
      '345678',
      'uente',
      'rosa soto',
      '%',
      'depto 6',
    ]) {
      expect([texto, halla(palabras, texto)]).toEqual([texto, false]);
    }
  });

  it('no pasa del tope, y folio, RUN y nombre quedan siempre', () => {
    const calle = Array.from({ length: 200 }, (_, i) => `palabra${i}`).join(' ');
    const muchas = palabrasDeExpediente(caso, formulario, { calle });
    expect(muchas).toHaveLength(PALABRAS_POR_EXPEDIENTE);
    expect(muchas.slice(0, 6)).toEqual(['123', '2026', '123456785', 'rosa', 'nunez', 'fuente']);
  });

  it('toda palabra escrita en el caso lo encuentra, sola y junto a otra', () => {
    // Solo signos no es una palabra, y un folio entero se busca como folio.
    const escrito = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.stringMatching(/^[0-9.kK-]{1,14}$/),
        fc.stringMatching(/^[a-zA-ZñÑáéíóúü]{1,20}$/),
        fc.integer({ min: 1_000_000, max: 25_000_000 }).map((n) => formatearRut(rutDeNumero(n))),
        fc.integer({ min: 1_000_000, max: 25_000_000 }).map((n) => rutSinPuntos(rutDeNumero(n))),
      )
      .map((texto) => texto.replace(/\s/gu, ''))
      .filter((texto) => texto !== '' && leerConsulta(texto, MUNICIPIO).clase === 'palabras');
    fc.assert(
      fc.property(fc.array(escrito, { minLength: 1, maxLength: 6 }), fc.nat(), (trozos, n) => {
        const propias = palabrasDeExpediente(caso, formulario, { calle: trozos.join(' ') });
        fc.pre(propias.length < PALABRAS_POR_EXPEDIENTE);
        const uno = trozos[n % trozos.length] ?? '';
        const otro = trozos[(n + 1) % trozos.length] ?? '';
        expect(halla(propias, uno)).toBe(true);
        expect(halla(propias, `${otro} ${uno}`)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('da lo mismo escribir en mayúsculas, con o sin acentos', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zñáéíóúü0-9 .-]{1,40}$/), (texto) => {
        expect(palabrasDe(texto.toUpperCase())).toEqual(palabrasDe(texto));
        expect(palabrasDe(texto.normalize('NFD'))).toEqual(palabrasDe(texto));
      }),
    );
  });

  it('las palabras caben en el índice: cortas, sin acentos y ordenables byte a byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (texto) => {
        for (const palabra of palabrasDe(texto)) expect(palabra).toMatch(/^[a-z0-9]{1,40}$/);
      }),
    );
  });
});
