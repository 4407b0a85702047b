import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function buscarRaiz(desde: string): string {
  if (existsSync(join(desde, 'package.json'))) return desde;
  const superior = dirname(desde);
  if (superior === desde) throw new Error('No se encontró la raíz del proyecto');
  return buscarRaiz(superior);
}

const raiz = buscarRaiz(import.meta.dirname);

/** Ruta de un archivo de los simuladores; sirve igual desde el fuente y desde dist/. */
export function rutaDeSimuladores(...partes: readonly string[]): string {
  return join(raiz, 'simuladores', ...partes);
}
