import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cargarTerritorio } from './datos.ts';
import { RUTAS_RESERVADAS, slugDesdeHost, slugUnico } from './dominio.ts';
import { buscar } from './indice.ts';
import { leerTerritorio } from './leer-territorio.ts';

const territorio = cargarTerritorio();
const primero = (q: string) => buscar(territorio, { q, limite: 1 })[0]?.nombre;

describe('datos', () => {
  test('345 municipios de 346 comunas en 16 regiones; Antártica no tiene municipalidad', () => {
    expect(territorio.municipios).toHaveLength(345);
    expect(territorio.comunas).toHaveLength(346);
    expect(territorio.regiones).toHaveLength(16);
    expect(territorio.porCut.has('12202')).toBe(false);
    expect(territorio.porCut.get('01101')).toMatchObject({ municipioId: 1101, nombre: 'Iquique' });
  });

  test('los slugs son únicos, sin acentos y no chocan con las rutas del sitio', () => {
    const slugs = territorio.municipios.map((m) => m.slug);
    expect(new Set(slugs).size).toBe(345);
    for (const slug of slugs) {
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(RUTAS_RESERVADAS.has(slug)).toBe(false);
    }
    expect(territorio.porSlug.get('nunoa')?.nombre).toBe('Ñuñoa');
    expect(slugUnico('Ingreso', '05', new Set())).toBe('ingreso-05');
  });

  test('cuatro zonas horarias', () => {
    const zonas = Object.groupBy(territorio.municipios, (m) => m.zonaHoraria);
    expect(Object.keys(zonas).sort()).toStrictEqual([
      'America/Coyhaique',
      'America/Punta_Arenas',
      'America/Santiago',
      'Pacific/Easter',
    ]);
  });

  test('un dato malo se dice con línea, columna y motivo, todos a la vez', () => {
    const region = {
      orden_region: '1',
      cod_region: '15',
      region: 'Arica',
      region_oficial: 'Región',
      region_romano: 'XV',
    };
    const comuna = {
      cut: '15101',
      comuna: 'Arica',
      alias: '',
      provincia: 'Arica',
      cod_region: '15',
      tiene_municipalidad: '1',
      poblacion_censo_2024: '10',
      area_km2: '5',
      lat: '-18.5',
      lon: '-70.3',
      zona_horaria: 'America/Santiago',
    };
    const leido = leerTerritorio({
      regiones: [region],
      comunas: [
        comuna,
        { ...comuna, lat: '12' },
        { ...comuna, cut: '1', comuna: '', cod_region: '99' },
      ],
      sitios: [{ cut: '15101', url_sugerida: 'javascript:alert(1)' }],
    });
    expect(
      leido.ok ? [] : leido.error.map((e) => `${e.archivo}:${e.linea} ${e.columna}`),
    ).toStrictEqual([
      'municipios_web.csv:2 url_sugerida',
      'comunas.csv:3 cut',
      'comunas.csv:3 lat',
      'comunas.csv:4 cut',
      'comunas.csv:4 comuna',
      'comunas.csv:4 cut',
      'comunas.csv:4 cod_region',
    ]);
  });
});

describe('búsqueda', () => {
  test.each([
    ['nunoa', 'Ñuñoa'],
    ['ÑUÑOA', 'Ñuñoa'],
    ['aysen', 'Aysén'],
    ['aisen', 'Aysén'],
    ['trehuaco', 'Trehuaco'],
    ['treguaco', 'Trehuaco'],
    ['coihaique', 'Coyhaique'],
    ['puerto natales', 'Natales'],
    ['rapa nui', 'Isla de Pascua'],
    ['antofgasta', 'Antofagasta'],
    ['valpariso', 'Valparaíso'],
    ['san pedro', 'San Pedro'],
    ['ohiggins', "O'Higgins"],
    ['pto montt', 'Puerto Montt'],
    ['Pto. Varas', 'Puerto Varas'],
    ['pte alto', 'Puente Alto'],
    ['sta barbara', 'Santa Bárbara'],
    ['gral lagos', 'General Lagos'],
  ])('«%s» encuentra %s', (q, nombre) => {
    expect(primero(q)).toBe(nombre);
  });

  test('cada municipio es el primero por su nombre y por su slug', () => {
    for (const m of territorio.municipios) {
      expect(primero(m.nombre)).toBe(m.nombre);
      expect(primero(m.slug)).toBe(m.nombre);
    }
  });

  test('filtra por región y respeta el límite', () => {
    const hallados = buscar(territorio, { region: '15' });
    expect(hallados.map((m) => m.nombre)).toStrictEqual([
      'Arica',
      'Camarones',
      'General Lagos',
      'Putre',
    ]);
    expect(buscar(territorio, { limite: 3 })).toHaveLength(3);
  });

  test('nunca lanza', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (q) => buscar(territorio, { q, limite: 5 }).length <= 5,
      ),
      { numRuns: 50 },
    );
  });
});

test.each([
  ['nunoa.localhost:3000', undefined, 'nunoa'],
  ['NUNOA.localhost', undefined, 'nunoa'],
  ['localhost:3000', undefined, undefined],
  ['a.b.localhost', undefined, undefined],
  ['nunoa.tramites.example.cl', 'tramites.example.cl', 'nunoa'],
  ['nunoa.otro.cl', 'tramites.example.cl', undefined],
  ['..localhost', undefined, undefined],
])('anfitrión %s', (host, dominio, slug) => {
  expect(slugDesdeHost(host, dominio)).toBe(slug);
});
