import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { abrirRevision } from './revision.ts';

type Nombre = string | RegExp;

/** Recorrer el sitio como una persona: cada página a la que se llega queda revisada. */
export interface Sitio {
  ir(ruta: string): Promise<void>;
  recargar(): Promise<void>;
  /** Pulsa algo que lleva a otra página y espera a que cargue. */
  pulsar(objetivo: Locator): Promise<void>;
  enlace(nombre: Nombre): Promise<void>;
  boton(nombre: Nombre): Promise<void>;
  /** Revisa la página actual: accesibilidad, HTML válido, peso y ancho. */
  revisar(): Promise<void>;
}

/** Prueba que falla con cualquier error de consola, violación de la CSP o pedido a otro sitio. */
export const test = base.extend<{ sitio: Sitio }>({
  page: async ({ page }, usar) => {
    const fallas: string[] = [];
    page.on('console', (mensaje) => {
      if (mensaje.type() === 'error' && !/status of (4|5)\d\d/.test(mensaje.text()))
        fallas.push(mensaje.text());
    });
    page.on('pageerror', (error) => fallas.push(String(error)));
    page.on('request', (pedido) => {
      const externo = !/(^|\.)localhost$/.test(new URL(pedido.url()).hostname);
      if (externo && !pedido.url().startsWith('data:'))
        fallas.push(`pedido externo: ${pedido.url()}`);
    });
    await usar(page);
    expect(fallas).toEqual([]);
  },
  sitio: async ({ page, baseURL, javaScriptEnabled }, usar, info) => {
    const revision = await abrirRevision(page, {
      origen: new URL(baseURL ?? '').origin,
      conCodigo: javaScriptEnabled !== false,
      lento: info.project.name === 'movil-lento',
    });
    await usar(recorrer(page, revision.revisar));
    expect(await revision.faltasDeHtml(), 'validez del HTML').toEqual([]);
  },
});

export { expect };

function recorrer(pagina: Page, revisar: () => Promise<void>): Sitio {
  const pulsar = async (objetivo: Locator) => {
    await Promise.all([pagina.waitForEvent('load'), objetivo.click()]);
    await revisar();
  };
  return {
    revisar,
    pulsar,
    ir: async (ruta) => {
      await pagina.goto(ruta);
      await revisar();
    },
    recargar: async () => {
      await pagina.reload();
      await revisar();
    },
    enlace: (nombre) => pulsar(pagina.getByRole('link', { name: nombre }).first()),
    boton: (nombre) => pulsar(pagina.getByRole('button', { name: nombre }).first()),
  };
}
