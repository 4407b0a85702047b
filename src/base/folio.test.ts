import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatearCut,
  formatearFolio,
  formatearIdDocumento,
  formatearIuie,
  leerFolio,
  leerIuie,
} from './folio.ts';

const folio = fc.record(
  {
    cut: fc.integer({ min: 1101, max: 16305 }).map(formatearCut),
    anio: fc.integer({ min: 2015, max: 2099 }),
    numero: fc.integer({ min: 1, max: 999_999_999 }),
    serie: fc.constantFrom('PAG', 'RES', 'CERT'),
  },
  { requiredKeys: ['cut', 'anio', 'numero'] },
);

describe('folio', () => {
  it('tiene la forma convenida', () => {
    const f = { cut: '13101', anio: 2026, numero: 123 };
    expect(formatearFolio(f)).toBe('13101-2026-000123');
    expect(formatearIuie(f)).toBe('EXP-13101-2026-000123');
    expect(formatearIdDocumento(f, 1)).toBe('DOC-13101-2026-000123-001');
    expect(formatearFolio({ ...f, serie: 'PAG' })).toBe('13101-PAG-2026-000123');
    expect(formatearCut(1101)).toBe('01101');
  });

  it('leer lo formateado devuelve el mismo folio', () => {
    fc.assert(
      fc.property(folio, (f) => {
        expect(leerFolio(formatearFolio(f))).toEqual({ ok: true, valor: f });
        expect(leerIuie(` ${formatearIuie(f).toLowerCase()} `)).toEqual({ ok: true, valor: f });
      }),
    );
  });

  it.each(['', '13101-2026-123', '13101-2026-000000', '1101-2026-000001', '13101-2026-0000001'])(
    'rechaza %j',
    (texto) => {
      expect(leerFolio(texto)).toEqual({ ok: false, error: 'formato' });
    },
  );

  it('no forma folios imposibles', () => {
    const f = { cut: '13101', anio: 2026, numero: 1 };
    for (const malo of [
      { ...f, numero: 0 },
      { ...f, numero: 1.5 },
      { ...f, cut: '1310' },
    ]) {
      expect(() => formatearFolio(malo)).toThrow(RangeError);
    }
    expect(() => formatearIdDocumento(f, 0)).toThrow(RangeError);
    expect(() => formatearCut(999)).toThrow(RangeError);
    expect(leerIuie('13101-2026-000123').ok).toBe(false);
  });
});
