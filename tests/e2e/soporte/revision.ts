import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { type CDPSession, expect, type Page, type Response } from '@playwright/test';
import { faltasDeHtml, figuraDe } from './html-valido.ts';

const codigoDeAxe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const CORRER_AXE = `axe.run(document, { resultTypes: ['violations'], preload: false })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 160)))`;

// Un título que no lleva la tinta del texto perdió su color por el choque de dos clases.
const TITULOS_SIN_TINTA = `[...document.querySelectorAll('main h1, main h2')]
  .filter((h) => !h.closest('.portada, .muestra-temas') && getComputedStyle(h).color !== getComputedStyle(document.body).color)
  .map((h) => h.textContent)`;

/** Peso máximo del HTML comprimido, en bytes: una página de preguntas y cualquier otra. */
const PESO_DE_PREGUNTAS = 4096;
const PESO_DE_PAGINA = 60_000;

/** Freno de procesador y red de un teléfono lento. */
const FRENO = 4;
const RED_LENTA = {
  offline: false,
  latency: 150,
  downloadThroughput: (1600 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

export interface Equipo {
  /** Origen del sitio: lo que no es de ahí (los simuladores) no se revisa. */
  readonly origen: string;
  readonly conCodigo: boolean;
  readonly lento: boolean;
}

export interface Revision {
  /** Revisa la página actual, si su estado no se ha revisado ya en este equipo. */
  readonly revisar: () => Promise<void>;
  /** Faltas de validez del HTML de todas las páginas visitadas. */
  readonly faltasDeHtml: () => Promise<readonly string[]>;
}

// Por proceso, es decir, por equipo: cada proyecto corre en el suyo.
const revisadas = new Set<string>();

/** Prepara la revisión de lo que se visite en una página, y la frena si el equipo es lento. */
export async function abrirRevision(pagina: Page, equipo: Equipo): Promise<Revision> {
  const cdp = await pagina.context().newCDPSession(pagina);
  if (equipo.lento) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', RED_LENTA);
    await frenar(cdp, FRENO);
  }
  // Esta sesión debe apagar el código por su cuenta para poder encenderlo al revisar.
  if (!equipo.conCodigo) await conCodigo(cdp, false);
  let recibida: Response | undefined;
  pagina.on('response', (respuesta) => {
    const pedido = respuesta.request();
    const desvio = respuesta.status() >= 300 && respuesta.status() < 400;
    if (pedido.isNavigationRequest() && !desvio && respuesta.frame() === pagina.mainFrame())
      recibida = respuesta;
  });
  const porValidar = new Map<string, string>();
  return {
    revisar: async () => {
      if (new URL(pagina.url()).origin !== equipo.origen) return;
      expect(recibida?.url().split('#')[0], 'la página viene de una respuesta').toBe(
        pagina.url().split('#')[0],
      );
      const html = (await recibida?.text()) ?? '';
      const estado = `${new URL(pagina.url()).pathname.replace(/[0-9a-f-]{36}/g, '…')}\n${figuraDe(html)}`;
      if (revisadas.has(estado)) return;
      porValidar.set(pagina.url(), html);
      revisarPeso(pagina.url(), html);
      await revisarEnLaPagina(cdp, pagina, equipo);
      revisadas.add(estado);
    },
    faltasDeHtml: async () => {
      const faltas: string[] = [];
      for (const [direccion, html] of porValidar)
        faltas.push(...(await faltasDeHtml(direccion, html)));
      return faltas;
    },
  };
}

function revisarPeso(direccion: string, html: string): void {
  const maximo = direccion.includes('/paginas/') ? PESO_DE_PREGUNTAS : PESO_DE_PAGINA;
  expect(gzipSync(html, { level: 6 }).length, `peso de ${direccion}`).toBeLessThanOrEqual(maximo);
}

/** axe y desborde, en la misma página que ve la persona. */
async function revisarEnLaPagina(cdp: CDPSession, pagina: Page, equipo: Equipo): Promise<void> {
  // La herramienta no es la persona: corre con código y sin freno; el código del sitio ya no se lee.
  if (equipo.lento) await frenar(cdp, 1);
  if (!equipo.conCodigo) await conCodigo(cdp, true);
  await evaluar(cdp, codigoDeAxe);
  expect(await evaluar(cdp, CORRER_AXE), `axe en ${pagina.url()}`).toEqual([]);
  expect(await evaluar(cdp, TITULOS_SIN_TINTA), `títulos en ${pagina.url()}`).toEqual([]);
  if (!equipo.conCodigo) await conCodigo(cdp, false);
  // WCAG 1.4.10: a 320 px nada se sale de la pantalla hacia el lado.
  const tamanio = pagina.viewportSize();
  await pagina.setViewportSize({ width: 320, height: 640 });
  const ancho = await evaluar(cdp, 'document.documentElement.scrollWidth');
  expect(ancho, `desborde a 320 px en ${pagina.url()}`).toBeLessThanOrEqual(320);
  if (tamanio !== null) await pagina.setViewportSize(tamanio);
  if (equipo.lento) await frenar(cdp, FRENO);
}

/** Evalúa por el protocolo de depuración: la política de contenido del sitio no lo impide. */
async function evaluar(cdp: CDPSession, expresion: string): Promise<unknown> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression: expresion,
    awaitPromise: true,
    returnByValue: true,
  });
  expect(exceptionDetails?.text, 'la expresión se evalúa').toBeUndefined();
  return result.value;
}

async function frenar(cdp: CDPSession, veces: number): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: veces });
}

async function conCodigo(cdp: CDPSession, si: boolean): Promise<void> {
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: !si });
}
