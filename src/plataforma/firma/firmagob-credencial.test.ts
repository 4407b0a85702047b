import { decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { crearCredencial } from './firmagob-credencial.ts';

const secreto = 'x'.repeat(32);
const crear = (texto: string, proposito: 'desatendido' | 'general' = 'desatendido') =>
  crearCredencial({
    entidad: 'Municipalidad',
    secreto,
    run: 41_702_416,
    proposito,
    ahora: Temporal.Instant.from(texto),
  });

describe('token de FirmaGob', () => {
  it('lleva exactamente los reclamos del servicio, firmados con HS256', async () => {
    const token = await crear('2026-11-23T15:00:00.123Z', 'general');
    const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secreto));
    expect(protectedHeader.alg).toBe('HS256');
    expect(payload).toEqual({
      entity: 'Municipalidad',
      run: '41702416',
      purpose: 'Propósito General',
      expiration: '2026-11-23T12:05:00',
      iat: Date.parse('2026-11-23T15:00:00Z') / 1000,
    });
  });

  it.each([
    ['horario de invierno', '2026-07-01T15:00:00Z', '2026-07-01T11:05:00'],
    ['la medianoche que no existe', '2026-09-06T03:58:00Z', '2026-09-06T01:03:00'],
    ['fin de año', '2027-01-01T02:57:00Z', '2027-01-01T00:02:00'],
  ])('vence en hora de Chile: %s', async (_caso, ahora, esperado) => {
    expect(decodeJwt(await crear(ahora)).expiration).toBe(esperado);
  });
});
