import { expect, type Page } from '@playwright/test';
import type { Municipalidad } from './personas.ts';
import type { Sitio } from './sitio.ts';

/** Ingresa con el simulador de ClaveÚnica; vuelve donde la persona quería ir. */
export async function identificarse(pagina: Page, sitio: Sitio, run: string): Promise<void> {
  await sitio.enlace(/Iniciar sesión con ClaveÚnica|Sign in with ClaveÚnica/);
  if (pagina.url().includes('/openid/')) {
    await pagina.getByLabel(/RUN/).fill(run);
    await pagina.getByLabel(/clave/i).fill('testing');
    await sitio.pulsar(pagina.getByRole('button').first());
  }
  await expect(pagina).not.toHaveURL(/openid/);
}

type Galletas = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;

// Quién ya ingresó en este proceso: nadie se identifica dos veces para lo mismo.
const sesiones = new Map<string, Galletas>();

/** Deja la página con la sesión de una vecina, en una dirección que la pide. */
export async function comoVecina(
  pagina: Page,
  sitio: Sitio,
  run: string,
  ruta: string,
): Promise<void> {
  await cambiarDePersona(pagina, run);
  await sitio.ir(ruta);
  if (pagina.url().includes('/ingresar')) await identificarse(pagina, sitio, run);
  sesiones.set(run, await pagina.context().cookies());
}

/** Deja la página en la bandeja con la sesión de un funcionario, segundo factor incluido. */
export async function comoFuncionario(
  pagina: Page,
  sitio: Sitio,
  { slug }: Municipalidad,
  run: string,
): Promise<void> {
  await cambiarDePersona(pagina, run);
  await sitio.ir(`/${slug}/funcionarios`);
  if (!pagina.url().includes('bandeja')) {
    await identificarse(pagina, sitio, run);
    // En la demostración la misma página muestra el código que daría el teléfono.
    const codigo = (await pagina.locator('.aviso strong').textContent()) ?? '';
    await pagina.getByLabel('Código de seis dígitos').fill(codigo);
    await sitio.boton('Continuar');
  }
  await expect(pagina).toHaveURL(/bandeja/);
  sesiones.set(run, await pagina.context().cookies());
}

/** Pone las cookies de otra persona, o ninguna. */
export async function cambiarDePersona(pagina: Page, run?: string): Promise<void> {
  const contexto = pagina.context();
  await contexto.clearCookies();
  const guardadas = run === undefined ? undefined : sesiones.get(run);
  if (guardadas !== undefined) await contexto.addCookies(guardadas);
}

/** Abre un caso desde la bandeja. */
export async function abrirCaso(sitio: Sitio, folio: string): Promise<void> {
  await sitio.enlace(folio);
}

/** Recarga hasta que el trabajo en segundo plano deje el documento a la vista. */
export async function esperarEnlace(pagina: Page, sitio: Sitio, nombre: RegExp): Promise<void> {
  const enlace = pagina.getByRole('link', { name: nombre }).first();
  await expect(async () => {
    if (!(await enlace.isVisible())) await pagina.reload();
    await expect(enlace).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await sitio.revisar();
}
