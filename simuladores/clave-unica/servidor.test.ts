import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digitoVerificador } from '../soporte/rut.ts';
import type { Simulador } from '../soporte/servidor.ts';
import { leerPadron } from './personas.ts';
import { crearSimulador } from './servidor.ts';

const redirectUri = 'http://localhost:3000/ingreso/vuelta';
const otro = { id: 'otra', secreto: 'otro-secreto', redirectUris: [redirectUri] };
const cliente = { id: 'muni', secreto: 'secreto', redirectUris: [redirectUri] };
const ida = {
  client_id: cliente.id,
  response_type: 'code',
  scope: 'openid run name',
  redirect_uri: redirectUri,
  state: 'e'.repeat(32),
};

let simulador: Simulador;
let base: string;
let ahora: number;
const lineas: string[] = [];

beforeEach(async () => {
  ahora = Date.now();
  lineas.length = 0;
  simulador = await crearSimulador({
    clientes: [cliente, otro],
    reloj: () => ahora,
    registrar: (linea) => lineas.push(linea),
  });
  base = await simulador.escuchar(0);
});
afterEach(() => simulador.cerrar());

const autorizar = (cambios: Record<string, string> = {}, cookie = '') =>
  fetch(`${base}/openid/authorize/?${new URLSearchParams({ ...ida, ...cambios })}`, {
    redirect: 'manual',
    headers: { cookie },
  });

const entrar = (run = '44.444.444-4', clave = 'testing') =>
  fetch(`${base}/openid/authorize/`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...ida, run, clave }),
  });

const vuelta = (respuesta: Response) => new URL(respuesta.headers.get('location') ?? '');

const canjear = (codigo: string, cambios: Record<string, string> = {}) =>
  fetch(`${base}/openid/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: cliente.id,
      client_secret: cliente.secreto,
      redirect_uri: redirectUri,
      grant_type: 'authorization_code',
      code: codigo,
      state: ida.state,
      ...cambios,
    }),
  });

const obtenerCodigo = async () => vuelta(await entrar()).searchParams.get('code') ?? '';

describe('ida a ClaveÚnica simulada', () => {
  it.each([
    ['scope distinto', { scope: 'openid run' }],
    ['scope desordenado', { scope: 'openid name run' }],
    ['state corto', { state: 'e'.repeat(29) }],
    ['state vacío', { state: '' }],
    ['cliente desconocido', { client_id: 'nadie' }],
    ['redirect_uri con otra ruta', { redirect_uri: `${redirectUri}/` }],
    ['response_type implícito', { response_type: 'token' }],
  ])('rechaza %s sin redirigir', async (_caso, cambios) => {
    const respuesta = await autorizar(cambios);
    expect(respuesta.status).toBe(400);
    expect(respuesta.headers.get('location')).toBeNull();
  });

  it('muestra una página que declara ser simulación', async () => {
    const respuesta = await autorizar();
    expect(respuesta.status).toBe(200);
    const html = await respuesta.text();
    expect(html).toContain('Simulador: no es ClaveÚnica');
    expect(html).toContain('<html lang="es-CL">');
    expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/);
  });

  it('no arranca con una redirect_uri con consulta', async () => {
    const malo = { ...cliente, redirectUris: [`${redirectUri}?a=1`] };
    await expect(crearSimulador({ clientes: [malo] })).rejects.toThrow('consulta');
  });
});

describe('clave y sesión', () => {
  it('vuelve con un código de 32 caracteres y el mismo state', async () => {
    const destino = vuelta(await entrar());
    expect(destino.searchParams.get('code')).toMatch(/^\w{32}$/);
    expect(destino.searchParams.get('state')).toBe(ida.state);
  });

  it('rechaza clave errada, dígito errado y persona desconocida con el mismo mensaje', async () => {
    const respuestas = [
      await entrar('44.444.444-4', 'x'),
      await entrar('44.444.444-5'),
      await entrar('1-9'),
    ];
    expect(respuestas.map(({ status }) => status)).toEqual([401, 401, 401]);
    const textos = await Promise.all(respuestas.map((respuesta) => respuesta.text()));
    expect(new Set(textos).size).toBe(1);
  });

  it('bloquea al sexto intento y libera a los 15 minutos', async () => {
    for (let i = 0; i < 5; i += 1) await entrar('55.555.555-5', 'mala');
    expect((await entrar('55.555.555-5')).status).toBe(429);
    expect((await entrar('44.444.444-4')).status).toBe(302);
    ahora += 15 * 60_000;
    expect((await entrar('55.555.555-5')).status).toBe(302);
  });

  it('recuerda la sesión 60 segundos y no más, y el cierre la termina', async () => {
    const cookie = (await entrar()).headers.get('set-cookie')?.split(';')[0] ?? '';
    ahora += 59_000;
    expect((await autorizar({}, cookie)).status).toBe(302);
    ahora += 1_000;
    expect((await autorizar({}, cookie)).status).toBe(200);

    const nueva = (await entrar()).headers.get('set-cookie')?.split(';')[0] ?? '';
    const cierre = await fetch(`${base}/api/v1/accounts/app/logout?redirect=http://x/`, {
      headers: { cookie: nueva },
      redirect: 'manual',
    });
    expect(cierre.status).toBe(204);
    expect(cierre.headers.get('location')).toBeNull();
    expect((await autorizar({}, nueva)).status).toBe(200);
  });
});

