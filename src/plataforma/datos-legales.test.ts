import { describe, expect, it } from 'vitest';
import { ordenarPorCoincidencia } from '../base/busqueda.ts';
import { valorUtm } from '../base/utm.ts';
import { cargarCalendario, cargarComunas, cargarTablaUf, cargarTablaUtm } from './datos-legales.ts';

describe('datos legales', () => {
  it('el calendario carga desde los archivos', () => {
    const calendario = cargarCalendario();
    const r = calendario.sumarDiasHabiles(Temporal.PlainDate.from('2026-04-10'), 5, '13101');
    expect(r.fecha.toString()).toBe('2026-04-17');
  });

  it('la tabla de UTM no tiene huecos de 2024 a 2026 y marca lo provisional', () => {
    const tabla = cargarTablaUtm();
    for (let i = 0; i < 36; i++) {
      const mes = Temporal.PlainYearMonth.from('2024-01').add({ months: i }).toString();
      expect(valorUtm(tabla, mes).ok, mes).toBe(true);
    }
    expect(valorUtm(tabla, '2025-01')).toEqual({
      ok: true,
      valor: { valor: 67429, certeza: 'cierto' },
    });
    for (const mes of ['2026-05', '2026-11', '2026-12']) {
      const v = valorUtm(tabla, mes);
      expect(v.ok && v.valor.certeza).toBe('estimado');
    }
    expect(valorUtm(tabla, '2027-01').ok).toBe(false);
    expect(cargarTablaUf().size).toBeGreaterThan(0);
  });
});

describe('comunas', () => {
  const comunas = cargarComunas();
  const items = comunas.map((c) => ({ ...c, claves: [c.nombre, ...c.alias] }));
  const primero = (consulta: string): string | undefined =>
    ordenarPorCoincidencia(consulta, items)[0]?.nombre;

  it('son 346, con código de cinco cifras y una de las cuatro zonas', () => {
    expect(comunas).toHaveLength(346);
    expect(new Set(comunas.map(({ cut }) => cut)).size).toBe(346);
    for (const { cut, zona } of comunas) {
      expect(cut).toMatch(/^\d{5}$/);
      expect(Intl.supportedValuesOf('timeZone')).toContain(zona);
    }
    expect(new Set(comunas.map(({ zona }) => zona)).size).toBe(4);
  });

  it.each([
    ['nunoa', 'Ñuñoa'],
    ['ñuñoa', 'Ñuñoa'],
    ['ÑUNOA ', 'Ñuñoa'],
    ['aysen', 'Aysén'],
    ['aisen', 'Aysén'],
    ['trehuaco', 'Treguaco'],
    ['treguaco', 'Treguaco'],
    ['coihaique', 'Coyhaique'],
    ['puerto natales', 'Natales'],
    ['la calera', 'Calera'],
    ['llay llay', 'Llaillay'],
    ['santigo', 'Santiago'],
    ['provdencia', 'Providencia'],
    ['conchali', 'Conchalí'],
    ['los angeles', 'Los Ángeles'],
    ['vina del mar', 'Viña del Mar'],
    ['viña', 'Viña del Mar'],
    ['san jose maipo', 'San José de Maipo'],
    ['puente ato', 'Puente Alto'],
    ['valparaizo', 'Valparaíso'],
    ['penalolen', 'Peñalolén'],
    ['chillan', 'Chillán'],
    ['ohiggins', "O'Higgins"],
  ])('%j encuentra %s primero', (consulta, esperado) => {
    const hallado = comunas.find((c) => c.nombre === esperado || c.alias.includes(esperado));
    expect(hallado, esperado).toBeDefined();
    expect(primero(consulta)).toBe(hallado?.nombre);
  });

  it('toda comuna se encuentra primero por su nombre, con y sin acentos', () => {
    for (const { nombre } of comunas) {
      expect(primero(nombre)).toBe(nombre);
      expect(
        primero(
          nombre
            .normalize('NFD')
            .replace(/\p{Mn}/gu, '')
            .toUpperCase(),
        ),
      ).toBe(nombre);
    }
  });

  it('lo que no se parece no aparece', () => {
    expect(ordenarPorCoincidencia('xyzwq', items)).toEqual([]);
    expect(ordenarPorCoincidencia('!!', items)).toEqual([]);
    expect(ordenarPorCoincidencia('  ', items)).toHaveLength(346);
  });
});
