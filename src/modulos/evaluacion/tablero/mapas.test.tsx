import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { decimal } from './cifras.ts';
import { crearTablero, estudioDePrueba as estudio, validar } from './prueba/tablero.tsx';
import { claseDe, VARIABLES, valorDe } from './variables.ts';

const { pedir } = crearTablero();

const DIRECCIONES = [
  ...VARIABLES.map((v) => `/madurez?variable=${v.id}`),
  '/madurez/ranking?variable=it',
  '/madurez/regiones/05?variable=sml',
  '/madurez/regiones/13',
  '/madurez/tabla',
  '/madurez/tabla?region=11',
  '/madurez/contexto',
];

describe('mapas por variable', () => {
  test.each(DIRECCIONES)('%s es HTML válido y sin código', async (url) => {
    const { statusCode, body } = await pedir(url);
    expect(statusCode).toBe(200);
    expect(await validar(body)).toEqual([]);
    expect(body).not.toMatch(/ style=|<script/);
  });

  it.each(VARIABLES)(
    'el mapa de $id pinta cada comuna con su clase y su leyenda cuenta todas',
    async (variable) => {
      const { body } = await pedir(`/madurez?variable=${variable.id}`);
      for (const f of estudio.fichas.slice(0, 60)) {
        const valor = valorDe(f, variable.id);
        const texto =
          valor === null ? 'sin ' : variable.id === 'grupo' ? `grupo ${valor}` : decimal(valor, 2);
        const figura = new RegExp(
          `<title>${f.municipio.nombre}: ${texto}[^<]*</title><path class="mapa-figura mapa-clase-(\\d)"`,
        ).exec(body);
        expect([f.municipio.nombre, figura?.[1]]).toEqual([
          f.municipio.nombre,
          String(claseDe(variable, valor)),
        ]);
      }
      if (variable.id === 'grupo') return;
      const leyenda = /<ul class="leyenda-variable">(.*?)<\/ul>/s.exec(body)?.[1] ?? '';
      const cuentas = [...leyenda.matchAll(/<b>(\d+)<\/b>/g)].map(([, n]) => Number(n));
      expect(cuentas).toHaveLength(6);
      expect(cuentas.reduce((a, b) => a + b, 0)).toBe(345);
    },
  );

  it('una variable o región que no existe vuelve a la página, sin ocupar memoria', async () => {
    for (const [mala, buena] of [
      ['/madurez?variable=otra', '/madurez'],
      ['/madurez/ranking?variable=', '/madurez/ranking'],
      ['/madurez/regiones/05?variable=it&variable=it', '/madurez/regiones/05'],
      ['/madurez/tabla?region=99', '/madurez/tabla'],
    ] as const) {
      const { statusCode, headers } = await pedir(mala);
      expect([statusCode, headers.location]).toEqual([303, buena]);
    }
  });

  it('las direcciones con variable se guardan comprimidas y las demás búsquedas no', async () => {
    const gzip = { 'accept-encoding': 'gzip' };
    const url = '/madurez?variable=gtm';
    await pedir(url, gzip);
    const segunda = await pedir(url, gzip);
    expect(segunda.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(segunda.rawPayload).toString()).toContain('En el mapa: Gestión');
    for (const libre of [
      '/madurez?variable=gtm&x=1',
      '/madurez/ranking?variable=gtm&variable=it',
    ]) {
      await pedir(libre, gzip);
      expect((await pedir(libre, gzip)).headers['content-encoding']).toBeUndefined();
    }
  });
});

