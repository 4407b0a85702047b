import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import {
  archivosDeEstilo,
  MuestrarioInterno,
  Pagina,
  PaginaMuestrario,
  renderHtml,
  unirHojas,
} from './index.ts';
import { sitioDeMuestra } from './muestrario/cromo.tsx';

const raiz = new URL('../../', import.meta.url);
const css = unirHojas(archivosDeEstilo.map((a) => readFileSync(new URL(a, raiz), 'utf8')));

const muestrario = renderHtml(
  <Pagina
    idioma="es-CL"
    titulo="Sistema de diseño"
    conErrores
    sitio={sitioDeMuestra}
    ancho="amplio"
    demostracion="Demostración"
    migas={[{ texto: 'Inicio', href: '/' }]}
    datosEstructurados={{
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: '</script>',
    }}
  >
    <PaginaMuestrario />
  </Pagina>,
);
const interno = renderHtml(<MuestrarioInterno />);
const paginas = [
  ['muestrario', muestrario],
  ['interno', interno],
] as const;

const validador = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Preact escribe sin espacios ni saltos y con atributos en minúsculas; el estilo no se evalúa.
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Las casillas de una misma pregunta comparten nombre, igual que los radios.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // El título lleva la palabra del sitio; los nombres largos son parte de la muestra.
    'long-title': 'off',
    // tel: con su texto a la vista; los espacios normales se cortan bien en teléfonos.
    'tel-non-breaking': 'off',
  },
});

describe.each(paginas)('%s', (_nombre, html) => {
  it('es HTML válido', async () => {
    const informe = await validador.validateString(html);
    const mensajes = informe.results.flatMap((r) =>
      r.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector ?? ''}`),
    );
    expect(mensajes).toEqual([]);
  });
  it('no lleva estilos ni código dentro de la página', () => {
    expect(html).not.toMatch(/\sstyle=/i);
    expect(html).not.toMatch(/\son[a-z]+=/i);
    expect(html).not.toMatch(/<style/i);
    const bloques = [...html.matchAll(/<script([^>]*)>/g)].map((m) => m[1]);
    expect(bloques.every((b) => b?.includes('application/ld+json') || b?.includes('src='))).toBe(
      true,
    );
  });
  it('no repite ningún id', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('cada referencia por id existe', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]));
    const referencias = [
      ...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"/g),
    ].flatMap((m) => m[1]?.split(' ') ?? []);
    expect(referencias.length).toBeGreaterThan(3);
    expect(referencias.filter((r) => !ids.has(r))).toEqual([]);
  });
  it('todas sus clases tienen estilo', () => {
    const usadas = new Set(
      [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap((m) => m[1]?.split(/\s+/)),
    );
    const conEstilo = new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map((m) => m[1]));
    const soloSemanticas = ['publica', 'publica-municipal', 'publica-nacional', 'barra-a-tiempo'];
    const sueltas = [...usadas].filter(
      (c) =>
        c &&
        !conEstilo.has(c) &&
        !soloSemanticas.includes(c) &&
        !/^(hito|cabecera|control|etiqueta)-/.test(c),
    );
    expect(sueltas).toEqual([]);
  });
});

describe('documento', () => {
  it('avisa del error en el título y salta al contenido antes que nada', () => {
    expect(muestrario).toMatch(/^<!doctype html>\n<html lang="es-CL">/);
    expect(muestrario).toContain(
      '<title>Error: Sistema de diseño | Municipalidad de Ñuñoa</title>',
    );
    expect(muestrario.indexOf('href="#contenido"')).toBeLessThan(muestrario.indexOf('<header'));
    expect(muestrario).toContain('<main id="contenido"');
  });
  it('escapa lo que alguien intente meter', () => {
    expect(muestrario).not.toContain("<script>alert('no')");
    expect(muestrario).toContain('\\u003c/script\\u003e');
  });
});

describe('hoja de estilos', () => {
  it('pesa menos de 14 KB comprimida', () => {
    expect(gzipSync(css).length).toBeLessThan(14 * 1024);
  });
  it('no pide nada fuera del sitio', () => {
    const direcciones = [...css.matchAll(/url\(([^)]*)\)/g)].map((m) => m[1]);
    expect(direcciones).toEqual(['"/estatico/fuentes/atkinson-hyperlegible-next.woff2"']);
    expect(css).not.toContain('@import');
  });
  it('respeta a quien pide menos movimiento y piensa en la impresora', () => {
    expect(css).toContain('prefers-reduced-motion');
    expect(css).toContain('@media print');
    expect(css).toContain('forced-colors');
  });
  it('no usa una variable que no exista', () => {
    const definidas = new Set([...css.matchAll(/(--[\w-]+):/g)].map((m) => m[1]));
    const usadas = [...css.matchAll(/var\((--[\w-]+)/g)].map((m) => m[1]);
    expect(usadas.filter((v) => !definidas.has(v))).toEqual([]);
  });
  it('cierra todas sus llaves', () => {
    expect(css.split('{').length).toBe(css.split('}').length);
  });
});
