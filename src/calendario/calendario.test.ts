import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarioDePrueba } from './calendario-de-prueba.ts';

const calendario = calendarioDePrueba();
const dia = (texto: string): Temporal.PlainDate => Temporal.PlainDate.from(texto);
const iso = ({ fecha }: { fecha: Temporal.PlainDate }): string => fecha.toString();

const fechas = fc
  .integer({ min: 0, max: 6900 })
  .map((dias) => dia('2015-01-01').add({ days: dias }));
const comunas = fc.constantFrom(undefined, '13101', '15101', '16101', '12101', '01101');

describe('vectores de la Ley 19.880', () => {
  it.each([
    ['V1', '2026-04-10', 5, undefined, '2026-04-17'],
    ['V3', '2026-09-17', 5, undefined, '2026-09-25'],
    ['V5', '2027-09-13', 5, undefined, '2027-09-21'],
    ['V7', '2025-12-15', 10, undefined, '2025-12-30'],
    ['V9', '2026-09-03', 20, undefined, '2026-10-02'],
    ['V11', '2025-04-14', 20, undefined, '2025-05-14'],
    ['V13', '2026-06-23', 7, undefined, '2026-07-03'],
    ['V17', '2026-07-20', 5, undefined, '2026-07-27'],
    ['V23', '2027-06-02', 5, '15101', '2027-06-10'],
    ['V23 resto de Chile', '2027-06-02', 5, '13101', '2027-06-09'],
  ])('%s: %s + %i', (_, desde, n, cut, esperado) => {
    expect(iso(calendario.sumarDiasHabiles(dia(desde), n, cut))).toBe(esperado);
    const p = calendario.plazo({ desde: dia(desde), tipo: 'habiles', dias: n, cut });
    expect(p.vence.toString()).toBe(esperado);
  });

  it('V15: notificación al DDU enviada el 14 de julio de 2026', () => {
    expect(iso(calendario.fechaPresuntaNotificacion(dia('2026-07-14')))).toBe('2026-07-20');
  });

  it('V19: seis meses que terminan en Navidad', () => {
    expect(iso(calendario.sumarMeses(dia('2026-06-25'), 6))).toBe('2026-12-28');
  });

  it('V21: ingreso un sábado antes de un lunes feriado', () => {
    const instante = Temporal.ZonedDateTime.from('2026-10-10T23:00[America/Santiago]').toInstant();
    const r = calendario.fechaEfectivaDeIngreso(instante, 'America/Santiago', '13101');
    expect(r.fecha.toString()).toBe('2026-10-13');
    expect(r.instante.toString()).toBe('2026-10-13T03:00:00Z');
    expect(r.diferido).toBe(true);
    expect(r.explicacion).toContain('martes 13 de octubre de 2026');
  });

  it('V25: prórroga de dos días de un plazo de cinco', () => {
    const p = calendario.plazo({ desde: dia('2026-04-10'), tipo: 'habiles', dias: 5 });
    const r = calendario.prorrogar(p, 2, dia('2026-04-17'));
    expect(r.ok && r.valor.vence.toString()).toBe('2026-04-21');
  });

  it('el mes sin día equivalente vence el último día', () => {
    expect(iso(calendario.sumarMeses(dia('2026-08-31'), 6))).toBe('2027-03-01');
    expect(iso(calendario.sumarMeses(dia('2027-10-29'), 4))).toBe('2028-02-29');
    expect(iso(calendario.sumarMeses(dia('2025-12-30'), 2))).toBe('2026-03-02');
  });

  it('los días corridos que terminan en inhábil pasan al hábil siguiente', () => {
    expect(iso(calendario.sumarDiasCorridos(dia('2026-08-19'), 30))).toBe('2026-09-21');
    expect(iso(calendario.sumarDiasCorridos(dia('2026-08-18'), 3))).toBe('2026-08-21');
  });

  it('nombra cada día saltado y su motivo', () => {
    const { saltados } = calendario.sumarDiasHabiles(dia('2026-09-17'), 1);
    expect(saltados.map((s) => `${s.fecha.toString()} ${s.motivo}`)).toEqual([
      '2026-09-18 Independencia Nacional',
      '2026-09-19 sábado',
      '2026-09-20 domingo',
    ]);
  });
});

