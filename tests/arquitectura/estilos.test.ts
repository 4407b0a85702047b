import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archivosDeEstilo } from '../../src/diseno/hojas.ts';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';

// La hoja que se sirve es una sola: dos dueños de una clase se pisan sin que nadie lo note.
const hojas = archivosDeEstilo.map((archivo) => {
  const css = readFileSync(rutaDeProyecto(archivo), 'utf8');
  return { archivo, css: css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"|url\([^)]*\)/g, '') };
});

/** Reparten espacios o adaptan a papel y trastienda lo que otra hoja define. */
const TRANSVERSALES = /\/(base|impresion|interno)\.css$/;

/** Selectores de una hoja, también los que van dentro de una consulta de medios. */
const selectores = (css: string): readonly string[] =>
  [...css.matchAll(/([^{}@]+)\{/g)].flatMap((m) => (m[1] ?? '').split(',').map((s) => s.trim()));

function leerFuentes(carpeta: string): string {
  return readdirSync(rutaDeProyecto(carpeta), { recursive: true, encoding: 'utf8' })
    .filter((nombre) => /(?<!\.test)\.(tsx?|js|json)$/.test(nombre))
    .map((nombre) => readFileSync(rutaDeProyecto(`${carpeta}/${nombre}`), 'utf8'))
    .join('\n');
}

describe('hoja de estilos', () => {
  it('cada clase se define en una sola hoja', () => {
    const duenios = new Map<string, Set<string>>();
    for (const { archivo, css } of hojas.filter((h) => !TRANSVERSALES.test(h.archivo)))
      for (const selector of selectores(css))
        if (/^\.[\w-]+$/.test(selector))
          duenios.set(selector, (duenios.get(selector) ?? new Set()).add(archivo));
    expect([...duenios].filter(([, archivos]) => archivos.size > 1)).toEqual([]);
    expect(duenios.size).toBeGreaterThan(200);
  });

  it('lo que una hoja llama suelto no es el nombre de una clase de espaciado', () => {
    const base = hojas.find(({ archivo }) => archivo.endsWith('/base.css'))?.css ?? '';
    const contenedores = selectores(base).flatMap((s) => /^(\.[\w-]+)>\*\+\*$/.exec(s)?.[1] ?? []);
    expect(contenedores).toContain('.flujo');
    const dibujo = hojas.find(({ archivo }) => archivo.endsWith('/flujo.css'))?.css ?? '';
    expect(selectores(dibujo).filter((s) => contenedores.includes(s))).toEqual([]);
  });

  it('ninguna clase está de más', () => {
    const fuentes = leerFuentes('src');
    const palabras = new Set(fuentes.match(/[\w-]+/g));
    const seArma = (clase: string): boolean =>
      [...clase.matchAll(/-/g)].some(({ index }) =>
        fuentes.includes(`${clase.slice(0, index + 1)}\${`),
      );
    const clases = hojas.flatMap(({ css }) =>
      selectores(css).flatMap((s) => [...s.matchAll(/\.([a-z][\w-]*)/g)].map((m) => m[1] ?? '')),
    );
    const sobran = [...new Set(clases)].filter((c) => !palabras.has(c) && !seArma(c));
    expect(sobran).toEqual([]);
  });
});
