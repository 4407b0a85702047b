import { describe, expect, it } from 'vitest';
import { codigoVigente, comprobarCodigo, direccionOtp, nuevoSecreto } from './dominio.ts';

const secreto = nuevoSecreto(new Uint8Array(20).fill(7));
const ahora = Temporal.Instant.from('2026-11-24T12:00:10Z');

describe('segundo factor', () => {
  it('acepta el código vigente y el del paso anterior', () => {
    expect(comprobarCodigo(secreto, codigoVigente(secreto, ahora), ahora, 0)).toBeDefined();
    const anterior = codigoVigente(secreto, ahora.subtract({ seconds: 30 }));
    expect(comprobarCodigo(secreto, anterior, ahora, 0)).toBeDefined();
  });

  it('rechaza un código viejo, mal escrito o ya usado', () => {
    const viejo = codigoVigente(secreto, ahora.subtract({ minutes: 5 }));
    expect(comprobarCodigo(secreto, viejo, ahora, 0)).toBeUndefined();
    expect(comprobarCodigo(secreto, '12345a', ahora, 0)).toBeUndefined();
    const paso = comprobarCodigo(secreto, codigoVigente(secreto, ahora), ahora, 0) ?? 0;
    expect(comprobarCodigo(secreto, codigoVigente(secreto, ahora), ahora, paso)).toBeUndefined();
  });

  it('acepta el código con un espacio al medio, como lo muestran las aplicaciones', () => {
    const codigo = codigoVigente(secreto, ahora);
    expect(
      comprobarCodigo(secreto, `${codigo.slice(0, 3)} ${codigo.slice(3)}`, ahora, 0),
    ).toBeDefined();
  });

  it('cumple el vector de la RFC 6238 (SHA-1, 59 s)', () => {
    const rfc = nuevoSecreto(new TextEncoder().encode('12345678901234567890'));
    expect(codigoVigente(rfc, Temporal.Instant.fromEpochMilliseconds(59_000))).toBe('287082');
    expect(direccionOtp(rfc, 'ana')).toMatch(/^otpauth:\/\/totp\/Municipios%20Digitales:ana\?/);
  });
});
