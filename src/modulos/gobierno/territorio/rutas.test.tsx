import { gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, test } from 'vitest';
import { Pagina, renderHtml, type Sitio } from '../../../diseno/index.ts';
import type { Marco, PaginaPublica } from '../../marco.ts';
import { cargarTerritorio } from './datos.ts';
import { cargarMapas } from './mapas.ts';
import { rutasDeTerritorio } from './rutas.tsx';

const sitio: Sitio = {
  tipo: 'nacional',
  nombre: 'Municipios Digitales',
  href: '/',
  pie: { unidad: 'Equipo', accesibilidad: '/accesibilidad' },
};

const dibujar = ({ contenido, municipioId: _id, recarga: _recarga, ...pagina }: PaginaPublica) =>
  renderHtml(
    <Pagina {...pagina} idioma="es-CL" sitio={sitio}>
      {contenido}
    </Pagina>,
  );

const marco: Marco = {
  publica: async (_solicitud, respuesta, pagina) =>
    respuesta.type('text/html; charset=utf-8').send(dibujar(pagina)),
  interna: async (_solicitud, respuesta) => respuesta.code(500).send(),
  noEncontrada: async (_solicitud, respuesta) => respuesta.code(404).send('no'),
  idiomaDe: () => 'es-CL',
};

const tramite = {
  id: 'certificado-numero',
  nombre: 'Certificado de número',
  area: 'Obras Municipales',
  descripcion: 'Acredita el número de su casa.',
  slug: 'certificado-numero',
};

const app = fastify();
rutasDeTerritorio(app, {
  territorio: cargarTerritorio(),
  mapas: cargarMapas(),
  marco,
  tramitesPublicados: async (id) => (id === 13120 ? [tramite] : []),
});

const pedir = (url: string) => app.inject({ method: 'GET', url });

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Preact escribe los elementos vacíos con barra y los atributos vacíos como `x=""`.
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
  },
});

describe('páginas', () => {
  test.each([
    '/',
    '/buscar',
    '/buscar?q=san',
    '/buscar?q=zzzzqqq',
    '/regiones/05',
    '/nunoa',
    '/putre',
  ])('%s es HTML válido y no trae estilos en línea', async (url) => {
    const { statusCode, body } = await pedir(url);
    expect(statusCode).toBe(200);
    const informe = await validador.validateString(body);
    expect(
      informe.results.flatMap((r) => r.messages.map((m) => `${m.line} ${m.ruleId} ${m.message}`)),
    ).toStrictEqual([]);
    expect(body).not.toMatch(/ style=|<script(?! type="application\/ld\+json")/);
    expect(body).toContain('<h1');
  });

  test('pesan poco: portada bajo 20 KB y toda región bajo 60 KB comprimidas', async () => {
    expect(gzipSync((await pedir('/')).body).length).toBeLessThan(20_000);
    for (const { codigo } of cargarTerritorio().regiones) {
      const { body } = await pedir(`/regiones/${codigo}`);
      expect(gzipSync(body).length).toBeLessThan(60_000);
      expect(body).toContain('DFL N.º 83');
    }
  });

  test('un nombre exacto lleva a su municipalidad y un alias se corrige', async () => {
    expect((await pedir('/buscar?q=nunoa')).headers.location).toBe('/nunoa');
    expect((await pedir('/buscar?q=Ais%C3%A9n')).headers.location).toBe('/aysen');
    expect((await pedir('/aisen')).headers.location).toBe('/aysen');
  });

  test('lo que se escribe en la búsqueda se escapa', async () => {
    expect((await pedir('/buscar?q=%3Cscript%3E')).body).not.toContain('<script>');
    expect((await pedir('/buscar?q=a&q=b')).statusCode).toBe(200);
  });

  test('lo que no existe es 404', async () => {
    for (const url of ['/noexiste', '/regiones/99', '/noexiste/tema.css', '/mapas/comunas/99999']) {
      expect((await pedir(url)).statusCode).toBe(404);
    }
  });

  test('muestra los trámites publicados o dice que no hay', async () => {
    expect((await pedir('/nunoa')).body).toContain('/nunoa/tramites/certificado-numero');
    expect((await pedir('/putre')).body).toContain('Todavía no hay trámites');
  });
});

describe('archivos', () => {
  test('tema con contraste corregido e imagen del mapa', async () => {
    expect((await pedir('/nunoa/tema.css')).headers['content-type']).toContain('text/css');
    const mapa = await pedir(
      '/mapas/comunas/13120?lat=-33.45&lon=-70.6&z=1&plat=-33.45&plon=-70.6',
    );
    expect(mapa.headers['content-type']).toContain('image/svg+xml');
    expect(mapa.body).toContain('Mapa referencial de Ñuñoa');
    expect((await pedir('/mapas/comunas/13120?lat=%3Cx')).statusCode).toBe(400);
  });
});

describe('API', () => {
  test('el mejor primero, con los campos publicados', async () => {
    const { statusCode, body } = await pedir('/api/v1/municipios?q=trehuaco&limite=2');
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)[0]).toStrictEqual({
      cut: '16207',
      nombre: 'Trehuaco',
      slug: 'trehuaco',
      region: 'Ñuble',
      poblacion: expect.any(Number),
    });
  });

  test.each([
    ['limite=0', 'limite'],
    ['limite=9999', 'limite'],
    ['limite=abc', 'limite'],
    ['region=1', 'region'],
    ['region=99', 'region'],
    [`q=${'a'.repeat(81)}`, 'q'],
  ])('%s se rechaza en castellano', async (consulta, parametro) => {
    const { statusCode, body } = await pedir(`/api/v1/municipios?${consulta}`);
    expect(statusCode).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ error: 'parametro-invalido', parametro });
    expect(JSON.parse(body).mensaje).toMatch(/[a-záéíóú]/);
  });

  test('todas, de norte a sur', async () => {
    const lista = JSON.parse((await pedir('/api/v1/municipios?limite=345')).body);
    expect(lista).toHaveLength(345);
    expect(lista[0].nombre).toBe('Arica');
  });
});
