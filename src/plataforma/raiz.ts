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

/**
 * Ruta de un programa que corre en otro proceso, sin extensión: el empaquetado de dist/ si este
 * proceso también lo es, o la fuente.
 */
export function rutaDePrograma(programa: string): string {
  return import.meta.filename.endsWith('.js')
    ? join(raiz, 'dist', `${programa}.js`)
    : join(raiz, `${programa}.ts`);
}
