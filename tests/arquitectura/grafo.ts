import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Archivo fuente y los archivos propios que importa, también los de solo tipos. */
export interface Nodo {
  readonly archivo: string;
  readonly lineas: number;
  readonly texto: string;
  readonly importa: readonly string[];
  readonly externos: readonly string[];
}

const IMPORTACION = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** Lee el grafo de importaciones de unas carpetas, con rutas relativas a la raíz. */
export function leerGrafo(raiz: string, carpetas: readonly string[]): ReadonlyMap<string, Nodo> {
  const archivos = carpetas.flatMap((carpeta) =>
    readdirSync(join(raiz, carpeta), { recursive: true, withFileTypes: true })
      .filter((entrada) => entrada.isFile() && /\.tsx?$/.test(entrada.name))
      .map((entrada) => join(entrada.parentPath, entrada.name)),
  );
  return new Map(
    archivos.map((ruta) => {
      const texto = readFileSync(ruta, 'utf8');
      const nombres = [...texto.matchAll(IMPORTACION)].map(([, nombre = '']) => nombre);
      const archivo = relative(raiz, ruta);
      return [
        archivo,
        {
          archivo,
          texto,
          lineas: texto.split('\n').length - 1,
          importa: nombres
            .filter((nombre) => nombre.startsWith('.'))
            .map((nombre) => relative(raiz, resolve(dirname(ruta), nombre))),
          externos: nombres.filter((nombre) => !nombre.startsWith('.')),
        },
      ];
    }),
  );
}

/** Primer ciclo de importaciones que se encuentre, como lista de archivos; vacía si no hay. */
export function buscarCiclo(grafo: ReadonlyMap<string, Nodo>): readonly string[] {
  const vistos = new Map<string, 'abierto' | 'cerrado'>();
  const camino: string[] = [];
  const visitar = (archivo: string): readonly string[] => {
    const estado = vistos.get(archivo);
    if (estado === 'cerrado') return [];
    if (estado === 'abierto') return [...camino.slice(camino.indexOf(archivo)), archivo];
    vistos.set(archivo, 'abierto');
    camino.push(archivo);
    for (const siguiente of grafo.get(archivo)?.importa ?? []) {
      if (!grafo.has(siguiente)) continue;
      const ciclo = visitar(siguiente);
      if (ciclo.length > 0) return ciclo;
    }
    camino.pop();
    vistos.set(archivo, 'cerrado');
    return [];
  };
  for (const archivo of grafo.keys()) {
    const ciclo = visitar(archivo);
    if (ciclo.length > 0) return ciclo;
  }
  return [];
}
