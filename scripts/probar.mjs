// npm test: instala lo que falta (Chromium y pdfsig incluidos), compila y corre todas las pruebas.
// Termina con «N passed, N failed», contados de las corridas reales.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilar, correr, decir, entorno, instalar, node, raiz } from './entorno.mjs';

const informes = mkdtempSync(join(tmpdir(), 'municipios-informes-'));
const cuenta = { pasaron: 0, fallaron: 0 };

instalar();
instalarProgramas();
compilar();
comprobar('Tipos', ['node_modules/typescript/bin/tsc', '-p', '.']);
comprobar('Estilo y accesibilidad del código', [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '.',
]);
comprobar('Código sin uso', ['node_modules/knip/bin/knip.js']);
vitest();
playwright();
rmSync(informes, { recursive: true });
decir(`${cuenta.pasaron} passed, ${cuenta.fallaron} failed`);
process.exit(cuenta.fallaron === 0 ? 0 : 1);

/** Chromium y pdfsig: por apt en Debian como root; si no, el instalador de Playwright. */
function instalarProgramas() {
  const faltan = [
    ...(rutaDeChromium() ? [] : ['chromium']),
    ...(existe('pdfsig') ? [] : ['poppler-utils']),
  ];
  if (faltan.length === 0) return;
  if (process.getuid?.() === 0 && existe('apt-get')) {
    decir(`  · Instalando ${faltan.join(' y ')}…`);
    const silencio = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...entorno, DEBIAN_FRONTEND: 'noninteractive' },
    };
    correr('apt-get', ['update', '-qq'], silencio);
    correr('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...faltan], silencio);
    return;
  }
  if (faltan.includes('poppler-utils'))
    decir('  · Falta pdfsig (paquete poppler-utils): sus pruebas fallarán.');
  if (faltan.includes('chromium'))
    correr('npx', ['playwright', 'install', 'chromium'], {
      env: { ...entorno, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' },
    });
}

function existe(programa) {
  return spawnSync('sh', ['-c', `command -v ${programa}`]).status === 0;
}

function rutaDeChromium() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((ruta) =>
    existsSync(ruta),
  );
}

/** Una comprobación entera cuenta como una prueba. */
function comprobar(nombre, argumentos) {
  decir(`\n== ${nombre}`);
  const { status } = spawnSync(node, argumentos, { cwd: raiz, env: entorno, stdio: 'inherit' });
  if (status === 0) cuenta.pasaron += 1;
  else cuenta.fallaron += 1;
  decir(status === 0 ? '   bien' : '   con fallas');
}

function vitest() {
  decir('\n== Unidades, propiedades, arquitectura y contratos');
  const informe = join(informes, 'vitest.json');
  spawnSync(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${informe}`,
    ],
    {
      cwd: raiz,
      env: entorno,
      stdio: 'inherit',
    },
  );
  if (!existsSync(informe)) {
    cuenta.fallaron += 1;
    return;
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
    readFileSync(informe, 'utf8'),
  );
  cuenta.pasaron += numPassedTests;
  cuenta.fallaron += Math.max(numFailedTests, success ? 0 : Math.max(1, numFailedTestSuites));
}

function playwright() {
  decir('\n== De extremo a extremo, en Chromium');
  const informe = join(informes, 'playwright.json');
  const chromium = rutaDeChromium();
  spawnSync(node, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=dot,json'], {
    cwd: raiz,
    env: {
      ...entorno,
      PLAYWRIGHT_JSON_OUTPUT_NAME: informe,
      ...(chromium ? { CHROMIUM: chromium } : {}),
    },
    stdio: 'inherit',
  });
  if (!existsSync(informe)) {
    cuenta.fallaron += 1;
    return;
  }
  const { stats, errors } = JSON.parse(readFileSync(informe, 'utf8'));
  cuenta.pasaron += stats.expected;
  cuenta.fallaron += stats.unexpected + stats.flaky + stats.skipped + errors.length;
}
