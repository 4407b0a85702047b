import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUENTAS,
  ingresarFuncionario,
  ingresarPersona,
  levantarSitio,
  type Navegador,
  navegar,
  type Ruta,
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

/** Dirección concreta de una ruta declarada. */
function concreta({ url }: Ruta, valores: Readonly<Record<string, string>>, resto: string): string {
  return url
    .replace(/:(\w+)(\([^)]*\))?/g, (_todo, nombre: string) =>
      encodeURIComponent(valores[nombre] ?? resto),
    )
    .replace('*', 'x');
}

const pedir = (quien: Navegador, ruta: Ruta, url: string) =>
  ruta.metodo === 'GET' ? quien.ver(url) : quien.enviar(url);

const nombreDe = ({ metodo, url }: Ruta) => `${metodo} ${url}`;

/** Rutas de la trastienda, sin su puerta. */
const trastienda = (): readonly Ruta[] =>
  sitio.rutas.filter(
    ({ url }) =>
      url.startsWith('/:slug/funcionarios/') && url !== '/:slug/funcionarios/segundo-factor',
  );

/** Respuestas de todas las rutas que no son las esperadas, para verlas juntas. */
async function recorrer(
  rutas: readonly Ruta[],
  quien: Navegador,
  url: (ruta: Ruta) => string,
  esperada: (codigo: number, destino: string, ruta: Ruta) => boolean,
): Promise<readonly string[]> {
  const fallas: string[] = [];
  for (const ruta of rutas) {
    const { statusCode, headers } = await pedir(quien, ruta, url(ruta));
    const destino = String(headers.location ?? '');
    if (!esperada(statusCode, destino, ruta))
      fallas.push(`${nombreDe(ruta)} -> ${statusCode} ${destino}`);
  }
  return fallas;
}

const enNunoa = (ruta: Ruta) => concreta(ruta, { slug: 'nunoa' }, randomUUID());

describe('la trastienda, ruta por ruta', () => {
  it('se conocen sus rutas', () => {
    expect(trastienda().length).toBeGreaterThan(30);
    expect(trastienda().some(({ metodo }) => metodo === 'POST')).toBe(true);
  });

  it('sin sesión lleva al ingreso', async () => {
    const fallas = await recorrer(
      trastienda(),
      navegar(sitio),
      enNunoa,
      (codigo, destino) => codigo === 303 && destino.startsWith('/nunoa/funcionarios?destino='),
    );
    expect(fallas).toEqual([]);
  });

  it('con sesión de persona, sin cuenta municipal, no existe', async () => {
    expect(await recorrer(trastienda(), persona, enNunoa, (codigo) => codigo === 404)).toEqual([]);
  });

  it('sin segundo factor lleva a darlo', async () => {
    const aMedias = await ingresarFuncionario(sitio, CUENTAS.revisaNunoa, { segundo: false });
    const fallas = await recorrer(
      trastienda(),
      aMedias,
      enNunoa,
      (codigo, destino) => codigo === 303 && destino === '/nunoa/funcionarios/segundo-factor',
    );
    expect(fallas).toEqual([]);
  });

  it('un funcionario de otra municipalidad recibe 404', async () => {
    const deValparaiso = await ingresarFuncionario(sitio, CUENTAS.administraValparaiso);
    expect((await deValparaiso.ver('/valparaiso/funcionarios/bandeja')).statusCode).toBe(200);
    const fallas = await recorrer(trastienda(), deValparaiso, enNunoa, (codigo) => codigo === 404);
    expect(fallas).toEqual([]);
  });

  it('una municipalidad que no existe da 404', async () => {
    const fallas = await recorrer(
      trastienda(),
      administra,
      (ruta) => concreta(ruta, { slug: 'no-existe' }, randomUUID()),
      (codigo) => codigo === 404,
    );
    expect(fallas).toEqual([]);
  });

  it('quien solo lee no escribe nada', async () => {
    const { municipioId } = CUENTAS.tesoreriaNunoa;
    await sitio.puertos.base.conMunicipio(municipioId, async ({ db }) => {
      const { funcionario_id: id } = await db
        .selectFrom('funcionario')
        .select('funcionario_id')
        .where('municipio_id', '=', municipioId)
        .where('run', '=', 41_815_690)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('funcionario_rol')
        .set({ rol: 'lector' })
        .where('municipio_id', '=', municipioId)
        .where('funcionario_id', '=', id)
        .execute();
    });
    const lector = await ingresarFuncionario(sitio, CUENTAS.tesoreriaNunoa);
    expect((await lector.ver('/nunoa/funcionarios/bandeja')).statusCode).toBe(200);
    const escrituras = trastienda().filter(({ metodo }) => metodo !== 'GET');
    const fallas = await recorrer(
      escrituras,
      lector,
      enNunoa,
      (codigo, destino, { url }) =>
        codigo === 404 ||
        codigo === 403 ||
        // Sin casos marcados no hay nada que tomar: vuelve a la bandeja.
        (url.endsWith('/bandeja/tomar') && destino === '/nunoa/funcionarios/bandeja'),
    );
    expect(fallas).toEqual([]);
  });
});

describe('identificadores que no son tales', () => {
  const MALOS = ['1', "x' or 1=1--", '../../etc/passwd', 'f'.repeat(36), '\0', '__proto__'];
  // Los grupos del tablero sí se llaman «1».
  const conIdentificador = () =>
    sitio.rutas.filter(({ url }) => /:(?!slug\b)\w+/.test(url) && !url.endsWith('/:grupo'));

  it.each(MALOS)('%j nunca es una falla, y las páginas con identificador dan 404', async (malo) => {
    for (const quien of [administra, persona, navegar(sitio)]) {
      const fallas = await recorrer(
        conIdentificador(),
        quien,
        (ruta) => concreta(ruta, { slug: 'nunoa' }, malo),
        (codigo) => codigo < 500 && codigo !== 200,
      );
      expect(fallas).toEqual([]);
    }
  });

  it.each(['/otro.cl', '\\otro.cl', '\r\nx: y', '\0', '%2F'])(
    'un nombre de municipalidad como %j no lleva a otro sitio ni falla',
    async (slug) => {
      const conSlug = sitio.rutas.filter(({ url }) => url.startsWith('/:slug'));
      for (const quien of [administra, navegar(sitio)]) {
        const fallas = await recorrer(
          conSlug,
          quien,
          (ruta) => concreta(ruta, { slug }, randomUUID()),
          (codigo, destino) =>
            codigo < 500 && codigo !== 200 && !/^(\/\/|\/\\|https?:)/.test(destino),
        );
        expect(fallas).toEqual([]);
      }
    },
  );
});

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
