import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { abrirCifrado } from './cifrado.ts';

describe('cifrado de secretos', () => {
  const carpeta = mkdtempSync(join(tmpdir(), 'cifrado-'));
  afterAll(() => rmSync(carpeta, { recursive: true }));

  it('lo cifrado se recupera con la misma llave, también tras reabrir', () => {
    const cifrado = abrirCifrado(carpeta).cifrar('JBSWY3DPEHPK3PXP');
    expect(cifrado).not.toContain('JBSWY3DP');
    expect(abrirCifrado(carpeta).descifrar(cifrado)).toBe('JBSWY3DPEHPK3PXP');
    expect(statSync(join(carpeta, 'llave')).mode & 0o777).toBe(0o600);
  });

  it('cifrar dos veces da textos distintos, y lo alterado no se descifra', () => {
    const cifrado = abrirCifrado(carpeta);
    const uno = cifrado.cifrar('x');
    expect(cifrado.cifrar('x')).not.toBe(uno);
    const bytes = Buffer.from(uno, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => cifrado.descifrar(bytes.toString('base64'))).toThrow();
  });
});
