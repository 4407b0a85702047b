import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventoEncadenable,
  encadenar,
  HASH_INICIAL,
  hashEvento,
  instanteCanonico,
  primerEslabonRoto,
} from './cadena.ts';

const evento: EventoEncadenable = {
  municipio_id: 13101,
  expediente_id: '0193-a',
  numero: 1,
  tipo: 'ingresado',
  datos: { folio: '13101-2026-000001', b: 1, a: 2 },
  actor: { tipo: 'persona', run: 12345678 },
  ocurrido_en: '2026-11-24T13:15:30.000Z',
};

const eventos = fc
  .array(fc.record({ tipo: fc.string(), datos: fc.jsonValue(), actor: fc.string() }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((lista) => lista.map((e, i) => ({ ...evento, ...e, numero: i + 1 })));

describe('cadena de eventos', () => {
  it('no depende del orden de las claves y está fijada por un vector', () => {
    const otro = { ...evento, datos: { a: 2, b: 1, folio: '13101-2026-000001' } };
    expect(hashEvento(HASH_INICIAL, otro)).toBe(hashEvento(HASH_INICIAL, evento));
    expect(hashEvento(HASH_INICIAL, evento)).toBe(
      '935fd431b62dbbe50c0e120a0a4833860da1334210328a87e3c4b630dc45d9c0',
    );
  });

  it('cambiar, quitar o permutar un evento rompe la cadena', () => {
    fc.assert(
      fc.property(eventos, fc.nat(), (lista, n) => {
        const cadena = encadenar(lista);
        expect(primerEslabonRoto(cadena)).toBeUndefined();
        const i = n % (cadena.length - 1);
        const cambiada = cadena.map((e, j) => (j === i ? { ...e, tipo: `${e.tipo}x` } : e));
        expect(primerEslabonRoto(cambiada)).toBe(i);
        expect(primerEslabonRoto(cadena.toSpliced(i, 1))).toBe(i);
        const [a, b] = [cadena[i], cadena[i + 1]];
        if (a === undefined || b === undefined) throw new Error('sin par');
        expect(primerEslabonRoto(cadena.toSpliced(i, 2, b, a))).toBe(i);
      }),
    );
  });

  it('rehacer un solo eslabón no basta', () => {
    const cadena = encadenar([evento, { ...evento, numero: 2 }]);
    const falso = { ...evento, tipo: 'otro' };
    const primero = {
      ...falso,
      hash_anterior: HASH_INICIAL,
      hash: hashEvento(HASH_INICIAL, falso),
    };
    expect(primerEslabonRoto([primero, ...cadena.slice(1)])).toBe(1);
  });

  it('escribe instantes con largo fijo', () => {
    expect(instanteCanonico(Temporal.Instant.from('2026-11-24T10:15:30.1239-03:00'))).toBe(
      '2026-11-24T13:15:30.123Z',
    );
  });
});
