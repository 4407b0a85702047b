import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ejecutar } from '../../src/cli/programa.ts';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { leer, leerDocumentos } from './documentos.ts';

const documentos = leerDocumentos();
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  leer('package.json'),
);

/** Guiones de npm que un texto manda ejecutar. */
function guionesEn(texto: string): readonly string[] {
  const directos = [...texto.matchAll(/\bnpm (start|test)\b/g)].map(([, nombre = '']) => nombre);
  const conRun = [...texto.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(
    ([, nombre = '']) => nombre,
  );
  return [...new Set([...directos, ...conRun])];
}

/**
 * Mandatos de muni que un texto nombra: las palabras que siguen hasta la primera opción o valor.
 * Solo se miran en código, porque «muni» también es una palabra corriente.
 */
function mandatosEn(texto: string): readonly string[] {
  const codigo = [...texto.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)]
    .map(([trozo]) => trozo)
    .join('\n');
  return [
    ...new Set(
      [
        ...codigo.matchAll(
          /\bmuni(?: --)? ((?:[a-záéíóúñ][\wáéíóúñ-]*(?:\|[\w-]+)*)(?: [a-záéíóúñ|]+)?)/g,
        ),
      ]
        .map(([, mandato = '']) => mandato)
        .flatMap(alternativas),
    ),
  ];
}

/** «respaldo crear|verificar» son dos mandatos. */
function alternativas(mandato: string): readonly string[] {
  const [cabeza = '', cola] = mandato.split(' ');
  if (cola === undefined) return [cabeza];
  return cola.split('|').map((una) => `${cabeza} ${una}`);
}

async function ayudaDe(argumentos: readonly string[]): Promise<string> {
  const lineas: string[] = [];
  const contexto = {
    calendario: () => {
      throw new Error('la ayuda no necesita el calendario');
    },
    comunas: () => [],
    escribir: (texto: string) => void lineas.push(texto),
    escribirError: (texto: string) => void lineas.push(texto),
  };
  const codigo = await ejecutar(['node', 'muni', ...argumentos, '--help'], contexto);
  return codigo === 0 ? lineas.join('\n') : '';
}

/** Subcomandos que la ayuda de un programa lista. */
function listados(ayuda: string): readonly string[] {
  const [, comandos = ''] = ayuda.split('Comandos:');
  return [...comandos.matchAll(/^ {2}([a-z-]+)/gm)].map(([, nombre = '']) => nombre);
}

async function existeMandato(mandato: string): Promise<boolean> {
  const [grupo = '', subcomando] = mandato.split(' ');
  if (grupo === 'help') return true;
  if (!listados(await ayudaDe([])).includes(grupo)) return false;
  const subcomandos = listados(await ayudaDe([grupo])).filter((nombre) => nombre !== 'help');
  // Sin subcomandos, la segunda palabra es un valor («muni rut texto»).
  return subcomandos.length === 0 || subcomando === undefined || subcomandos.includes(subcomando);
}

describe('mandatos de la documentación', () => {
  it('sabe encontrarlos', async () => {
    expect(guionesEn('`npm run -s muni -- rut 1` y npm test')).toEqual(['test', 'muni']);
    expect(mandatosEn('`npm run -s muni -- rut 12`, `muni expediente verificar <zip>`')).toEqual([
      'rut',
      'expediente verificar',
    ]);
    expect(mandatosEn('`muni respaldo crear|verificar`')).toEqual([
      'respaldo crear',
      'respaldo verificar',
    ]);
    expect(await existeMandato('expediente verificar')).toBe(true);
    expect(await existeMandato('expediente destruir')).toBe(false);
    expect(await existeMandato('inventado')).toBe(false);
  });

  it('todo guion de npm que se nombra existe', () => {
    const faltan = documentos.flatMap(({ ruta, texto }) =>
      guionesEn(texto)
        .filter((nombre) => !Object.hasOwn(scripts, nombre))
        .map((nombre) => `${ruta}: npm run ${nombre}`),
    );
    expect(faltan).toEqual([]);
  });

  it('todo guion de npm ejecuta un archivo que existe', () => {
    const faltan = Object.entries(scripts).flatMap(([nombre, orden]) =>
      [...orden.matchAll(/\bscripts\/[\w-]+\.mjs\b/g)]
        .filter(([archivo]) => !existsSync(rutaDeProyecto(archivo)))
        .map(([archivo]) => `${nombre}: ${archivo}`),
    );
    expect(faltan).toEqual([]);
  });

  it('todo mandato de muni que se nombra existe', async () => {
    const faltan: string[] = [];
    for (const { ruta, texto } of documentos) {
      for (const mandato of mandatosEn(texto)) {
        if (!(await existeMandato(mandato))) faltan.push(`${ruta}: muni ${mandato}`);
      }
    }
    expect(faltan).toEqual([]);
  });

  it('el programa se presenta con cada comando de la lista del LEEME inglés', async () => {
    const nombrados = mandatosEn(leer('README.md')).map((mandato) => mandato.split(' ')[0] ?? '');
    expect(nombrados.length).toBeGreaterThan(4);
    const todos = listados(await ayudaDe([]));
    expect(nombrados.filter((nombre) => !todos.includes(nombre))).toEqual([]);
  });
});
