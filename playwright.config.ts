import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const PUERTO = 3900;
const datos = process.env.MUNI_DATOS_E2E ?? mkdtempSync(join(tmpdir(), 'municipios-e2e-'));
// Los procesos de Playwright releen este archivo: todos deben ver la misma carpeta.
process.env.MUNI_DATOS_E2E = datos;
const chromium = process.env.CHROMIUM;
// Una instalación ya en marcha (por ejemplo, mientras se escribe una prueba); si no, se enciende una.
const enMarcha = process.env.URL_E2E;

// El idioma no depende del equipo, y el ancho de 320 px se mide en toda página de todos. La encuesta y
// el plan son de la trastienda: se recorren una vez, en el equipo más exigente.
const SOLO_SIN_JS = /(idioma|madurez-encuesta)\.spec\.ts/;
// Las páginas públicas de madurez no llevan código y pesan en el reloj: todas en escritorio, y en el
// teléfono sin repetir el mapa nacional de cada dimensión.
const MADUREZ_PUBLICA = /madurez\.spec\.ts/;
const MAPA_DE_DIMENSION = /madurez\?variable=(it|rrhh|gtm|sml) /;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: join(datos, 'resultados'),
  // Dos a la vez: mientras una página se revisa, la otra espera al servidor.
  workers: 2,
  retries: 0,
  timeout: 480_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL: enMarcha ?? `http://localhost:${PUERTO}`,
    actionTimeout: 15_000,
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // Los tres hacen todo el recorrido, cada uno en su municipalidad. El más lento parte primero.
  projects: [
    {
      name: 'movil-lento',
      testIgnore: SOLO_SIN_JS,
      grepInvert: MAPA_DE_DIMENSION,
      use: {
        viewport: { width: 360, height: 640 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 2,
      },
    },
    // La ciudadanía no necesita JavaScript: también los pagos se prueban sin él.
    {
      name: 'sin-js',
      testIgnore: MADUREZ_PUBLICA,
      use: { ...devices['Desktop Chrome'], javaScriptEnabled: false },
    },
    {
      name: 'escritorio',
      testIgnore: SOLO_SIN_JS,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } },
    },
  ],
  ...(enMarcha === undefined
    ? {
        webServer: {
          command: 'node_modules/.bin/node dist/src/main.js',
          url: `http://localhost:${PUERTO}/listo`,
          timeout: 120_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
          env: {
            PORT: String(PUERTO),
            MUNI_PUERTO_SIMULADORES: String(PUERTO + 1),
            MUNI_DATOS: join(datos, 'datos'),
            MUNI_REGISTRO: 'error',
            TZ: 'America/Santiago',
          },
        },
      }
    : {}),
});
