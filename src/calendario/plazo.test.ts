import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarioDePrueba } from './calendario-de-prueba.ts';

const calendario = calendarioDePrueba();
const dia = (texto: string): Temporal.PlainDate => Temporal.PlainDate.from(texto);

describe('explicación', () => {
  it('nombra en una frase los días que no cuentan y por qué', () => {
    const { explicacion } = calendario.plazo({
      desde: dia('2026-09-17'),
      tipo: 'habiles',
      dias: 5,
      articulo: 'Ley 19.880, art. 31',
    });
    expect(explicacion).toBe(
      'El plazo de 5 días hábiles contado desde el 17 de septiembre de 2026 vence el viernes 25 de septiembre de 2026 (Ley 19.880, art. 31); no se cuentan el viernes 18 de septiembre (Independencia Nacional) y los días sábado y domingo 19 y 20 de septiembre.',
    );
  });

  it('dice cuando no hubo días inhábiles', () => {
    const { explicacion } = calendario.plazo({
      desde: dia('2026-04-13'),
      tipo: 'habiles',
      dias: 1,
    });
    expect(explicacion).toBe(
      'El plazo de 1 día hábil contado desde el 13 de abril de 2026 vence el martes 14 de abril de 2026 (Ley 19.880, art. 25), sin días inhábiles entremedio.',
    );
  });

  it('concuerda en singular cuando se salta un solo día', () => {
    const { explicacion } = calendario.plazo({
      desde: dia('2026-08-19'),
      tipo: 'habiles',
      dias: 1,
      cut: '16101',
    });
    expect(explicacion).toContain('; no se cuenta el jueves 20 de agosto (');
  });

  it('explica el corrimiento de un plazo en meses', () => {
    const { explicacion, vence } = calendario.plazo({
      desde: dia('2026-06-25'),
      tipo: 'meses',
      meses: 6,
      articulo: 'Ley 19.880, art. 27',
    });
    expect(vence.toString()).toBe('2026-12-28');
    expect(explicacion).toBe(
      'El plazo de 6 meses contado desde el 25 de junio de 2026 vence el lunes 28 de diciembre de 2026 (Ley 19.880, art. 27), primer día hábil después del viernes 25 de diciembre (Navidad) y de los días sábado y domingo 26 y 27 de diciembre.',
    );
  });

  it('nombra un feriado regional solo donde rige', () => {
    const pedido = { desde: dia('2027-06-02'), tipo: 'habiles', dias: 5 } as const;
    expect(calendario.plazo({ ...pedido, cut: '15101' }).explicacion).toContain('Morro de Arica');
    expect(calendario.plazo({ ...pedido, cut: '13101' }).explicacion).not.toContain('Morro');
  });

  it('resume los fines de semana de un plazo largo', () => {
    const { explicacion } = calendario.plazo({
      desde: dia('2026-01-05'),
      tipo: 'habiles',
      dias: 100,
    });
    expect(explicacion).toMatch(/ y \d+ sábados y domingos\.$/);
  });

  it('es siempre una sola frase que nombra cada feriado saltado', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6500 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('habiles', 'corridos'),
        (d, dias, tipo) => {
          const p = calendario.plazo({ desde: dia('2015-01-01').add({ days: d }), tipo, dias });
          expect(p.explicacion).toMatch(/^El plazo .*\.$/);
          expect(p.explicacion).not.toMatch(/\. [A-ZÁÉÍÓÚ]/);
          for (const s of p.saltados) {
            if (s.tipo === 'feriado') expect(p.explicacion).toContain(s.motivo);
          }
          expect(calendario.esHabil(p.vence)).toBe(true);
        },
      ),
    );
  });
});

describe('prórroga (art. 26)', () => {
  const plazo = calendario.plazo({ desde: dia('2026-04-10'), tipo: 'habiles', dias: 5 });

  it.each([
    [3, '2026-04-15', 'excede-mitad'],
    [2, '2026-04-18', 'vencido'],
    [0, '2026-04-15', 'cantidad-invalida'],
    [1.5, '2026-04-15', 'cantidad-invalida'],
  ])('rechaza %d días el %s: %s', (dias, hoy, error) => {
    expect(calendario.prorrogar(plazo, dias, dia(hoy))).toEqual({ ok: false, error });
  });

  it('dos prórrogas se suman contra el mismo tope', () => {
    const una = calendario.prorrogar(plazo, 1, dia('2026-04-15'));
    if (!una.ok) throw new Error('debió prorrogar');
    expect(una.valor.vence.toString()).toBe('2026-04-20');
    expect(una.valor.explicacion).toContain('prorrogado en 1 día hábil (art. 26)');
    expect(calendario.prorrogar(una.valor, 2, dia('2026-04-15')).ok).toBe(false);
    const dos = calendario.prorrogar(una.valor, 1, dia('2026-04-20'));
    expect(dos.ok && dos.valor.vence.toString()).toBe('2026-04-21');
  });

  it('seis meses admiten tres más', () => {
    const meses = calendario.plazo({ desde: dia('2026-01-15'), tipo: 'meses', meses: 6 });
    const r = calendario.prorrogar(meses, 3, dia('2026-02-01'));
    expect(r.ok && r.valor.vence.toString()).toBe('2026-10-15');
    expect(calendario.prorrogar(meses, 4, dia('2026-02-01')).ok).toBe(false);
  });
});

it('rechaza plazos sin cantidad válida', () => {
  for (const dias of [0, -1, 2.5, 4000]) {
    expect(() => calendario.plazo({ desde: dia('2026-01-05'), tipo: 'habiles', dias })).toThrow(
      RangeError,
    );
  }
});
