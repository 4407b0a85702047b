import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASIGNACIONES, ESTADOS, leerFiltros, urlDeBandeja, VISTAS } from './filtros.ts';

const CLAVE = { venceFecha: '2026-11-30', expedienteId: '0190f3f0-0000-7000-8000-000000000001' };

const filtros = fc.record(
  {
    vista: fc.constantFrom(...VISTAS.map(({ id }) => id)),
    texto: fc.stringMatching(/^[a-zñ0-9]{0,20}$/),
    unidad: fc.constantFrom('dom', 'transito'),
    tramite: fc.constant('certificado-numero'),
    estado: fc.constantFrom(...ESTADOS.map(({ valor }) => valor)),
    asignacion: fc.constantFrom(...ASIGNACIONES.map(({ valor }) => valor)),
    despuesDe: fc.constant(CLAVE),
  },
  { requiredKeys: ['vista', 'texto'] },
);

function leerUrl(url: string) {
  return leerFiltros(Object.fromEntries(new URL(url, 'http://x').searchParams));
}

describe('filtros de la bandeja', () => {
  test('la dirección guarda todos los filtros', () => {
    fc.assert(
      fc.property(filtros, (f) => {
        expect(leerUrl(urlDeBandeja('/nunoa/funcionarios', f))).toEqual(f);
      }),
    );
  });

  test('nada de lo que venga en la dirección hace fallar la lectura', () => {
    fc.assert(
      fc.property(fc.anything(), (cualquiera) => {
        expect(VISTAS.some(({ id }) => id === leerFiltros(cualquiera).vista)).toBe(true);
      }),
    );
  });

  test('lo que no se entiende se ignora', () => {
    expect(
      leerFiltros({
        vista: 'otra',
        unidad: "dom' or 1=1",
        estado: 'x',
        asignacion: 'todas',
        despues: '2026.x',
        q: `  ${'a'.repeat(500)} `,
      }),
    ).toEqual({ vista: 'abiertas', texto: 'a'.repeat(120) });
  });

  test('lo que está por defecto no se escribe', () => {
    expect(urlDeBandeja('/b', { vista: 'abiertas', texto: '' })).toBe('/b/bandeja');
  });
});
