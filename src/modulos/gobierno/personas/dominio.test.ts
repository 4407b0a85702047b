import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinoSeguro } from './dominio.ts';

describe('destino después de ingresar', () => {
  it('acepta rutas internas', () => {
    expect(destinoSeguro('/nunoa/tramites/x?paso=2', '/')).toBe('/nunoa/tramites/x?paso=2');
  });

  it('rechaza otras direcciones, aunque se disfracen', () => {
    for (const malo of [
      'https://otro.cl',
      '//otro.cl',
      '/\\otro.cl',
      'javascript:alert(1)',
      '/a b',
      '/\tx',
      '',
    ]) {
      expect(destinoSeguro(malo, '/inicio')).toBe('/inicio');
    }
  });

  it('todo destino aceptado resuelve dentro de este sitio', () => {
    fc.assert(
      fc.property(fc.string(), (texto) => {
        const destino = destinoSeguro(texto, '/');
        expect(new URL(destino, 'http://localhost:3000').host).toBe('localhost:3000');
      }),
    );
  });
});
