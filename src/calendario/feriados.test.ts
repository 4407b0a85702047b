import { describe, expect, it } from 'vitest';
import { calendarioDePrueba, datosDePrueba } from './calendario-de-prueba.ts';
import { leerDatosFeriados } from './datos-feriados.ts';
import { domingoDePascua } from './pascua.ts';

const calendario = calendarioDePrueba();

function fechas(anio: number, cut?: string): string[] {
  return calendario.feriados(anio, cut).map(({ fecha }) => fecha.toString().slice(5));
}

function rige(fecha: string, cut?: string): boolean {
  return fechas(Number(fecha.slice(0, 4)), cut).includes(fecha.slice(5));
}

describe('listas legales', () => {
  it.each([
    [
      2025,
      '01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 11-16 12-08 12-14 12-25',
    ],
    [
      2026,
      '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
    ],
    [
      2027,
      '01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25',
    ],
  ])('año %i', (anio, lista) => {
    expect(fechas(anio).join(' ')).toBe(lista);
  });
});

describe('reglas móviles', () => {
  it.each([
    // Ley 19.668: cada día de la semana del 29 de junio.
    ['lunes', 2026, '06-29'],
    ['martes', 2021, '06-28'],
    ['miércoles', 2022, '06-27'],
    ['jueves', 2023, '06-26'],
    ['viernes', 2018, '07-02'],
    ['sábado', 2024, '06-29'],
    ['domingo', 2025, '06-29'],
  ])('San Pedro y San Pablo en %s de %i', (_, anio, esperado) => {
    const f = calendario.feriados(anio).find(({ id }) => id === 'san-pedro-y-san-pablo');
    expect(f?.fecha.toString()).toBe(`${anio}-${esperado}`);
  });

  it.each([
    // Ley 20.299.
    ['martes', 2017, '10-27'],
    ['miércoles', 2018, '11-02'],
    ['jueves', 2019, '10-31'],
    ['viernes', 2025, '10-31'],
    ['lunes', 2022, '10-31'],
    ['martes', 2023, '10-27'],
  ])('Iglesias Evangélicas en %s de %i', (_, anio, esperado) => {
    const f = calendario.feriados(anio).find(({ id }) => id === 'iglesias-evangelicas');
    expect(f?.fecha.toString()).toBe(`${anio}-${esperado}`);
  });

  it('el 2 de enero solo si es lunes y desde 2017', () => {
    const anios = Array.from({ length: 21 }, (_, i) => 2015 + i);
    expect(anios.filter((a) => rige(`${a}-01-02`))).toEqual([2017, 2023, 2034]);
  });

  it('los puentes de Fiestas Patrias siguen sus leyes', () => {
    const anios = Array.from({ length: 21 }, (_, i) => 2015 + i);
    expect(anios.filter((a) => rige(`${a}-09-17`))).toEqual([2018, 2021, 2027, 2029, 2032, 2035]);
    expect(anios.filter((a) => rige(`${a}-09-20`))).toEqual([2019, 2024, 2030]);
    expect(rige('2022-09-16')).toBe(true);
    expect(rige('2016-09-16')).toBe(false);
  });

  it('los pueblos indígenas tienen feriado desde 2021', () => {
    expect(fechas(2020)).not.toContain('06-20');
    expect(rige('2021-06-21')).toBe(true);
    expect(rige('2024-06-20')).toBe(true);
  });

  it.each([
    [2015, '04-05'],
    [2016, '03-27'],
    [2019, '04-21'],
    [2024, '03-31'],
    [2026, '04-05'],
    [2027, '03-28'],
    [2035, '03-25'],
    [2038, '04-25'],
    [1818, '03-22'],
  ])('Pascua de %i', (anio, esperado) => {
    expect(domingoDePascua(anio).toString()).toBe(`${anio}-${esperado}`);
  });
});

describe('feriados regionales y comunales', () => {
  it.each([
    ['2027-06-07', '15101', true],
    ['2027-06-07', '13101', false],
    ['2026-08-20', '16101', true],
    ['2026-08-20', '16103', true],
    ['2026-08-20', '16102', false],
    ['2018-01-16', '13101', true],
    ['2018-01-17', '09101', true],
    ['2018-01-18', '01101', true],
    ['2018-01-16', '05101', false],
    ['2017-09-21', '12101', true],
    ['2017-09-21', '10201', true],
    ['2017-09-21', '10101', false],
    ['2018-09-21', '12101', false],
  ])('%s en %s: %s', (fecha, cut, esperado) => {
    expect(rige(fecha, cut)).toBe(esperado);
    expect(rige(fecha)).toBe(false);
  });

  it('rechaza un CUT sin su cero y los años sin datos', () => {
    expect(() => calendario.feriados(2026, '1101')).toThrow(RangeError);
    expect(() => calendario.feriados(2036)).toThrow(RangeError);
    expect(calendario.cubre(Temporal.PlainDate.from('2035-12-31'))).toBe(true);
    expect(calendario.cubre(Temporal.PlainDate.from('2036-01-01'))).toBe(false);
  });
});

describe('datos de feriados', () => {
  it('toda declaración cita una ley y lo dudoso está marcado', () => {
    const { declaraciones } = datosDePrueba();
    for (const d of declaraciones) {
      expect(d.ley, d.id).toMatch(/Ley|Código|Constitución/);
      if (/por confirmar/.test(d.ley)) expect(d.certeza, d.id).toBe('revisar');
      expect((d.alcance.codigos ?? []).length > 0, d.id).toBe(d.alcance.ambito !== 'nacional');
    }
    expect(new Set(declaraciones.map(({ id }) => id)).size).toBe(declaraciones.length);
  });

  it('toda elección cae en fin de semana: no altera los plazos', () => {
    for (const { id, regla } of datosDePrueba().declaraciones) {
      if (!id.startsWith('eleccion-') || regla.tipo !== 'fecha') continue;
      expect(Temporal.PlainDate.from(regla.fecha).dayOfWeek, id).toBeGreaterThanOrEqual(6);
    }
  });

  it('un archivo mal escrito dice dónde falla', () => {
    const malo = { ...datosDePrueba(), solsticios: { '2021': '21-06' } };
    const leido = leerDatosFeriados(malo);
    expect(leido.ok).toBe(false);
    if (!leido.ok) expect(leido.error.join()).toContain('/solsticios');
    expect(leerDatosFeriados(null).ok).toBe(false);
  });
});
