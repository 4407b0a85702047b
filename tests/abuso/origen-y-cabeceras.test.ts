import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUENTAS,
  concreta,
  enNunoa,
  ingresarFuncionario,
  ingresarPersona,
  levantarSitio,
  type Navegador,
  nombreDe,
  type Sitio,
} from './sitio.ts';

let sitio: Sitio;
let administra: Navegador;
let persona: Navegador;

beforeAll(async () => {
  sitio = await levantarSitio();
  administra = await ingresarFuncionario(sitio, CUENTAS.administraNunoa);
  persona = await ingresarPersona(sitio, '44.444.444-4');
}, 120_000);
afterAll(() => sitio.cerrar());

describe('escrituras desde otro sitio', () => {
  const escrituras = () => sitio.rutas.filter(({ metodo }) => metodo !== 'GET');
  const EXENTA = '/:slug/pagos/retorno';

  it.each([
    ['otro sitio', { 'sec-fetch-site': 'cross-site', origin: 'https://malo.example' }],
    ['un subdominio vecino', { 'sec-fetch-site': 'same-site', origin: 'http://malo.localhost' }],
    ['un navegador antiguo', { 'sec-fetch-site': '', origin: 'https://malo.example' }],
    ['un marco sin origen', { 'sec-fetch-site': '', origin: 'null' }],
    ['quien no dice nada', { 'sec-fetch-site': '' }],
  ])('desde %s se rechazan todas, menos la vuelta del pago', async (_de, cabeceras) => {
    const { 'sec-fetch-site': de, ...otras } = cabeceras;
    const fallas: string[] = [];
    for (const ruta of escrituras()) {
      const { statusCode } = await sitio.app.inject({
        method: 'POST',
        url: enNunoa(ruta),
        headers: {
          ...otras,
          ...(de === '' ? {} : { 'sec-fetch-site': de }),
          cookie: [...administra.cookies].map((par) => par.join('=')).join('; '),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'x=1',
      });
      const esperado = ruta.url === EXENTA ? statusCode === 404 : statusCode === 403;
      if (!esperado) fallas.push(`${nombreDe(ruta)} -> ${statusCode}`);
    }
    expect(fallas).toEqual([]);
  });

  const ajena = (url: string, mas: Readonly<Record<string, string>> = {}) =>
    sitio.app.inject({
      method: 'POST',
      url,
      headers: { 'sec-fetch-site': 'cross-site', ...mas },
      payload: {},
    });

  it.each([
    ['es-CL', 'idioma=es-CL', 'No pudimos recibir el formulario', 'Ir al inicio'],
    ['en', 'idioma=en', 'We could not receive the form', 'Go to the home page'],
  ])('en %s se explica con la página de errores del sitio', async (lengua, cookie, titulo, ir) => {
    const respuesta = await ajena('/nunoa/tramites/certificado-numero/empezar', { cookie });
    expect(respuesta.statusCode).toBe(403);
    expect(respuesta.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(respuesta.headers['cache-control']).toContain('no-store');
    expect(respuesta.body).toContain(`<html lang="${lengua}"`);
    expect(respuesta.body).toMatch(new RegExp(`<h1[^>]*>${titulo}</h1>`));
    expect(respuesta.body).toContain(ir);
    // Cambiar de idioma no repite la escritura rechazada.
    expect(respuesta.body).not.toContain('certificado-numero');
  });

  it('a la API se le responde en JSON', async () => {
    const respuesta = await ajena('/api/v1/municipios');
    expect(respuesta.statusCode).toBe(403);
    expect(respuesta.json()).toEqual({
      error: 'origen-ajeno',
      mensaje: expect.stringContaining('por seguridad no se guardó nada'),
    });
  });

  it('nada cambia con PUT, PATCH ni DELETE: no hay rutas así', () => {
    const raras = sitio.rutas.filter(({ metodo }) => metodo !== 'GET' && metodo !== 'POST');
    expect(raras).toEqual([]);
  });
});

describe('cabeceras de toda respuesta', () => {
  const fallasDe = (cabeceras: Readonly<Record<string, unknown>>, privada: boolean) => [
    ...(String(cabeceras['content-security-policy'] ?? '').includes("default-src 'none'") ||
    String(cabeceras['content-security-policy'] ?? '').includes("default-src 'self'")
      ? []
      : ['sin CSP']),
    ...(cabeceras['x-content-type-options'] === 'nosniff' ? [] : ['sin nosniff']),
    ...(cabeceras['x-frame-options'] === 'DENY' ? [] : ['se puede enmarcar']),
    ...(cabeceras['referrer-policy'] === 'same-origin' ? [] : ['sin referrer-policy']),
    ...(cabeceras['strict-transport-security'] === undefined ? ['sin HSTS'] : []),
    ...(!privada || String(cabeceras['cache-control']).includes('no-store')
      ? []
      : [`guardable: ${String(cabeceras['cache-control'])}`]),
  ];

  it('con sesión, ninguna página de un GET se guarda y todas llevan las de seguridad', async () => {
    const fallas: string[] = [];
    for (const quien of [administra, persona]) {
      for (const ruta of sitio.rutas.filter(({ metodo }) => metodo === 'GET')) {
        const respuesta = await quien.ver(concreta(ruta, { slug: 'nunoa' }, 'certificado-numero'));
        const esPagina = String(respuesta.headers['content-type'] ?? '').startsWith('text/html');
        const privada = esPagina && respuesta.body.includes('action="/salir"');
        const halladas = fallasDe(respuesta.headers, privada);
        if (halladas.length > 0) fallas.push(`${nombreDe(ruta)}: ${halladas.join(', ')}`);
      }
    }
    expect(fallas).toEqual([]);
  });

  it.each([
    ['404', { url: '/no/hay' }, 404],
    ['404 de la API', { url: '/api/v1/nada' }, 404],
    ['dirección mal escrita', { url: '/%E0%A4%A' }, 404],
    ['parámetro enorme', { url: `/${'a'.repeat(300)}` }, 404],
    [
      '413',
      {
        method: 'POST',
        url: '/salir',
        payload: `x=${'a'.repeat(1_100_000)}`,
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
      },
      413,
    ],
    [
      '415',
      {
        method: 'POST',
        url: '/salir',
        payload: '<a/>',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/xml' },
      },
      415,
    ],
    [
      'JSON con __proto__',
      {
        method: 'POST',
        url: '/salir',
        payload: '{"__proto__":{"x":1}}',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      },
      400,
    ],
    ['403', { method: 'POST', url: '/salir' }, 403],
  ] as const)('también en %s', async (_caso, pedido, codigo) => {
    const respuesta = await sitio.app.inject(pedido);
    expect(respuesta.statusCode).toBe(codigo);
    expect(fallasDe(respuesta.headers, false)).toEqual([]);
    expect(respuesta.body).not.toMatch(/FST_|at .*\.(ts|js):\d+/);
  });
});
