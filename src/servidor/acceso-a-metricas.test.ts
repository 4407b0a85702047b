import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { rutasDeSalud } from './salud.ts';

const CLAVE = 'clave-larga-de-metricas-0123456789';
const base = { versionDeEsquema: async () => 0 };
let app: FastifyInstance | undefined;
afterEach(() => app?.close());

async function pedir(
  clave: string | undefined,
  remoteAddress: string,
  headers: Record<string, string> = {},
) {
  app = fastify({ trustProxy: ['loopback'] });
  rutasDeSalud(app, base, clave);
  return app.inject({ url: '/metrics', remoteAddress, headers });
}

it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
  'sin clave, se muestran a la propia máquina (%s)',
  async (direccion) => {
    const respuesta = await pedir(undefined, direccion);
    expect(respuesta.statusCode).toBe(200);
    expect(respuesta.body).toContain('process_cpu_seconds_total');
    expect(respuesta.headers['cache-control']).toBe('no-store');
  },
);

it.each(['10.0.0.7', '200.1.2.3', '2001:db8::1', '::ffff:10.0.0.7'])(
  'sin clave, a otra máquina (%s) se le responde como si no existieran',
  async (direccion) => {
    expect((await pedir(undefined, direccion)).statusCode).toBe(404);
  },
);

it.each(['x-forwarded-for', 'x-real-ip', 'x-forwarded-host', 'forwarded', 'via'])(
  'sin clave, lo que trae %s pasó por un proxy: no es esta máquina, diga lo que diga',
  async (cabecera) => {
    expect((await pedir(undefined, '127.0.0.1', { [cabecera]: '127.0.0.1' })).statusCode).toBe(404);
  },
);

it.each([
  ['sin presentarla', {}],
  ['con otra', { authorization: 'Bearer otra' }],
  ['con un pedazo', { authorization: `Bearer ${CLAVE.slice(0, -1)}` }],
  ['con otro esquema', { authorization: `Basic ${CLAVE}` }],
])('con clave se exige a todos, también a esta máquina: %s', async (_caso, headers) => {
  const respuesta = await pedir(CLAVE, '127.0.0.1', headers);
  expect(respuesta.statusCode).toBe(401);
  expect(respuesta.headers['www-authenticate']).toContain('Bearer');
  expect(respuesta.body).not.toContain('process_cpu');
});

it('con la clave se muestran desde cualquier parte, también por un proxy', async () => {
  const respuesta = await pedir(CLAVE, '10.0.0.7', {
    authorization: `Bearer ${CLAVE}`,
    'x-forwarded-for': '10.0.0.9',
  });
  expect(respuesta.statusCode).toBe(200);
});
