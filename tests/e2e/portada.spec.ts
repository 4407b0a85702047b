import { expect, test } from './soporte/sitio.ts';

test.describe('páginas públicas', () => {
  for (const ruta of [
    '/',
    '/buscar',
    '/buscar?q=xyzxyz',
    '/regiones/13',
    '/regiones/12',
    '/nunoa',
    '/isla-de-pascua',
    '/ingresar',
    '/nunoa/funcionarios',
    '/accesibilidad',
    '/diseno',
    '/no-existe',
    '/nunoa/tampoco',
    '/verificar',
    '/nunoa/tramites',
    '/nunoa/tramites/certificado-numero',
  ]) {
    test(`${ruta} es accesible, válida y liviana`, async ({ sitio }) => {
      await sitio.ir(ruta);
    });
  }

  for (const [escrito, nombre] of [
    ['nunoa', 'Ñuñoa'],
    ['aysen', 'Aysén'],
    ['trehuaco', 'Trehuaco'],
  ] as const) {
    test(`buscar «${escrito}» lleva a ${nombre}`, async ({ page }) => {
      await page.goto('/');
      await page.getByRole('searchbox').fill(escrito);
      await page.getByRole('button', { name: 'Buscar' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(nombre);
    });
  }

  test('la municipalidad también responde por su nombre de anfitrión', async ({
    page,
    baseURL,
  }) => {
    const puerto = new URL(baseURL ?? '').port;
    await page.goto(`http://nunoa.localhost:${puerto}/`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ñuñoa');
  });

  test('las cabeceras de seguridad están en toda respuesta', async ({ request }) => {
    for (const ruta of [
      '/',
      '/nunoa',
      '/estatico/estilo.css',
      '/api/v1/municipios',
      '/no-existe',
    ]) {
      const cabeceras = (await request.get(ruta)).headers();
      expect(cabeceras['content-security-policy']).toContain("default-src 'none'");
      expect(cabeceras['content-security-policy']).not.toContain('unsafe-inline');
      expect(cabeceras['x-content-type-options']).toBe('nosniff');
      expect(cabeceras['x-frame-options']).toBe('DENY');
      expect(cabeceras['referrer-policy']).toBe('same-origin');
      expect(cabeceras['strict-transport-security']).toContain('max-age=');
    }
  });

  test('una escritura que viene de otro sitio se rechaza', async ({ request }) => {
    const ajena = await request.post('/salir', {
      headers: { origin: 'https://otro.example', 'sec-fetch-site': 'cross-site' },
      maxRedirects: 0,
    });
    expect(ajena.status()).toBe(403);
  });

  test('la API devuelve el mejor municipio primero y explica los errores', async ({ request }) => {
    const encontrados = await (await request.get('/api/v1/municipios?q=nunoa&limite=3')).json();
    expect(encontrados[0]).toMatchObject({
      cut: '13120',
      nombre: 'Ñuñoa',
      slug: 'nunoa',
      region: expect.anything(),
      poblacion: expect.any(Number),
    });
    const malo = await request.get('/api/v1/municipios?limite=muchos');
    expect(malo.status()).toBe(400);
    expect((await malo.json()).mensaje).toMatch(/[áéíóúñ ]/);
  });
});
