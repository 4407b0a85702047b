import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contexto, pagina } from '../formulario-de-prueba.ts';
import { leerPagina } from '../leer-pagina.ts';
import type { Cuerpo } from '../tipos.ts';
import { estaDentro, TOLERANCIA_METROS } from './dentro.ts';
import { aPixel, desdePixel, mover, vistaCompleta } from './vista.ts';

const comuna = contexto.comuna ?? { cut: '', nombre: '', poligonos: [] };
const leer = (cuerpo: Cuerpo) =>
  leerPagina(
    pagina('predio'),
    { rol: '1-1', 'direccion.calle': 'Sur', 'direccion.numero': '1', ...cuerpo },
    {},
    contexto,
  );

describe('marcar sin código', () => {
  test('un clic deja el punto y vuelve a mostrar la página', () => {
    const leida = leer({ 'lugar.punto.x': '144', 'lugar.punto.y': '100' });
    expect(leida.quedarse).toBe(true);
    expect(leida.errores).toStrictEqual([]);
    expect(Number(leida.crudos['lugar.lat'])).toBeGreaterThan(-33.5);
    expect(Number(leida.crudos['lugar.lon'])).toBeCloseTo(-70.5, 3);
    const guardado = leer({ ...leida.crudos });
    expect(guardado.quedarse).toBe(false);
    expect(guardado.respuestas.lugar).toMatchObject({ lon: -70.5, descripcion: '' });
  });

  test('al marcar no se reclama lo que falta en otros campos, pero sí un punto fuera', () => {
    const leida = leer({ rol: '', 'lugar.punto.x': '144', 'lugar.punto.y': '100' });
    expect(leida.errores).toStrictEqual([]);
    const fuera = leer({ rol: '', 'lugar.punto.x': '2', 'lugar.punto.y': '2' });
    expect(fuera.errores.map((e) => e.campo)).toStrictEqual(['lugar']);
  });

  test('con teclado se mueve, se acerca y se marca el centro', () => {
    const este = leer({ 'lugar.mover': 'este' });
    expect(Number(este.crudos['lugar.vista_lon'])).toBeGreaterThan(-70.5);
    const cerca = leer({ ...este.crudos, 'lugar.mover': 'acercar' });
    expect(cerca.crudos['lugar.acercamiento']).toBe('1');
    const marcado = leer({ ...cerca.crudos, 'lugar.mover': 'marcar' });
    expect(marcado.crudos['lugar.lon']).toBe(cerca.crudos['lugar.vista_lon']);
    expect(leer({ ...marcado.crudos, 'lugar.mover': 'borrar' }).crudos['lugar.lat']).toBe('');
  });

  test('basta la descripción; sin nada, falta', () => {
    expect(leer({ 'lugar.descripcion': 'La plaza' }).respuestas.lugar).toStrictEqual({
      lat: null,
      lon: null,
      precision: null,
      descripcion: 'La plaza',
    });
    expect(leer({}).errores).toMatchObject([{ campo: 'lugar.descripcion', codigo: 'falta' }]);
  });

  test.each([
    ['-33,5', '-70.5', []],
    ['33.5', '70.5', []],
    ['-33.5', '', ['lugar.lon']],
    ['hola', '-70.5', ['lugar.lat']],
    ['-32.9', '-70.5', ['lugar']],
    ['-32.996', '-70.5', []],
  ])('coordenadas %s %s', (lat, lon, errores) => {
    const leida = leer({ 'lugar.lat': lat, 'lugar.lon': lon });
    expect(leida.errores.map((e) => e.campo)).toStrictEqual(errores);
  });
});

describe('geometría', () => {
  test('la tolerancia está en metros', () => {
    const fuera = (metros: number) => ({ lat: -33 + metros / 111_320, lon: -70.5 });
    expect(estaDentro(comuna.poligonos, fuera(TOLERANCIA_METROS - 5))).toBe(true);
    expect(estaDentro(comuna.poligonos, fuera(TOLERANCIA_METROS + 5))).toBe(false);
  });

  test('pixel y punto son inversos a cualquier acercamiento', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 287 }),
        fc.integer({ min: 0, max: 287 }),
        fc.integer({ min: 0, max: 6 }),
        (x, y, acercamiento) => {
          const vista = { ...vistaCompleta(comuna), acercamiento };
          const [px, py] = aPixel(comuna, vista, desdePixel(comuna, vista, x, y));
          expect(Math.abs(px - x)).toBeLessThan(0.6);
          expect(Math.abs(py - y)).toBeLessThan(0.6);
        },
      ),
    );
  });

  test('la vista no se sale de la comuna', () => {
    let vista = vistaCompleta(comuna);
    for (let i = 0; i < 20; i += 1) vista = mover(comuna, vista, 'norte');
    expect(vista.lat).toBe(-33);
  });
});
