import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function buscarRaiz(desde: string): string {
  if (existsSync(join(desde, 'package.json'))) return desde;
  const superior = dirname(desde);
  if (superior === desde) throw new Error('No se encontró la raíz del proyecto');
  return buscarRaiz(superior);
}

const raiz = buscarRaiz(import.meta.dirname);

/** Ruta absoluta de un archivo del proyecto: sirve igual desde src/ y desde dist/. */
export function rutaDeProyecto(...partes: readonly string[]): string {
  return join(raiz, ...partes);
}
