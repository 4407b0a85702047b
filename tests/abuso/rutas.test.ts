import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUENTAS,
  concreta,
  enNunoa,
  ingresarFuncionario,
  ingresarPersona,
  levantarSitio,
  type Navegador,
  navegar,
  nombreDe,
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

const pedir = (quien: Navegador, ruta: Ruta, url: string) =>
  ruta.metodo === 'GET' ? quien.ver(url) : quien.enviar(url);

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
