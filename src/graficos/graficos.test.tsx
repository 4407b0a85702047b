import { HtmlValidate } from 'html-validate/node';
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import { renderTrozo } from '../diseno/index.ts';
import { BarrasHorizontales } from './barras-horizontales.tsx';
import { Dispersion } from './dispersion.tsx';
import { Gantt } from './gantt.tsx';
import { Histograma, repartirEnTramos } from './histograma.tsx';
import { contarEnTramos, HistogramaComparado } from './histograma-comparado.tsx';
import { Intervalos } from './intervalos.tsx';
import { MapaChile } from './mapa-chile.tsx';
import { MapaComuna } from './mapa-comuna.tsx';
import { MapaRegion } from './mapa-region.tsx';
import { numeroLegible } from './numero-legible.ts';
import { Radar } from './radar.tsx';
import { topologia } from './topologia-de-prueba.ts';

const base = { id: 'g', titulo: 'Título', descripcion: 'Descripción', fuente: 'INE, 2024' };
const mapa = { id: 'm', topologia, titulo: 'Mapa', descripcion: 'Descripción' };
const dibujos: readonly (readonly [string, VNode])[] = [
  [
    'barras',
    <BarrasHorizontales
      key="1"
      {...base}
      barras={[
        { nombre: 'A', valor: 1 },
        { nombre: 'B', valor: 3, destacada: true },
      ]}
    />,
  ],
  ['barras sin datos', <BarrasHorizontales key="2" {...base} barras={[]} />],
  [
    'dispersión',
    <Dispersion
      key="3"
      {...base}
      nombreX="X"
      nombreY="Y"
      puntos={[
        { nombre: 'A', x: 1, y: 2, destacado: true },
        { nombre: 'B', x: 4, y: 1 },
      ]}
    />,
  ],
  ['dispersión sin datos', <Dispersion key="4" {...base} nombreX="X" nombreY="Y" puntos={[]} />],
  [
    'histograma',
    <Histograma
      key="5"
      {...base}
      nombreX="Índice"
      valores={[1, 2, 2, 3]}
      marca={{ nombre: 'Ñuñoa', valor: 2 }}
    />,
  ],
  [
    'radar',
    <Radar
      key="6"
      {...base}
      maximo={1}
      nombreValor="Ñuñoa"
      ejes={[
        { nombre: 'A', valor: 0.5, referencia: 0.4 },
        { nombre: 'B', valor: 2 },
        { nombre: 'C', valor: -1 },
        { nombre: 'D', valor: null },
      ]}
    />,
  ],
  [
    'gantt',
    <Gantt
      key="7"
      {...base}
      hoy="2026-06-15"
      tareas={[{ nombre: 'A', inicio: '2026-03-01', termino: '2026-12-31', avance: 0.5 }]}
    />,
  ],
  [
    'intervalos',
    <Intervalos
      key="12"
      {...base}
      dominio={[-1, 1]}
      referencia={{ nombre: 'Cero', valor: 0 }}
      columnas={['Nombre', 'Valor']}
      filas={[
        { nombre: 'A', valor: 0.5, rango: [0.2, 3], href: '/a', destacada: true },
        { nombre: 'B', valor: -0.5 },
      ]}
    />,
  ],
  [
    'reparto comparado',
    <HistogramaComparado
      key="13"
      {...base}
      nombreX="Índice"
      nombreValores="Región"
      nombreReferencia="país"
      valores={[]}
      referencia={[0.3, 1]}
    />,
  ],
  ['gantt sin datos', <Gantt key="8" {...base} tareas={[]} />],
  ['Chile', <MapaChile key="9" {...mapa} nivel="comunas" enlace={(id) => `/${id}`} />],
  ['región', <MapaRegion key="10" {...mapa} region="13" enlace={(id) => `/${id}`} />],
  ['comuna', <MapaComuna key="11" {...mapa} cut="13120" punto={{ lat: -33.45, lon: -70.55 }} />],
];

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'prefer-native-element': 'off',
  },
});

