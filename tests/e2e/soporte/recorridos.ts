import { expect, type Page } from '@playwright/test';

/** Ingresa con el simulador de ClaveÚnica; vuelve donde la persona quería ir. */
export async function identificarse(pagina: Page, run: string): Promise<void> {
  const boton = pagina.getByRole('link', { name: 'Iniciar sesión con ClaveÚnica' });
  await boton.click();
  if (pagina.url().includes('/openid/')) {
    await pagina.getByLabel(/RUN/).fill(run);
    await pagina.getByLabel(/clave/i).fill('testing');
    await pagina.getByRole('button').first().click();
  }
  await expect(pagina).not.toHaveURL(/openid/);
}

/** Ingresa a la trastienda con segundo factor; en la demostración la página muestra el código. */
export async function ingresarComoFuncionario(
  pagina: Page,
  slug: string,
  run: string,
): Promise<void> {
  await pagina.goto(`/${slug}/funcionarios`);
  await identificarse(pagina, run);
  const pista = await pagina.locator('.aviso strong').textContent();
  await pagina.getByLabel('Código de seis dígitos').fill(pista ?? '');
  await pagina.getByRole('button', { name: 'Continuar' }).click();
  await expect(pagina).toHaveURL(/bandeja/);
}

/** Cierra la sesión por la cabecera. */
export async function salir(pagina: Page): Promise<void> {
  await pagina.context().clearCookies();
}
