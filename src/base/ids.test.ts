import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esUuid, msDeUuidV7, uuidV7 } from './ids.ts';

const azar = fc.uint8Array({ minLength: 10, maxLength: 16 });
const ms = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('uuidV7', () => {
  it('reproduce el ejemplo de la RFC 9562 (apéndice A.6)', () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidV7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('siempre es un UUID de versión 7 que conserva el tiempo', () => {
    fc.assert(
      fc.property(ms, azar, (t, a) => {
        const id = uuidV7(t, a);
        expect(esUuid(id)).toBe(true);
        expect(id[14]).toBe('7');
        expect(msDeUuidV7(id)).toBe(t);
      }),
    );
  });

  it('ordena como el tiempo', () => {
    fc.assert(
      fc.property(ms, ms, azar, azar, (t1, t2, a1, a2) => {
        fc.pre(t1 < t2);
        expect(uuidV7(t1, a1) < uuidV7(t2, a2)).toBe(true);
      }),
    );
  });

  it('rechaza poco azar y tiempos imposibles', () => {
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError);
    for (const t of [-1, 1.5, 2 ** 48]) {
      expect(() => uuidV7(t, new Uint8Array(10))).toThrow(RangeError);
    }
  });

  it('esUuid rechaza lo que no lo es', () => {
    for (const t of [
      '',
      '017f22e2-79b0-7cc3-98c4',
      '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
      "' or 1",
    ]) {
      expect(esUuid(t)).toBe(false);
    }
  });
});
