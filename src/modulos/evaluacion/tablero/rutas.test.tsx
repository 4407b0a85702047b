import { describe, expect, it, test } from 'vitest';
import { decimal } from './cifras.ts';
import { leerEstructura, medirEstructura } from './estructura.ts';
import { crearTablero, estudioDePrueba as estudio, validar } from './prueba/tablero.tsx';

const { pedir } = crearTablero();
const { pedir: sinPaquete } = crearTablero(null);

const PAGINAS = [
  '/madurez',
  '/madurez/ranking',
  '/madurez/metodo',
  '/madurez/hitos',
  '/madurez/ley-21180',
  '/madurez/datos',
  '/madurez/buscar?q=san',
  '/madurez/grupos/3',
  '/madurez/regiones/05',
  '/madurez/municipios/iquique',
  '/madurez/municipios/01107',
  '/madurez/municipios/colina',
];

describe('páginas', () => {
  test.each(PAGINAS)('%s es HTML válido, con y sin el paquete de 2015', async (url) => {
    for (const [quien, hacer] of [
      ['con', pedir],
      ['sin', sinPaquete],
    ] as const) {
      const { statusCode, body } = await hacer(url);
      expect([quien, statusCode]).toEqual([quien, 200]);
      expect(await validar(body)).toEqual([]);
      expect(body).not.toMatch(/ style=|<script/);
    }
  });

  it('sin el paquete lo dice y no muestra ninguna cifra de un municipio', async () => {
    for (const url of ['/madurez', '/madurez/ranking', '/madurez/municipios/iquique']) {
      expect((await sinPaquete(url)).body).toContain('no está instalado');
    }
    expect((await sinPaquete('/madurez/municipios/iquique')).body).not.toContain('0,418981');
    expect((await sinPaquete('/madurez/datos/municipios-2015.csv')).statusCode).toBe(404);
    expect((await sinPaquete('/madurez/datos/ley-21180.csv')).statusCode).toBe(200);
  });

  it('lo que no existe es 404 y los alias llevan a su municipio', async () => {
    for (const url of ['/madurez/grupos/6', '/madurez/regiones/99', '/madurez/municipios/nada']) {
      expect((await pedir(url)).statusCode).toBe(404);
    }
    expect((await pedir('/madurez/municipios?q=Ais%C3%A9n')).headers.location).toBe(
      '/madurez/municipios/aysen',
    );
    expect((await pedir('/madurez/municipios/1101')).body).toContain('Iquique');
  });
});

describe('reproducción del estudio', () => {
  it('los 287 índices y los 249 grupos son los publicados', () => {
    const publicados = estudio.fichas.filter((f) => f.publicado2015 !== null);
    expect(publicados).toHaveLength(287);
    for (const f of publicados) {
      expect(Math.abs((f.medicion.publicado ?? -1) - (f.publicado2015 ?? 0))).toBeLessThan(1e-6);
    }
    const conGrupo = estudio.fichas.filter((f) => f.grupo !== null);
    expect(conGrupo.map((f) => f.municipio.cut)).toEqual(
      estudio.completas.map((f) => f.municipio.cut),
    );
    expect(conGrupo.filter((f) => f.ubicacion?.grupo !== f.grupo)).toEqual([]);
    expect(conGrupo).toHaveLength(249);
  });

  it('las páginas muestran esas mismas cifras', async () => {
    for (const f of estudio.completas.filter((_, i) => i % 20 === 0)) {
      const { body } = await pedir(`/madurez/municipios/${f.municipio.cut}`);
      expect(body).toContain(decimal(f.publicado2015, 6));
      expect(body).toContain(`Grupo ${f.grupo}:`);
    }
    const pais = (await pedir('/madurez')).body;
    expect(pais).toContain('<strong>287</strong>');
    expect(pais).toContain('<strong>249</strong>');
  });

  it('el mapa pinta a cada municipio con su grupo', async () => {
    const { body } = await pedir('/madurez');
    for (const f of estudio.completas.slice(0, 40)) {
      expect(body).toContain(`<title>${f.municipio.nombre}: grupo ${f.grupo}</title>`);
    }
  });

  it('las medidas guardadas de los grupos se obtienen de los datos', () => {
    const calculada = medirEstructura(estudio);
    const guardada = leerEstructura(estudio);
    expect(guardada.estudio.silueta).toBeCloseTo(calculada?.estudio.silueta ?? 0, 5);
    expect(guardada.libre).toEqual({
      wss: expect.closeTo(calculada?.libre.wss ?? 0, 5),
      silueta: expect.closeTo(calculada?.libre.silueta ?? 0, 5),
      ari: expect.closeTo(calculada?.libre.ari ?? 0, 5),
    });
    expect(guardada.ward.ari).toBeCloseTo(calculada?.ward.ari ?? 0, 5);
    expect(guardada.estabilidad.ari).toBeCloseTo(calculada?.estabilidad.ari ?? 0, 5);
    expect(guardada.estudio.wss).toBeCloseTo(17.313, 3);
  });

  it('nadie queda en un lugar más preciso que el error del índice', async () => {
    expect(estudio.error.alfa).toBeCloseTo(0.521, 3);
    const { body } = await pedir('/madurez/municipios/iquique');
    expect(body).toMatch(/entre el \d+ y el \d+ de 249/);
  });
});