test.each(dibujos)(
  '%s: HTML válido, con título y descripción y sin estilos en línea',
  async (_nombre, nodo) => {
    const html = renderTrozo(nodo);
    const informe = await validador.validateString(`<main>${html}</main>`);
    expect(
      informe.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message}`)),
    ).toStrictEqual([]);
    expect(html).toMatch(/<title id="/);
    expect(html).toMatch(/<desc id="/);
    expect(html).not.toMatch(/ style=|NaN|Infinity|undefined/);
  },
);

describe('gráficos', () => {
  test('las barras van de mayor a menor y la tabla trae las mismas cifras', () => {
    const html = renderTrozo(
      <BarrasHorizontales
        {...base}
        unidad="%"
        barras={[
          { nombre: 'Poca', valor: 1.5 },
          { nombre: 'Mucha', valor: 1234.5 },
        ]}
      />,
    );
    expect(html.indexOf('Mucha')).toBeLessThan(html.indexOf('Poca'));
    expect(html.match(/1\.234,5 %/g)?.length).toBe(2);
    expect(html).toContain('Fuente: INE, 2024');
  });

  test('los tramos cuentan todos los valores, una vez', () => {
    const valores = [0, 1, 5, 9.99, 10];
    const tramos = repartirEnTramos(valores, 5);
    expect(tramos.reduce((suma, t) => suma + t.cantidad, 0)).toBe(valores.length);
    expect(tramos.map((t) => t.cantidad)).toStrictEqual([2, 0, 1, 0, 2]);
    expect(repartirEnTramos([3, 3], 4).reduce((suma, t) => suma + t.cantidad, 0)).toBe(2);
  });

  test('en un reparto comparado cada conjunto suma 100 % y el 1 cae en el último tramo', () => {
    expect(contarEnTramos([0, 0.1, 0.3, 0.1 + 0.2, 1], 10)).toStrictEqual([
      1, 1, 0, 2, 0, 0, 0, 0, 0, 1,
    ]);
    const html = renderTrozo(
      <HistogramaComparado
        {...base}
        nombreX="Índice"
        nombreValores="Región"
        nombreReferencia="país"
        valores={[0.05, 0.95]}
        referencia={[0.05, 0.05, 0.05, 0.95]}
      />,
    );
    expect(html).toContain('0 a 0,1</th>');
    expect(html.match(/>50 %</g)).toHaveLength(2);
    expect(html.match(/>75 %</g)).toHaveLength(1);
  });

  test('un intervalo con enlaces es un grupo, no una imagen, y lo que excede el eje se recorta', () => {
    const hacer = (href?: string): string =>
      renderTrozo(
        <Intervalos
          {...base}
          dominio={[0, 1]}
          columnas={['Nombre', 'Valor']}
          filas={[
            { nombre: 'A', valor: 0.5, rango: [0, 9], ...(href === undefined ? {} : { href }) },
          ]}
        />,
      );
    expect(hacer('/a')).toMatch(/role="group".*<a href="\/a"><text/s);
    expect(hacer()).toContain('role="img"');
    const finales = [...hacer().matchAll(/H(\d+)/g)].map(([, n]) => Number(n));
    expect(Math.max(...finales)).toBeLessThan(440);
  });

  test('la población en potencias de diez se rotula como es', () => {
    const html = renderTrozo(
      <Dispersion
        {...base}
        logaritmica
        nombreX="Habitantes"
        nombreY="Índice"
        puntos={[
          { nombre: 'A', x: 150, y: 0.2 },
          { nombre: 'B', x: 250_000, y: 0.8 },
        ]}
        resumen={{ columnas: [{ titulo: 'Tramo' }], filas: [['todos']] }}
      />,
    );
    for (const marca of ['1.000', '10.000', '100.000']) expect(html).toContain(`>${marca}</text>`);
    expect(html).toContain('>todos</th>');
    expect(html).not.toContain('>A</th>');
  });

  test('en un radar, un eje sin dato no se dibuja como cero', () => {
    const html = renderTrozo(
      <Radar
        {...base}
        maximo={1}
        nombreValor="Ñuñoa"
        nombreReferencia="mediana"
        ejes={[
          { nombre: 'Norte', valor: 1, referencia: 1 },
          { nombre: 'Servicios en línea', valor: 1, referencia: 1 },
          { nombre: 'Sur', valor: null },
          { nombre: 'Personas a cargo', valor: 1, referencia: 1 },
        ]}
      />,
    );
    const contornos = [...html.matchAll(/class="grafico-area[^"]*" d="([^"]*)"/g)];
    expect(contornos.map(([, d]) => d?.split('L').length)).toStrictEqual([3, 3]);
    expect(html).toContain('> sin dato<');
    expect(html).toMatch(/<tspan>Servicios<\/tspan><tspan[^>]*>en línea</);
    expect(html).toMatch(/<tspan>Personas<\/tspan><tspan[^>]*>a cargo</);
  });

  test('el menos es el signo y la tabla puede estar en otra dirección', () => {
    expect(numeroLegible(-0.5)).toBe('−0,5');
    const html = renderTrozo(
      <BarrasHorizontales
        {...base}
        csv="/datos.csv"
        tablaEn={{ texto: 'En su página', href: '/tabla' }}
        barras={[{ nombre: 'A', valor: 1 }]}
      />,
    );
    expect(html).toContain('<a href="/tabla">En su página</a>');
    expect(html).toContain('<a href="/datos.csv">');
    expect(html).not.toContain('<table');
  });
});
