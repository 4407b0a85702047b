import { expect, test } from './soporte/sitio.ts';

// Solo se lee: cada página puede ir por su lado.
test.describe.configure({ mode: 'parallel' });

test.describe('madurez digital: páginas públicas', () => {
  for (const ruta of [
    '/madurez',
    '/madurez?variable=indice',
    '/madurez?variable=it',
    '/madurez?variable=rrhh',
    '/madurez?variable=gtm',
    '/madurez?variable=sml',
    '/madurez/regiones/09',
    '/madurez/regiones/15?variable=sml',
    '/madurez/ranking',
    '/madurez/tabla?region=02',
    '/madurez/grupos/3',
    '/madurez/contexto',
    '/madurez/metodo',
    '/madurez/ley-21180',
    '/madurez/datos',
    '/madurez/evolucion?a=imtm-2015&b=mdm-1',
    '/madurez/municipios/valparaiso',
    // Al estudio de 2015 le faltó una dimensión suya.
    '/madurez/municipios/colchane',
  ]) {
    test(`${ruta} es accesible, válida y liviana`, async ({ sitio }) => {
      await sitio.ir(ruta);
    });
  }

  test('los hitos y el plan de una municipalidad se leen también en un teléfono', async ({
    page,
    sitio,
  }) => {
    await sitio.ir('/madurez/hitos');
    const figura = page.locator('figure.grafico-con-telefono');
    const enTelefono = (page.viewportSize()?.width ?? 0) < 640;
    await expect(figura.locator('> svg')).toBeVisible({ visible: !enTelefono });
    await expect(figura.locator('.gantt-lista')).toBeVisible({ visible: enTelefono });
    const plan = page.getByRole('heading', { level: 3, name: /Punta Arenas/ });
    await sitio.pulsar(plan.getByRole('link'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Punta Arenas');
  });
});
