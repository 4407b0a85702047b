import type { Page, TestInfo } from '@playwright/test';
import { municipalidadDe } from './soporte/personas.ts';
import { comoFuncionario } from './soporte/recorridos.ts';
import { expect, type Sitio, test } from './soporte/sitio.ts';

/** Administra la municipalidad y, en la demostración, dirige el programa nacional. */
const ADMINISTRA = '41.532.864-8';

/** Nombre que no repite otra corrida sobre la misma instalación. */
const unico = Date.now().toString(36);

async function entrar(pagina: Page, sitio: Sitio, info: TestInfo): Promise<string> {
  const municipalidad = municipalidadDe(info);
  await comoFuncionario(pagina, sitio, municipalidad, ADMINISTRA);
  return `/${municipalidad.slug}/funcionarios/madurez`;
}

/** Fecha a tantos días de hoy, como se escribe en pantalla. */
function enDias(dias: number): string {
  const dia = Temporal.Now.plainDateISO('America/Santiago').add({ days: dias });
  return dia.toString().split('-').reverse().join('-');
}

/** Crea una campaña e invita a la municipalidad. */
async function invitar(pagina: Page, sitio: Sitio, cut: string): Promise<string> {
  const id = `e2e-${unico}`;
  await sitio.ir('/programa');
  await pagina.getByLabel('Nombre', { exact: true }).fill(`Campaña ${unico}`);
  await pagina.getByLabel('Identificador').fill(id);
  await pagina.getByLabel('Abre', { exact: true }).fill(enDias(-1));
  await pagina.getByLabel('Cierra', { exact: true }).fill(enDias(30));
  await sitio.boton('Crear la campaña');
  await sitio.ir(`/programa/campanas/${id}`);
  await pagina.getByLabel('Invitar municipios').fill(cut);
  await sitio.boton(/^Invitar$/);
  await expect(pagina.getByText('Se invitó a 1 municipio')).toBeVisible();
  return id;
}

test('responder la encuesta, corregir un valor malo, respaldarlo y ver que avanza', async ({
  page,
  sitio,
}, info) => {
  const madurez = await entrar(page, sitio, info);
  const encuesta = `${madurez}/${await invitar(page, sitio, municipalidadDe(info).cut)}`;
  await sitio.ir(encuesta);
  const avance = page.locator('.encabezado-bajada');
  // Algunas respuestas las pone la propia plataforma.
  const antes = Number.parseInt((await avance.textContent()) ?? '', 10);

  await test.step('un valor malo se dice junto al campo y no se pierde', async () => {
    await sitio.ir(`${encuesta}/items/A1.5`);
    const respuesta = page.getByLabel('Respuesta', { exact: true });
    await respuesta.fill('muchas');
    await sitio.boton('Guardar');
    await expect(page.locator('.encuesta-pregunta .campo-error')).toBeVisible();
    await expect(respuesta).toHaveValue('muchas');
    await respuesta.fill('3');
    await sitio.boton('Guardar');
    await expect(page.getByText('Se guardó.')).toBeVisible();
  });

  await test.step('se respalda con una dirección web', async () => {
    await page.getByLabel('Dirección web').fill('no es una dirección');
    await sitio.boton('Agregar dirección');
    await expect(page.locator('#url-error')).toBeVisible();
    await expect(page.getByLabel('Dirección web')).toHaveValue('no es una dirección');
    await page.getByLabel('Dirección web').fill('https://www.example.cl/acta-del-comite');
    await sitio.boton('Agregar dirección');
    await expect(page.getByRole('link', { name: /acta-del-comite/ })).toBeVisible();
  });

  await test.step('la portada cuenta una respuesta más', async () => {
    await sitio.ir(encuesta);
    await expect(avance).toHaveText(new RegExp(`^${antes + 1} de \\d+ respuestas`));
  });

  await test.step('la estrategia sigue con la medición firmada y lo dice', async () => {
    await sitio.ir(`${madurez}/estrategia`);
    await expect(page.getByText('la última medición firmada')).toBeVisible();
    await expect(page.getByText('La medición más nueva se usará cuando se firme.')).toBeVisible();
  });
});

test('un hito que no cuadra se rechaza; la estrategia se edita, se guarda y se simula', async ({
  page,
  sitio,
}, info) => {
  const madurez = await entrar(page, sitio, info);

  await test.step('un hito que termina antes de empezar no entra', async () => {
    await sitio.ir(`${madurez}/plan/nuevo`);
    await page.getByLabel('Nombre', { exact: true }).fill(`Hito ${unico}`);
    await page.getByLabel('Inicio', { exact: true }).fill('01-06-2027');
    await page.getByLabel('Término', { exact: true }).fill('01-05-2027');
    await page.getByLabel('Responsable', { exact: true }).fill('Camila Sotomayor');
    await sitio.boton('Guardar el hito');
    await expect(page.locator('.resumen-errores')).toBeVisible();
    await expect(page.locator('#termino-error')).toBeVisible();
    await expect(page.getByLabel('Término', { exact: true })).toHaveValue('01-05-2027');
    await page.getByLabel('Término', { exact: true }).fill('30-06-2027');
    await sitio.boton('Guardar el hito');
    await sitio.ir(`${madurez}/plan`);
    await sitio.enlace(`Hito ${unico}`);
    await sitio.boton('Retirar del plan');
    await sitio.ir(`${madurez}/plan`);
    await expect(page.getByRole('link', { name: `Hito ${unico}` })).toHaveCount(0);
  });

  await test.step('un círculo de dependencias no entra', async () => {
    await sitio.enlace('Catastro de procedimientos al día');
    const espera = page.getByLabel('Notificar al domicilio digital');
    await espera.check();
    await sitio.boton('Guardar el hito');
    await expect(page.locator('.resumen-errores')).toContainText('forman un ciclo');
    await expect(espera).toBeChecked();
    await sitio.ir(page.url());
    await expect(espera).not.toBeChecked();
  });

  await test.step('se agrega una acción, se guarda y se simula sin ella', async () => {
    await sitio.ir(`${madurez}/estrategia`);
    const marcadas = page.locator('fieldset', { hasText: 'Marcadas' });
    const habia = await marcadas.getByRole('checkbox').count();
    const propuesta = page.locator('td.tabla-seleccion input').first();
    const id = (await propuesta.getAttribute('value')) ?? '';
    await propuesta.check();
    await sitio.boton('Guardar la estrategia');
    await expect(marcadas.getByRole('checkbox')).toHaveCount(habia + 1);
    const elegida = marcadas.locator(`input[value="${id}"]`);
    await elegida.uncheck();
    await sitio.boton('Simular lo marcado');
    await expect(page.getByText('Esta simulación no está guardada.')).toBeVisible();
    await expect(marcadas.getByRole('checkbox')).toHaveCount(habia);
    await sitio.boton('Guardar la estrategia');
    await expect(page.getByText('Esta simulación no está guardada.')).toHaveCount(0);
  });
});
