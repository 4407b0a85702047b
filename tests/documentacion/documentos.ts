import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';

/** Un documento del repositorio, por su ruta desde la raíz. */
export interface Documento {
  readonly ruta: string;
  readonly texto: string;
}

/** Todos los documentos en Markdown que el producto publica. */
export function leerDocumentos(): readonly Documento[] {
  const sueltos = [
    'README.md',
    'LEEME.md',
    'LICENCIAS.md',
    'CONTRIBUTING.md',
    'simuladores/LEEME.md',
  ];
  const deCarpetas = ['docs', 'datos', 'despliegue', 'catalogo', 'bench'].flatMap((carpeta) =>
    existsSync(rutaDeProyecto(carpeta))
      ? readdirSync(rutaDeProyecto(carpeta), { recursive: true, encoding: 'utf8' })
          .filter((nombre) => nombre.endsWith('.md'))
          .map((nombre) => join(carpeta, nombre))
      : [],
  );
  return [...sueltos, ...deCarpetas].map((ruta) => ({ ruta, texto: leer(ruta) }));
}

/** Texto de un archivo del repositorio. */
export function leer(ruta: string): string {
  return readFileSync(rutaDeProyecto(ruta), 'utf8');
}

/** El texto sin bloques de código: en ellos un corchete no es un enlace. */
export function sinBloques(texto: string): string {
  return texto.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/<!--[\s\S]*?-->/g, '');
}

/** Destinos de los enlaces e imágenes de un documento. */
export function enlacesDe(texto: string): readonly string[] {
  return [...sinBloques(texto).matchAll(/\]\(([^()\s]+)\)/g)].map(([, destino = '']) => destino);
}

/** Anclas de los títulos, como las forma el visor: minúsculas, sin puntuación y con guiones. */
export function anclasDe(texto: string): ReadonlySet<string> {
  return new Set(
    [...sinBloques(texto).matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, titulo = '']) =>
      titulo
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
        .replaceAll(/\s/g, '-'),
    ),
  );
}
