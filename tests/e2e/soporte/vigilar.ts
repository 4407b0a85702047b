import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';

declare global {
  /** Presente solo dentro de la página donde se inyecta axe. */
  const axe: {
    run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

const codigoDeAxe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const validador = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Estilo de escritura, no validez; las demás reglas quedan como vienen.
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-implicit-button-type': 'off',
    'prefer-native-element': 'off',
  },
});

/** Peso máximo del HTML comprimido de una página de paso, en bytes. */
export const PESO_DE_PASO = 4096;
const PESO_DE_PAGINA = 60_000;

interface Vigilancia {
  /** Revisa la página actual: accesibilidad, HTML válido, peso, sin errores y sin desborde. */
  revisar(pagina: Page, opciones?: { readonly paso?: boolean }): Promise<void>;
}

/** Prueba con vigilancia: toda violación de CSP o error de consola la hace fallar. */
export const test = base.extend<{ vigilancia: Vigilancia }>({
  page: async ({ page, context }, usar, info) => {
    const fallas: string[] = [];
    page.on('console', (mensaje) => {
      if (mensaje.type() === 'error' && !/status of (4|5)\d\d/.test(mensaje.text()))
        fallas.push(mensaje.text());
    });
    page.on('pageerror', (error) => fallas.push(String(error)));
    page.on('request', (pedido) => {
      if (
        !/(^|\.)localhost$/.test(new URL(pedido.url()).hostname) &&
        !pedido.url().startsWith('data:')
      )
        fallas.push(`pedido externo: ${pedido.url()}`);
    });
    if (info.project.name === 'movil-lento') await frenar(context, page);
    await usar(page);
    expect(fallas).toEqual([]);
  },
  vigilancia: async ({ browser }, usar) => {
    // axe necesita ejecutar código: el HTML recibido se revisa en una página aparte con JavaScript.
    const contexto = await browser.newContext({ javaScriptEnabled: true });
    await usar({
      revisar: async (pagina, { paso = false } = {}) => {
        const html = await pagina.content();
        const respuesta = await pagina.request.get(pagina.url()).catch(() => undefined);
        const recibido = respuesta?.ok() === true ? await respuesta.text() : html;
        await revisarCopia(contexto, pagina, html);
        expect(await problemasDeHtml(recibido)).toEqual([]);
        const peso = gzipSync(recibido, { level: 6 }).length;
        expect(peso, `peso de ${pagina.url()}`).toBeLessThanOrEqual(
          paso ? PESO_DE_PASO : PESO_DE_PAGINA,
        );
      },
    });
    await contexto.close();
  },
});

export { expect };

/** Abre la página recibida en una copia con JavaScript, donde axe y las medidas pueden correr. */
async function revisarCopia(contexto: BrowserContext, origen: Page, html: string): Promise<void> {
  const copia = await contexto.newPage();
  await copia.setViewportSize(origen.viewportSize() ?? { width: 1280, height: 900 });
  // La copia no lleva cabeceras: sin la CSP se puede inyectar axe.
  await copia.route(origen.url(), (ruta) =>
    ruta.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
  );
  await copia.goto(origen.url());
  await copia.addScriptTag({ content: codigoDeAxe });
  const violaciones = await copia.evaluate(async () => {
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
  expect(violaciones, `axe en ${origen.url()}`).toEqual([]);
  // WCAG 1.4.10: a 320 px nada se sale de la pantalla hacia el lado.
  await copia.setViewportSize({ width: 320, height: 640 });
  const ancho = await copia.evaluate(() => document.documentElement.scrollWidth);
  expect(ancho, `desborde a 320 px en ${origen.url()}`).toBeLessThanOrEqual(320);
  await copia.close();
}

async function problemasDeHtml(html: string): Promise<string[]> {
  const informe = await validador.validateString(html);
  return informe.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} (línea ${line}): ${message}`),
  );
}

async function frenar(contexto: BrowserContext, pagina: Page): Promise<void> {
  const cliente = await contexto.newCDPSession(pagina);
  await cliente.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await cliente.send('Network.enable');
  await cliente.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1600 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
}
