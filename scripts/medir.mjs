// npm run bench: corre todas las mediciones, una tras otra. Las figuras salen por la salida
// estándar, una línea JSON cada una; el avance, por la de errores.
// Con nombres, corre solo esas: npm run -s bench -- paginas arranque
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compilar, entorno, instalar, node, raiz } from './entorno.mjs';

const MEDICIONES = [
  'formulario',
  'flujo-memoria',
  'madurez',
  'tablero',
  'informes',
  'paso-de-flujo',
  'ingresos',
  'paginas',
  'arranque',
  'bandeja',
];

const pedidas = process.argv.slice(2);
const ajenas = pedidas.filter((nombre) => !MEDICIONES.includes(nombre));
if (ajenas.length > 0) {
  process.stderr.write(`No existe: ${ajenas.join(', ')}. Hay: ${MEDICIONES.join(', ')}\n`);
  process.exit(2);
}

instalar();
compilar();
let fallaron = 0;
for (const nombre of pedidas.length > 0 ? pedidas : MEDICIONES) {
  const archivo = join(raiz, 'bench', `${nombre}.ts`);
  if (!existsSync(archivo)) continue;
  process.stderr.write(`\n== ${nombre}\n`);
  const { status } = spawnSync(node, ['--import', 'tsx', archivo], {
    cwd: raiz,
    env: entorno,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    process.stderr.write(`   falló (código ${status})\n`);
    fallaron += 1;
  }
}
process.exit(fallaron === 0 ? 0 : 1);