describe('canje del código', () => {
  it('entrega el token con la forma oficial e id_token RS256 verificable', async () => {
    const respuesta = await canjear(await obtenerCodigo());
    const cuerpo = await respuesta.json();
    expect(cuerpo).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(cuerpo.access_token).toMatch(/^[0-9a-f]{32}$/);
    const llaves = createRemoteJWKSet(new URL(`${base}/openid/jwks`));
    const { payload, protectedHeader } = await jwtVerify(cuerpo.id_token, llaves, {
      issuer: `${base}/openid`,
      audience: cliente.id,
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload.sub).not.toBe('44444444');
  });

  it('no acepta el código dos veces', async () => {
    const codigo = await obtenerCodigo();
    expect((await canjear(codigo)).status).toBe(200);
    expect(await (await canjear(codigo)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('acepta el código a los 4:59 y no a los 5:00', async () => {
    const [uno, dos] = [await obtenerCodigo(), await obtenerCodigo()];
    ahora += 299_000;
    expect((await canjear(uno)).status).toBe(200);
    ahora += 1_000;
    expect((await canjear(dos)).status).toBe(400);
  });

  it.each([
    ['secreto errado', { client_secret: 'x' }, 'invalid_client'],
    ['otro cliente', { client_id: otro.id, client_secret: otro.secreto }, 'invalid_grant'],
    ['otra redirect_uri', { redirect_uri: 'http://localhost:3000/x' }, 'invalid_grant'],
    ['state alterado', { state: 'f'.repeat(32) }, 'invalid_grant'],
    ['grant_type distinto', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('rechaza %s', async (_caso, cambios, error) => {
    const respuesta = await canjear(await obtenerCodigo(), cambios);
    expect(respuesta.status).toBe(400);
    expect(await respuesta.json()).toMatchObject({ error });
  });

  it('rechaza el cuerpo en JSON', async () => {
    const respuesta = await fetch(`${base}/openid/token/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await respuesta.json()).toMatchObject({ error: 'invalid_request' });
  });
});

describe('datos de la persona', () => {
  const pedir = (method: string, token: string) =>
    fetch(`${base}/openid/userinfo/`, { method, headers: { authorization: `Bearer ${token}` } });

  it('responde por POST con número numérico y sin correo', async () => {
    const { access_token } = await (await canjear(await obtenerCodigo())).json();
    const cuerpo = await (await pedir('POST', access_token)).json();
    expect(cuerpo).toEqual({
      sub: expect.any(String),
      RolUnico: { DV: '4', numero: 44444444, tipo: 'RUN' },
      name: { apellidos: ['Del Río', 'González'], nombres: ['María', 'Carmen'] },
    });
    expect((await pedir('GET', access_token)).status).toBe(405);
    ahora += 3_600_000;
    expect((await pedir('POST', access_token)).status).toBe(401);
  });

  it('rechaza un token inventado', async () => {
    expect((await pedir('POST', '0'.repeat(32))).status).toBe(401);
  });
});

it('publica el descubrimiento sin PKCE', async () => {
  const respuesta = await fetch(`${base}/openid/.well-known/openid-configuration`);
  const cuerpo = await respuesta.json();
  expect(cuerpo.token_endpoint).toBe(`${base}/openid/token/`);
  expect(cuerpo).not.toHaveProperty('code_challenge_methods_supported');
});

it('el registro no lleva RUN, códigos ni state', async () => {
  await autorizar();
  await canjear(await obtenerCodigo());
  expect(lineas.length).toBeGreaterThanOrEqual(3);
  expect(lineas.join('\n')).not.toMatch(/4444|eeee|code=/);
});

it('el padrón ficticio tiene RUN válidos, únicos y marcados', () => {
  const { personas } = leerPadron();
  expect(new Set(personas.map(({ run }) => run)).size).toBe(personas.length);
  for (const { run, dv } of personas) expect(digitoVerificador(run)).toBe(dv);
  expect(personas.filter(({ perfil }) => perfil.startsWith('funcionari')).length).toBeGreaterThan(
    4,
  );
});
