import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { anclasDe, enlacesDe, leer, leerDocumentos } from './documentos.ts';

const documentos = leerDocumentos();

function roto(desde: string, destino: string): boolean {
  const [ruta = '', ancla] = decodeURIComponent(destino).split('#');
  const archivo = ruta === '' ? desde : normalize(join(dirname(desde), ruta));
  if (archivo.startsWith('..') || !existsSync(rutaDeProyecto(archivo))) return true;
  return ancla !== undefined && archivo.endsWith('.md') && !anclasDe(leer(archivo)).has(ancla);
}

describe('enlaces de la documentación', () => {
  it('reconoce enlaces e ignora los bloques de código', () => {
    expect(enlacesDe('[a](b.md) ![c](d.png)\n```\n[x](y.md)\n```\n')).toEqual(['b.md', 'd.png']);
    expect(anclasDe('# Qué falta: «ya», no.\n').has('qué-falta-ya-no')).toBe(true);
    expect(roto('docs/glosario.md', '../README.md')).toBe(false);
    expect(roto('docs/glosario.md', '../README.md#no-existe')).toBe(true);
    expect(roto('docs/glosario.md', '../../fuera.md')).toBe(true);
  });

  it.each(documentos.map(({ ruta }) => ruta))('%s: todo enlace relativo llega', (ruta) => {
    const rotos = enlacesDe(leer(ruta))
      .filter((destino) => !/^[a-z]+:/.test(destino))
      .filter((destino) => roto(ruta, destino));
    expect(rotos).toEqual([]);
  });

  it('todo archivo del código que se nombra existe', () => {
    const faltan = documentos.flatMap(({ ruta, texto }) =>
      [
        ...texto.matchAll(
          /`((?:src|catalogo|simuladores|datos|tests|bench|scripts|despliegue|docs)\/[^`\s{}*<>…]*)`/g,
        ),
      ]
        .map(([, nombrado = '']) => nombrado)
        .filter((nombrado) => !existsSync(rutaDeProyecto(nombrado)))
        .map((nombrado) => `${ruta}: ${nombrado}`),
    );
    expect(faltan).toEqual([]);
  });

  it('ningún documento nombra rutas de una máquina ni deja pendientes', () => {
    const malos = documentos.filter(({ texto }) =>
      /(^|[\s`(])\/(work|tmp|home|root)\/|TODO|FIXME/.test(texto),
    );
    expect(malos.map(({ ruta }) => ruta)).toEqual([]);
  });
});
