import { describe, expect, it } from 'vitest';
import { reescribirUrl } from './anfitrion.ts';

const slugDesdeHost = (host: string) => (host.startsWith('nunoa.') ? 'nunoa' : undefined);

describe('municipio por nombre de anfitrión', () => {
  it.each([
    ['/', 'nunoa.localhost:3000', '/nunoa'],
    ['/?x=1', 'nunoa.localhost:3000', '/nunoa?x=1'],
    ['/tramites/certificado-numero', 'nunoa.localhost', '/nunoa/tramites/certificado-numero'],
    ['/nunoa/tramites', 'nunoa.localhost', '/nunoa/tramites'],
    ['/estatico/estilo.css', 'nunoa.localhost', '/estatico/estilo.css'],
    ['/api/v1/municipios', 'nunoa.localhost', '/api/v1/municipios'],
    ['/nunoa', 'localhost:3000', '/nunoa'],
    ['/x', undefined, '/x'],
    ['/%E0%A4%A', 'localhost', '/-'],
    ['/buscar?q=%00', 'localhost', '/-'],
    [`/${'a'.repeat(201)}`, 'localhost', '/-'],
    [`/buscar?q=${'a'.repeat(300)}`, 'localhost', `/buscar?q=${'a'.repeat(300)}`],
  ])('%s en %s', (url, host, esperada) => {
    expect(reescribirUrl(url, host, slugDesdeHost)).toBe(esperada);
  });
});
