import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hito } from '../estrategia/index.ts';
import { HITO_VACIO, leerHito, leerPesos } from './hito-escrito.ts';
import { leerLimites } from './limites.ts';
import { leerMes, mesDePlan } from './mes-de-plan.ts';
import { escribirPeriodo, leerPeriodo } from './periodo.ts';
import { frasesDeCambio } from './vistas/historia.tsx';

const hito: Hito = {
  id: 'a',
  nombre: 'Sitio nuevo',
  inicio: '2026-11-10',
  termino: '2027-02-28',
  avance: 0,
  verificacion: 'Acta',
  responsable: 'Ana',
  presupuesto_clp: null,
  requiere: [],
};
const mesDe = (texto: string) => Temporal.PlainYearMonth.from(texto);

describe('calendario del plan', () => {
  it('pone cada inicio y término en su día, en semanas de lunes a domingo', () => {
    const m = mesDePlan([hito], mesDe('2026-11'));
    expect(m.semanas[0]?.[0]?.fecha).toBe('2026-10-26');
    expect(m.semanas.flat().find((d) => d.fecha === '2026-11-10')?.sucesos).toEqual([
      { hito, clase: 'empieza' },
    ]);
    expect(mesDePlan([hito], mesDe('2027-02')).semanas.at(-1)?.at(-1)).toMatchObject({
      fecha: '2027-02-28',
      sucesos: [{ clase: 'termina' }],
    });
    expect(mesDePlan([hito], mesDe('2026-12')).enCurso).toEqual([hito]);
    expect(m).toMatchObject({ anterior: '2026-10', siguiente: '2026-12', enCurso: [] });
  });

  it('cualquier mes trae sus días una vez, en semanas completas', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (a, n) => {
        const mes = Temporal.PlainYearMonth.from({ year: a, month: n });
        const { semanas } = mesDePlan([], mes);
        expect(semanas.every((s) => s.length === 7)).toBe(true);
        expect(semanas.flat().filter((d) => d.delMes)).toHaveLength(mes.daysInMonth);
        expect(new Set(semanas.flat().map((d) => d.fecha)).size).toBe(semanas.length * 7);
      }),
      { seed: 20_260_101, numRuns: 100 },
    );
  });

  it('un mes que no se entiende es el de hoy', () => {
    const hoy = Temporal.PlainDate.from('2026-11-24');
    expect(leerMes('2027-02', hoy).toString()).toBe('2027-02');
    for (const malo of ['', '2027-13', '27-02', 'x', '1999-01']) {
      expect(leerMes(malo, hoy).toString(), malo).toBe('2026-11');
    }
  });
});

describe('hito escrito', () => {
  const bueno = {
    ...HITO_VACIO,
    nombre: 'Intranet',
    inicio: '01-03-2027',
    termino: '30-06-2027',
    responsable: 'Ana',
  };
  const leer = (cambios: Partial<typeof bueno>) =>
    leerHito(
      { ...bueno, ...cambios },
      [{ id: 'f', nombre: 'Beto' }],
      undefined,
      new Set(['usados']),
    );
  const campos = (cambios: Partial<typeof bueno>) => {
    const r = leer(cambios);
    return r.ok ? [] : r.errores.map((e) => e.campo);
  };

  it('pesos como se escriben en Chile', () => {
    expect(leerPesos('')).toBeNull();
    for (const texto of ['1250000', '1.250.000', '$ 1.250.000', '$1.250.000 ']) {
      expect(leerPesos(texto), texto).toBe(1_250_000);
    }
    expect(leerPesos('-5')).toBe(-5);
    for (const texto of ['1,5', '1.25', 'mucho', '12.34.567', '$']) {
      expect(leerPesos(texto), texto).toBeNaN();
    }
  });

  it('dice todos los errores de una vez, cada uno en su campo', () => {
    expect(campos({})).toEqual([]);
    expect(
      campos({
        nombre: '',
        inicio: '31-02-2027',
        termino: 'mañana',
        avance: '120',
        presupuesto: '-1',
        responsable: '',
      }),
    ).toEqual(['nombre', 'inicio', 'termino', 'avance', 'presupuesto', 'responsable']);
    expect(campos({ termino: '01-02-2027' })).toEqual(['termino']);
    expect(campos({ medida: 'usados', meta: '0', avance: 'x' })).toEqual(['meta']);
  });

  it('quien recibe los avisos puede ser quien responde', () => {
    expect(leer({ responsable: '', responsableId: 'f' })).toMatchObject({
      hito: { responsable: 'Beto', responsableId: 'f' },
    });
    expect(leer({ responsableId: 'ajena' })).toMatchObject({ hito: { responsableId: null } });
  });
});

describe('período, límites e historia', () => {
  it('el período no deja fuera hitos que ya están', () => {
    const guardado = {
      ...hito,
      accionId: null,
      responsableId: null,
      medida: null,
      medidaValor: null,
      respaldos: 0,
      revision: 1,
    };
    const leer = (inicio: string, termino: string) =>
      leerPeriodo({ ...escribirPeriodo(undefined), inicio, termino }, [guardado]);
    expect(leer('01-01-2026', '31-12-2027')).toMatchObject({ ok: true });
    const mala = leer('01-12-2026', '31-01-2027');
    expect(mala.ok ? [] : mala.error.map((e) => e.campo)).toEqual(['plan-inicio', 'plan-termino']);
    expect(leer('31-12-2027', '01-01-2026').ok).toBe(false);
  });

  it('un límite mal escrito se dice y no se usa', () => {
    expect(leerLimites({ presupuesto: '12,5', personas: 'dos', maximo: '99' })).toMatchObject({
      restricciones: { presupuesto_clp: 12_500_000, personas_mes: null, maximo_acciones: 30 },
      errores: [{ campo: 'personas' }],
    });
  });

  it('la historia dice antes y después', () => {
    expect(frasesDeCambio({ antes: null, despues: hito })).toEqual(['Creado']);
    expect(
      frasesDeCambio({ antes: hito, despues: { ...hito, avance: 0.4, presupuesto_clp: 1000 } }),
    ).toEqual(['Avance: de 0 % a 40 %', 'Presupuesto: de nada a $1.000']);
    expect(
      frasesDeCambio({
        antes: { ...hito, medida: null },
        despues: { ...hito, medida: { clave: 'tramites_publicados', meta: 20 } },
      }),
    ).toEqual(['Cómo se mide: de a mano a tramites publicados, meta 20']);
    expect(frasesDeCambio({ retirado: true })).toEqual(['Retirado del plan']);
  });
});
