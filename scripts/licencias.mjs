// Dependencias de producción y sus licencias, en LICENCIAS.md.
//   node scripts/licencias.mjs                    reescribe la tabla
//   node scripts/licencias.mjs --revisar          sale con 1 si la tabla está vieja o hay una licencia ajena a la lista
//   node scripts/licencias.mjs --json             las dependencias, en JSON
//   node scripts/licencias.mjs --admite 'MIT'     sale con 0 si esa expresión SPDX se admite, con 1 si no
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const raiz = dirname(dirname(fileURLToPath(import.meta.url)));
const documento = join(raiz, 'LICENCIAS.md');
const INICIO = '<!-- dependencias: inicio -->';
const FIN = '<!-- dependencias: fin -->';

// Compatibles con distribuir el producto bajo AGPL-3.0-or-later.
const ADMITIDAS = new Set([
  '0BSD',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Verdadero si la expresión SPDX se puede cumplir solo con licencias admitidas. */
function esAdmitida(expresion) {
  return expresion
    .replaceAll(/[()]/g, ' ')
    .split(/\s+OR\s+/)
    .some((opcion) => opcion.split(/\s+AND\s+/).every((una) => ADMITIDAS.has(una.trim())));
}

function leerJson(ruta) {
  return JSON.parse(readFileSync(join(raiz, ruta), 'utf8'));
}

// Por unidades de código: el orden no debe depender del idioma del equipo.
function comparar(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Dependencias directas y transitivas de producción, según package-lock.json. Entran también los
 * binarios de otras plataformas, aunque cada equipo instala solo el suyo: así la tabla es la misma
 * en todos.
 */
function dependencias() {
  const directas = new Set(Object.keys(leerJson('package.json').dependencies));
  const filas = Object.entries(leerJson('package-lock.json').packages)
    .filter(([ruta, dato]) => ruta.startsWith('node_modules/') && dato.dev !== true)
    .map(([ruta, { version, license }]) => {
      const nombre = ruta.slice(ruta.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const directa = ruta === `node_modules/${nombre}` && directas.has(nombre);
      return { nombre, version, licencia: license ?? 'sin declarar', directa, ruta };
    });
  const unicas = new Map(filas.map((fila) => [`${fila.nombre}@${fila.version}`, fila]));
  return [...unicas.values()].sort(
    (a, b) => comparar(a.nombre, b.nombre) || comparar(a.version, b.version),
  );
}

function tabla(todas) {
  const directas = todas.filter(({ directa }) => directa);
  const indirectas = todas.filter(({ directa }) => !directa);
  const porLicencia = Map.groupBy(indirectas, ({ licencia }) => licencia);
  return [
    `### Directas (${directas.length})`,
    '',
    '| paquete | versión | licencia |',
    '|---|---|---|',
    ...directas.map((d) => `| ${d.nombre} | ${d.version} | ${d.licencia} |`),
    '',
    `### Indirectas (${indirectas.length})`,
    '',
    '| licencia | paquetes |',
    '|---|---|',
    ...[...porLicencia.keys()].sort(comparar).map((licencia) => {
      const paquetes = porLicencia.get(licencia).map((d) => `${d.nombre} ${d.version}`);
      return `| ${licencia} | ${paquetes.join(', ')} |`;
    }),
  ].join('\n');
}

function documentoAlDia(actual, todas) {
  const [antes, despues] = [actual.indexOf(INICIO), actual.indexOf(FIN)];
  if (antes < 0 || despues < antes) throw new Error('LICENCIAS.md perdió las marcas de su tabla');
  return `${actual.slice(0, antes)}${INICIO}\n${tabla(todas)}\n${actual.slice(despues)}`;
}

function principal([orden, argumento = '']) {
  if (orden === '--admite') return esAdmitida(argumento);
  const todas = dependencias();
  if (orden === '--json') {
    process.stdout.write(`${JSON.stringify(todas, null, 2)}\n`);
    return true;
  }
  const malas = todas.filter(({ licencia }) => !esAdmitida(licencia));
  for (const { nombre, version, licencia } of malas)
    process.stderr.write(`Licencia no admitida: ${nombre} ${version}: ${licencia}\n`);
  const actual = readFileSync(documento, 'utf8');
  const nuevo = documentoAlDia(actual, todas);
  if (orden !== '--revisar') writeFileSync(documento, nuevo);
  else if (nuevo !== actual)
    process.stderr.write('LICENCIAS.md está viejo: ejecute node scripts/licencias.mjs\n');
  return malas.length === 0 && (orden !== '--revisar' || nuevo === actual);
}

process.exitCode = principal(process.argv.slice(2)) ? 0 : 1;
