import type { Locator, Page } from '@playwright/test';
import { municipalidadDe, VECINOS } from './soporte/personas.ts';
import { expect, type Sitio, test } from './soporte/sitio.ts';

const TABULACIONES_MAXIMAS = 60;

// Una ventana de 640 px con acercamiento de 200 %: quedan 320 px de página (WCAG 1.4.10).
test.use({ viewport: { width: 320, height: 560 }, deviceScaleFactor: 2 });

test('solo con teclado, a 320 px y 200 %: una página de preguntas y el mapa', async ({
  page,
  sitio,
}, info) => {
  const { slug } = municipalidadDe(info);

  await test.step('salta la cabecera y empieza', async () => {
    await sitio.ir(`/${slug}/tramites/certificado-numero`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Saltar al contenido' })).toBeFocused();
    await page.keyboard.press('Enter');
    await enfocar(page, page.getByRole('link', { name: /Empezar/ }).first());
    await intro(page, sitio);
    await enfocar(page, page.getByRole('link', { name: 'Iniciar sesión con ClaveÚnica' }));
    await intro(page, sitio);
    await escribir(page, page.getByLabel(/RUN/), VECINOS.teclado);
    await escribir(page, page.getByLabel(/clave/i), 'testing');
    await intro(page, sitio);
  });

  await test.step('responde dos páginas; el resumen lleva al campo que falta', async () => {
    await enfocar(page, page.getByRole('button', { name: 'Continuar' }));
    await intro(page, sitio);
    await enfocar(page, page.locator('.resumen-errores a').first());
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Rol de avalúo')).toBeFocused();
    await page.keyboard.type('1234-56');
    await escribir(page, page.getByLabel(/^Calle, /), 'Avenida Principal');
    await escribir(page, page.getByLabel(/^Número/), '3550');
    // Intro dentro de un campo es Continuar.
    await intro(page, sitio);
    await enfocar(page, page.getByLabel('Un certificado del número que ya tiene'));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByLabel('Que se asigne un número nuevo')).toBeChecked();
    await escribir(page, page.getByLabel(/^Calle que enfrenta/), 'Avenida Principal');
    await escribir(page, page.getByLabel(/^Primera calle cercana/), 'Pasaje Uno');
    await enfocar(page, page.getByLabel('Contratar luz, agua, gas o internet'));
    await page.keyboard.press('Space');
    await enfocar(page, page.getByRole('button', { name: 'Continuar' }));
    await intro(page, sitio);
  });

  await test.step('acerca el mapa, marca su centro y sigue', async () => {
    await expect(page.getByText('Todavía no hay un punto marcado')).toBeVisible();
    await enfocar(page, page.locator('summary', { hasText: 'marcar con el teclado' }));
    await page.keyboard.press('Enter');
    await enfocar(page, page.getByRole('button', { name: 'Acercar' }));
    await intro(page, sitio);
    await enfocar(page, page.getByRole('button', { name: /[Mm]arcar el centro/ }));
    await intro(page, sitio);
    await expect(page.getByText(/Punto marcado: latitud/)).toBeVisible();
    await enfocar(page, page.getByRole('button', { name: 'Continuar' }));
    await intro(page, sitio);
    await expect(page.getByRole('heading', { name: /Croquis/ })).toBeVisible();
  });
});

/** Tabula hasta un elemento y comprueba que se vea dónde está el foco. */
async function enfocar(pagina: Page, objetivo: Locator): Promise<void> {
  await expect(objetivo).toBeVisible();
  let vueltas = 0;
  do {
    await pagina.keyboard.press('Tab');
    vueltas += 1;
  } while (!(await tieneElFoco(objetivo)) && vueltas < TABULACIONES_MAXIMAS);
  await expect(objetivo, 'se llega con la tecla Tab').toBeFocused();
  await expect(objetivo, 'el foco queda a la vista').toBeInViewport();
  const marca = await objetivo.evaluate((nodo) => {
    const propia = getComputedStyle(nodo);
    const vecina = nodo.parentElement === null ? propia : getComputedStyle(nodo.parentElement);
    const siguiente = nodo.nextElementSibling;
    return [propia, vecina, ...(siguiente === null ? [] : [getComputedStyle(siguiente)])].some(
      ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none',
    );
  });
  expect(marca, 'el foco tiene marca').toBe(true);
}

function tieneElFoco(objetivo: Locator): Promise<boolean> {
  return objetivo.evaluate((nodo) => nodo === document.activeElement);
}

async function escribir(pagina: Page, campo: Locator, texto: string): Promise<void> {
  if (!(await tieneElFoco(campo))) await enfocar(pagina, campo);
  await pagina.keyboard.type(texto);
}

/** Intro sobre lo enfocado, que lleva a otra página. */
async function intro(pagina: Page, sitio: Sitio): Promise<void> {
  await Promise.all([pagina.waitForEvent('load'), pagina.keyboard.press('Enter')]);
  await sitio.revisar();
}