describe('leyes del cálculo', () => {
  const n = fc.integer({ min: 1, max: 60 });

  it('el resultado es hábil y posterior', () => {
    fc.assert(
      fc.property(fechas, n, comunas, (f, k, cut) => {
        const r = calendario.sumarDiasHabiles(f, k, cut);
        expect(calendario.esHabil(r.fecha, cut)).toBe(true);
        expect(f.until(r.fecha).days).toBe(k + r.saltados.length);
      }),
    );
  });

  it('es aditivo', () => {
    fc.assert(
      fc.property(fechas, fc.nat({ max: 40 }), fc.nat({ max: 40 }), comunas, (f, a, b, cut) => {
        const enDos = calendario.sumarDiasHabiles(
          calendario.sumarDiasHabiles(f, a, cut).fecha,
          b,
          cut,
        );
        expect(iso(enDos)).toBe(iso(calendario.sumarDiasHabiles(f, a + b, cut)));
      }),
    );
  });

  it('es monótono en la fecha y estricto en los días', () => {
    fc.assert(
      fc.property(fechas, fc.nat({ max: 30 }), n, comunas, (f, salto, k, cut) => {
        const antes = calendario.sumarDiasHabiles(f, k, cut).fecha;
        const despues = calendario.sumarDiasHabiles(f.add({ days: salto }), k, cut).fecha;
        expect(Temporal.PlainDate.compare(antes, despues)).toBeLessThanOrEqual(0);
        const mas = calendario.sumarDiasHabiles(f, k + 1, cut).fecha;
        expect(Temporal.PlainDate.compare(antes, mas)).toBe(-1);
      }),
    );
  });

  it('contar deshace sumar y es antisimétrico', () => {
    fc.assert(
      fc.property(fechas, n, comunas, (f, k, cut) => {
        const r = calendario.sumarDiasHabiles(f, k, cut).fecha;
        expect(calendario.diasHabilesEntre(f, r, cut)).toBe(k);
        expect(calendario.diasHabilesEntre(r, f, cut)).toBe(-k);
        expect(calendario.diasHabilesEntre(f, f, cut)).toBe(0);
      }),
    );
  });

  it('un feriado local nunca adelanta un plazo', () => {
    fc.assert(
      fc.property(fechas, n, comunas, (f, k, cut) => {
        const nacional = calendario.sumarDiasHabiles(f, k).fecha;
        const local = calendario.sumarDiasHabiles(f, k, cut).fecha;
        expect(Temporal.PlainDate.compare(nacional, local)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('el ingreso efectivo es hábil, no anterior e idempotente, en toda zona', () => {
    const zonas = fc.constantFrom(
      'America/Santiago',
      'America/Punta_Arenas',
      'America/Coyhaique',
      'Pacific/Easter',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1_420_300_800, max: 2_050_000_000 }),
        zonas,
        comunas,
        (s, z, cut) => {
          const instante = Temporal.Instant.fromEpochMilliseconds(s * 1000);
          const r = calendario.fechaEfectivaDeIngreso(instante, z, cut);
          expect(calendario.esHabil(r.fecha, cut)).toBe(true);
          expect(Temporal.Instant.compare(instante, r.instante)).toBe(r.diferido ? -1 : 0);
          const otra = calendario.fechaEfectivaDeIngreso(r.instante, z, cut);
          expect(otra.fecha.equals(r.fecha)).toBe(true);
          expect(otra.instante.equals(r.instante)).toBe(true);
          expect(otra.diferido).toBe(false);
        },
      ),
    );
  });

  it('rechaza cantidades imposibles', () => {
    for (const k of [-1, 1.5, Number.NaN]) {
      expect(() => calendario.sumarDiasHabiles(dia('2026-01-05'), k)).toThrow(RangeError);
    }
    expect(iso(calendario.sumarDiasHabiles(dia('2026-01-03'), 0))).toBe('2026-01-03');
  });
});
