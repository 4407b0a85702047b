import { describe, expect, test } from 'vitest';
import { renderTrozo } from '../diseno/index.ts';
import { contornoDeComuna, SiluetaComuna } from './mapa-comuna.tsx';
import { MapaRegion } from './mapa-region.tsx';
import { escalaRedonda } from './nota-mapa.ts';
import { encuadrar } from './proyeccion.ts';
import { rutaDe } from './ruta.ts';
import { simplificarTopologia } from './simplificar.ts';
import { figurasDe } from './topologia.ts';
import { topologia } from './topologia-de-prueba.ts';

const mapa = { id: 'm', topologia, titulo: 'Mapa', descripcion: 'Descripción' };

describe('mapas', () => {
  test('simplificar conserva el borde común: quita el mismo vértice a los dos lados', () => {
    const [a, b] = figurasDe(simplificarTopologia(topologia, 0.01), 'comunas');
    const puntos = (f: typeof a) => (f?.poligonos[0]?.[0] ?? []).map(String);
    expect(puntos(a)).not.toContain('-70.6001,-33.45');
    expect(puntos(b)).not.toContain('-70.6001,-33.45');
    expect(puntos(a)).toHaveLength(5);
  });

  test('la escala dice la verdad: un grado de latitud son unos 111 km', () => {
    const cuadro = [
      [
        [
          [-71, -34],
          [-70, -34],
          [-70, -33],
          [-71, -33],
          [-71, -34],
        ],
      ],
    ];
    const encuadre = encuadrar(cuadro, { x: 0, y: 0, ancho: 500, alto: 500 });
    const alto = encuadre.proyectar(-70.5, -34)[1] - encuadre.proyectar(-70.5, -33)[1];
    expect(alto / encuadre.unidadesPorKm).toBeCloseTo(111.2, 0);
    expect(escalaRedonda(0.2, 60)).toStrictEqual({ km: 200, largo: 40 });
  });

  test('las rutas van en enteros y relativas, y un islote bajo el mínimo no se dibuja', () => {
    const isla = [
      [
        [-71, -34],
        [-70.999, -34],
        [-70.999, -33.999],
        [-71, -34],
      ],
    ];
    const grande = [
      [
        [-71, -34],
        [-70, -34],
        [-70, -33],
        [-71, -33],
        [-71, -34],
      ],
    ];
    const encuadre = encuadrar([grande], { x: 0, y: 0, ancho: 100, alto: 100 });
    expect(rutaDe([grande, isla], encuadre, 1)).toMatch(/^M-?\d+[ -]\d+l[\d -]+z$/);
    expect(rutaDe([isla], encuadre, 1)).toMatch(/^M/);
  });

  test('cada comuna se enlaza una vez con el teclado aunque se repita en el recuadro', () => {
    const html = renderTrozo(<MapaRegion {...mapa} region="13" enlace={(id) => `/${id}`} />);
    expect(html.match(/href="\/13120"/g)).toHaveLength(2);
    expect(html.match(/tabindex="-1"[^>]*>/g)).toHaveLength(2);
  });

  test('lo que no está en el mapa no se dibuja', () => {
    expect(
      renderTrozo(
        <main>
          <MapaRegion {...mapa} region="99" enlace={() => undefined} />
        </main>,
      ),
    ).toBe('<main></main>');
    expect(
      renderTrozo(
        <main>
          <SiluetaComuna topologia={topologia} cut="12202" />
        </main>,
      ),
    ).toBe('<main></main>');
    expect(contornoDeComuna(topologia, '12202')).toStrictEqual([]);
  });
});
