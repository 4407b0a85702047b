import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { responderIlegible } from './pedido-ilegible.ts';

const app = fastify({ clientErrorHandler: responderIlegible, http: { maxHeaderSize: 4096 } });
app.get('/', async () => 'bien');
let puerto: number;

beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const [direccion] = app.addresses() as AddressInfo[];
  puerto = direccion?.port ?? 0;
});
afterAll(() => app.close());

async function enviar(crudo: string): Promise<string> {
  const zocalo = connect(puerto, '127.0.0.1');
  await once(zocalo, 'connect');
  zocalo.write(crudo);
  return text(zocalo);
}

describe('lo que no se entiende como HTTP', () => {
  it.each([
    ['letras sin codificar', 'GET /buscar?q=ñuñoa HTTP/1.1\r\nHost: x\r\n\r\n', '400 Bad Request'],
    ['una línea cualquiera', 'hola\r\n\r\n', '400 Bad Request'],
    [
      'cabeceras enormes',
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(5000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
  ])('%s: responde una página en castellano y cierra', async (_caso, crudo, estado) => {
    const respuesta = await enviar(crudo);
    expect(respuesta).toContain(`HTTP/1.1 ${estado}`);
    expect(respuesta).toContain('<html lang="es-CL">');
    expect(respuesta).toContain("content-security-policy: default-src 'none'");
    const [, cuerpo = ''] = respuesta.split('\r\n\r\n');
    expect(respuesta).toContain(`content-length: ${Buffer.byteLength(cuerpo)}\r\n`);
  });

  it('lo que sí se entiende sigue su camino', async () => {
    const respuesta = await enviar('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(respuesta).toContain('HTTP/1.1 200 OK');
  });
});