describe('tablero regional', () => {
  it('trae mapa, tramos con intervalo, reparto contra el país, dimensiones y comparación justa', async () => {
    const { body } = await pedir('/madurez/regiones/05');
    for (const ancla of ['id="mapa"', 'id="tramos"', 'id="pais"', 'id="justa"']) {
      expect(body).toContain(ancla);
    }
    expect(body).toContain('Media de cada dimensión');
    expect(body).toContain('/madurez/datos/region-05.csv');
    expect(body).toMatch(/Licencia Creative Commons No Comercial/);
  });

  it('cada región existe aunque pocas respondieran, y su frase calza con su margen', async () => {
    const codigos = [...new Set(estudio.fichas.map((f) => f.municipio.region.codigo))];
    expect(codigos).toHaveLength(16);
    for (const codigo of codigos) {
      const { statusCode, body } = await pedir(`/madurez/regiones/${codigo}`);
      expect([codigo, statusCode]).toEqual([codigo, 200]);
      const frase =
        /(no se distingue de|está sobre|está bajo) sus parecidas: (?:la diferencia media es )?([+−]?\d,\d\d)(?: en promedio)? \(± (\d,\d\d)\)/.exec(
          body,
        );
      const numero = (t = ''): number => Number(t.replace('−', '-').replace(',', '.'));
      const [media, margen] = [numero(frase?.[2]), numero(frase?.[3])];
      if (frase?.[1] === 'está sobre') expect(media).toBeGreaterThanOrEqual(margen);
      else if (frase?.[1] === 'está bajo') expect(media).toBeLessThanOrEqual(-margen);
      else expect(Math.abs(media)).toBeLessThanOrEqual(margen);
    }
  });

  it('el CSV de la región dice lo mismo que la página', async () => {
    const csv = (await pedir('/madurez/datos/region-01.csv')).body.trim().split('\r\n');
    expect(csv).toHaveLength(1 + 7);
    const [encabezado = '', ...filas] = csv;
    const columna = (nombre: string) => encabezado.split(',').indexOf(nombre);
    const iquique = filas.find((f) => f.startsWith('01101,'))?.split(',') ?? [];
    expect(Number(iquique[columna('indice')])).toBeCloseTo(0.418981, 6);
    const { body } = await pedir('/madurez/regiones/01');
    expect(body).toContain(decimal(Number(iquique[columna('media_parecidas')]), 2));
  });
});

describe('peso de las páginas públicas', () => {
  it.each([
    ['/madurez/contexto', 60_000],
    ['/madurez/metodo', 60_000],
    ['/madurez/ranking', 75_000],
    ['/madurez/tabla?region=13', 60_000],
    ['/madurez/regiones/13', 95_000],
    ['/madurez/regiones/12', 70_000],
    ['/madurez/municipios/nunoa', 60_000],
    // El contorno de 345 comunas son 50 kB y sus enlaces otros 50: no baja de ahí sin perderlos.
    ['/madurez', 155_000],
    ['/madurez?variable=it', 125_000],
  ])('%s pesa menos de %i bytes', async (url, maximo) => {
    expect(Buffer.byteLength((await pedir(url)).body)).toBeLessThan(maximo);
  });

  it('lo que salió de las páginas está en su dirección y en su archivo', async () => {
    for (const url of ['/madurez/contexto', '/madurez']) {
      expect((await pedir(url)).body).toContain('href="/madurez/tabla"');
    }
    const contexto = (await pedir('/madurez/datos/contexto-2015.csv')).body.trim().split('\r\n');
    expect(contexto).toHaveLength(346);
    expect(
      (await pedir('/madurez/datos/componentes-2015.csv')).body.trim().split('\r\n'),
    ).toHaveLength(250);
    const { body } = await pedir('/madurez/tabla?region=01');
    expect(body).toContain('199.587');
  });
});

describe('lo que no se sabe no se muestra como cero', () => {
  it('una dimensión perdida dice «sin dato» y el índice parcial no se compara', async () => {
    const { body } = await pedir('/madurez/municipios/colina');
    expect(body).toContain('<tspan>Gestión</tspan><tspan class="grafico-cifra"> sin dato</tspan>');
    expect(body).toContain('Falta dato en: gestión tecnológica municipal. El índice no se compara');
    expect(body).not.toContain('Intervalo de 90 %');
    expect(body).not.toMatch(/<th scope="row" data-etiqueta="Medida">Índice<\/th>/);
    const completo = (await pedir('/madurez/municipios/iquique')).body;
    expect(completo).toContain('Intervalo de 90 %');
    expect(completo).toMatch(/<th scope="row" data-etiqueta="Medida">Índice<\/th>/);
  });

  it('la metodología se puede leer desde la página del método', async () => {
    expect((await pedir('/madurez/metodo')).body).toContain('href="/madurez/metodologia.md"');
    const { headers, body } = await pedir('/madurez/metodologia.md');
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(body).toContain('# Metodología de la madurez digital');
  });
});