describe('API y datos abiertos', () => {
  it('dan lo mismo que las páginas', async () => {
    const lista = JSON.parse((await pedir('/api/v1/madurez/municipios')).body);
    expect(lista).toHaveLength(345);
    expect(lista.filter((m: { grupo: number | null }) => m.grupo !== null)).toHaveLength(249);
    const iquique = JSON.parse((await pedir('/api/v1/madurez/municipios/01101')).body);
    expect(iquique).toMatchObject({ cut: '01101', grupo: 5, completo: true });
    expect(iquique.indice).toBeCloseTo(0.418981, 6);
    expect((await pedir('/api/v1/madurez/municipios/99999')).statusCode).toBe(404);
    expect((await pedir('/api/v1/madurez/municipios/abc')).statusCode).toBe(400);
    expect(JSON.parse((await pedir('/api/v1/madurez/grupos')).body)).toHaveLength(5);
  });

  it('el diccionario explica todas las columnas de cada archivo', async () => {
    const diccionario = (await pedir('/madurez/datos/diccionario.csv')).body;
    const pagina = (await pedir('/madurez/datos')).body;
    const ids = [...pagina.matchAll(/href="\/madurez\/datos\/([\w-]+)\.csv"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) {
      const { statusCode, headers, body } = await pedir(`/madurez/datos/${id}.csv`);
      expect([id, statusCode, headers['content-type']]).toEqual([
        id,
        200,
        'text/csv; charset=utf-8',
      ]);
      const [encabezado = '', ...filas] = body.trim().split('\r\n');
      if (id !== 'evolucion') expect([id, filas.length]).not.toEqual([id, 0]);
      const familia = id
        ?.replace(/^mapa-\w+$/, 'mapa-VARIABLE')
        .replace(/^region-\d\d$/, 'region-NN');
      for (const columna of id === 'diccionario' ? [] : encabezado.split(',')) {
        expect(diccionario).toContain(`${familia}.csv,${columna},`);
      }
    }
  });

  it('la Ley 21.180 sigue el decreto', async () => {
    const fases = async (cut: string) =>
      JSON.parse((await pedir(`/api/v1/madurez/ley-21180/${cut}`)).body);
    const b = await fases('01107');
    expect(b.grupo).toBe('B');
    const momento = (de: typeof b, m: string) =>
      de.fases
        .filter((f: { momento: string }) => f.momento === m)
        .map((f: { fase: string }) => f.fase);
    expect(momento(b, 'exigible').sort()).toEqual(['1', '3', '6', 'P']);
    expect(momento(b, 'este-anio').sort()).toEqual(['4', '5']);
    const c = await fases('16109');
    expect(momento(c, 'este-anio').sort()).toEqual(['4', '6']);
    expect(momento(c, 'futura').sort()).toEqual(['2', '5']);
    expect((await pedir('/api/v1/madurez/ley-21180/04202')).statusCode).toBe(404);
  });
});
