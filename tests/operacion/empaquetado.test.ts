import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { comandoTraza } from '../../src/cli/traza.ts';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { compilar } from './proceso.ts';

/** Texto que aparece una sola vez en las fuentes, y su lugar en ellas. */
const FUENTE = 'src/cli/traza.ts';
const MARCA = 'cambia las posiciones de dist/';

let archivos: readonly { readonly ruta: string; readonly texto: string }[];

beforeAll(() => {
  compilar();
  archivos = globSync('dist/**/*.js', { cwd: rutaDeProyecto() }).map((ruta) => ({
    ruta,
    texto: readFileSync(rutaDeProyecto(ruta), 'utf8'),
  }));
});

describe('los programas empaquetados', () => {
  it('caben en un byte por letra: una sola letra de más duplica su memoria', () => {
    expect(archivos.length).toBeGreaterThan(5);
    const anchos = archivos.filter(({ texto }) => Buffer.byteLength(texto) > texto.length);
    expect(anchos.map(({ ruta }) => ruta)).toEqual([]);
  });

  it('`muni traza` lleva de una posición empaquetada a la línea de la fuente', () => {
    const archivo = archivos.find(({ texto }) => texto.includes(MARCA));
    const antes = archivo?.texto.slice(0, archivo.texto.indexOf(MARCA)).split('\n') ?? [];
    const columna = (antes.at(-1)?.length ?? 0) + 1;
    const respuesta = comandoTraza(
      `Error: algo\n    at f (file:///srv/sitio/${archivo?.ruta}:${antes.length}:${columna})\n    at g (node:fs:1:1)`,
    );
    const linea = readFileSync(rutaDeProyecto(FUENTE), 'utf8')
      .split('\n')
      .findIndex((texto) => texto.includes(MARCA));
    expect(respuesta.codigo).toBe(0);
    expect(respuesta.salida).toContain(`at f (${FUENTE}:${linea + 1}:`);
    expect(respuesta.salida).toContain('at g (node:fs:1:1)');
  });

  it('`muni traza` dice que no si no hay nada que traducir', () => {
    expect(comandoTraza('sin posiciones').codigo).toBe(1);
    expect(comandoTraza('at f (dist/no-existe.js:1:1)')).toMatchObject({
      codigo: 1,
      salida: 'at f (dist/no-existe.js:1:1)',
    });
  });
});
