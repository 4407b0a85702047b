// Lo que comparten los dos mandatos (npm start y npm test). Corre con el Node que haya (>= 20):
// solo usa módulos de Node, porque puede ejecutarse antes de instalar nada.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const raiz = dirname(dirname(fileURLToPath(import.meta.url)));
const binarios = join(raiz, 'node_modules', '.bin');

/** Node 26, traído por el paquete `node`: da igual con cuál se llamó a npm. */
export const node = join(binarios, 'node');

export const entorno = {
  ...process.env,
  PATH: `${binarios}:${process.env.PATH ?? ''}`,
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
};

export function decir(texto) {
  process.stdout.write(`${texto}\n`);
}

/** Ejecuta un programa a la vista y termina el proceso si falla. */
export function correr(programa, argumentos, opciones = {}) {
  const { status, error } = spawnSync(programa, argumentos, {
    cwd: raiz,
    env: entorno,
    stdio: 'inherit',
    ...opciones,
  });
  if (error || status !== 0) {
    process.stderr.write(`Falló: ${programa} ${argumentos.join(' ')}\n`);
    process.exit(status ?? 1);
  }
}

/** Instala las dependencias si faltan o si cambió package-lock.json. */
export function instalar() {
  const marca = join(raiz, 'node_modules', '.instalado');
  const huella = createHash('sha256')
    .update(readFileSync(join(raiz, 'package-lock.json')))
    .digest('hex');
  if (existsSync(node) && existsSync(marca) && readFileSync(marca, 'utf8') === huella) return;
  decir('  · Instalando dependencias (solo la primera vez)…');
  const comunes = ['--no-audit', '--no-fund', '--loglevel=error'];
  // `npm ci` exige que el bloqueo nombre los paquetes opcionales de todas las plataformas. Un
  // registro que no los tiene deja un bloqueo sin ellos: entonces se instala lo mismo, sin exigirlo.
  const estricta = spawnSync('npm', ['ci', ...comunes], {
    cwd: raiz,
    env: entorno,
    stdio: 'ignore',
  });
  if (estricta.status !== 0) {
    correr('npm', ['install', '--no-save', ...comunes], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  writeFileSync(marca, huella);
}

/** Empaqueta si algún fuente es más nuevo que lo último empaquetado. */
export function compilar() {
  const marca = join(raiz, 'dist', '.compilado');
  const fuentes = [
    'src',
    'catalogo',
    'simuladores',
    'scripts/empaquetar.mjs',
    'tsconfig.json',
    'package-lock.json',
  ];
  if (
    existsSync(marca) &&
    masNuevo(fuentes.map((fuente) => join(raiz, fuente))) <= statSync(marca).mtimeMs
  )
    return;
  decir('  · Compilando…');
  correr(node, [join(raiz, 'scripts', 'empaquetar.mjs')]);
  writeFileSync(marca, '');
}

function masNuevo(rutas) {
  return Math.max(
    0,
    ...rutas.map((ruta) => {
      const dato = statSync(ruta);
      return dato.isDirectory()
        ? masNuevo(readdirSync(ruta).map((hijo) => join(ruta, hijo)))
        : dato.mtimeMs;
    }),
  );
}

/**
 * Con qué corre el sitio. Sin tope, V8 deja crecer el montón antes de limpiarlo y el proceso ocupa el
 * doble para responder lo mismo. La carga nacional de una encuesta, lo más pesado que hace, cabe en 256.
 */
const sitio = JSON.parse(readFileSync(join(raiz, 'scripts', 'proceso-del-sitio.json'), 'utf8'));

/** Ejecuta un programa de dist/ hasta que termine, pasándole las señales. */
export function ejecutar(programa, argumentos) {
  const hijo = spawn(node, [...sitio.argumentos, join(raiz, programa), ...argumentos], {
    cwd: raiz,
    env: { ...sitio.entorno, ...entorno },
    stdio: 'inherit',
  });
  for (const senal of ['SIGINT', 'SIGTERM'])
    process.on(senal, () => senal === 'SIGTERM' && hijo.kill(senal));
  hijo.on('exit', (codigo, senal) => process.exit(codigo ?? (senal ? 1 : 0)));
}
