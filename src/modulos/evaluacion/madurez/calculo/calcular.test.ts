import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Respuesta, Respuestas } from '../dominio.ts';
import { brechas, respuestaMaxima } from '../grupos/brechas.ts';
import { leerInstrumento, leerReglasDeGrupo } from '../instrumentos/leer-datos.ts';
import { logrado } from '../prueba/logrado.ts';
import { calcular } from './calcular.ts';
import { compilar } from './compilar.ts';
import { completarConPlataforma, soloVerificadas } from './verificado.ts';

const p22 = compilar(logrado(leerInstrumento('imtm-2022')));
const mdm = compilar(logrado(leerInstrumento('mdm-1')));
const dos = (n: number): string => String(n).padStart(2, '0');
const serie = (prefijo: string, n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `${prefijo}${dos(i + 1)}`);
const PRO = serie('pro_', 18);
const TRA = serie('tra_', 23);
const SEG = ['seg_antivirus', 'seg_antispam', 'seg_firewall', 'seg_autenticacion'];
const EDU: Readonly<Record<string, number>> = { media: 0, tecnico: 0.5, pregrado: 1, postgrado: 1 };
const DEP: Readonly<Record<string, number>> = {
  alcalde: 1,
  administrador: 1,
  daf: 0.6,
  secplan: 0.4,
  secretaria: 0.2,
  otra: 0.2,
};

const bit = fc.constantFrom<Respuesta>(0, 1, null);
const respuestas2022: fc.Arbitrary<Respuestas> = fc.record<Record<string, Respuesta>>({
  ...Object.fromEntries(
    [...SEG, ...PRO, ...TRA, 'area_informatica', 'intranet', 'estrategia_ciudadania'].map((c) => [
      c,
      bit,
    ]),
  ),
  servidores: fc.option(fc.integer({ min: 0, max: 40 })),
  educacion: fc.option(fc.constantFrom(...Object.keys(EDU))),
  dependencia: fc.option(fc.constantFrom(...Object.keys(DEP))),
});

/** La fórmula de 2022 escrita a mano, con servidores enteros y truncados a dos decimales. */
function aMano(r: Respuestas): { readonly exacto: number; readonly publicado: number } {
  const suma = (ids: readonly string[]): number => ids.reduce((s, id) => s + Number(r[id] ?? 0), 0);
  const servidores = Math.min(15, Number(r.servidores ?? 0));
  const seg = suma(SEG) / 4;
  const edu = EDU[String(r.educacion)] ?? 0;
  const rrhh = (suma(['area_informatica']) + edu + (DEP[String(r.dependencia)] ?? 0)) / 3;
  const gtm = (suma(['intranet', 'estrategia_ciudadania']) + suma(PRO) / 18) / 3;
  const resto = rrhh + gtm + Math.min(1, suma(TRA) / 18);
  return {
    exacto: ((seg + servidores / 15) / 2 + resto) / 4,
    publicado: ((seg + Math.floor((servidores * 100) / 15) / 100) / 2 + resto) / 4,
  };
}

describe('imtm-2022', () => {
  it('coincide con la fórmula a 5e-7 en las dos variantes', () => {
    fc.assert(
      fc.property(respuestas2022, (r) => {
        const m = calcular(p22, '08101', r);
        const esperado = aMano(r);
        expect(Math.abs((m.indice ?? 9) - esperado.exacto)).toBeLessThan(5e-7);
        expect(Math.abs((m.publicado ?? 9) - esperado.publicado)).toBeLessThan(5e-7);
      }),
      { seed: 20_260_101, numRuns: 300 },
    );
  });

  it('sin respuestas vale 0 con cobertura 0', () => {
    const m = calcular(p22, '08101', {});
    expect(m).toMatchObject({ indice: 0, publicado: 0, cobertura: 0 });
  });

  it('advierte estudios sin área y el trámite repetido que se contradice', () => {
    const m = calcular(p22, '08101', {
      area_informatica: 0,
      educacion: 'pregrado',
      tra_01: 0,
      tra_22: 1,
    });
    expect(m.advertencias).toHaveLength(2);
  });
});

const maximas: Respuestas = Object.fromEntries(
  mdm.items.map(({ item }) => [item.id, respuestaMaxima(item)]),
);

describe('mdm-1', () => {
  it('todo al máximo da 1 en cada dimensión', () => {
    const m = calcular(mdm, '13101', maximas);
    expect(m.indice).toBeCloseTo(1, 12);
    expect(Object.values(m.dimensiones).every((v) => Math.abs((v ?? 0) - 1) < 1e-12)).toBe(true);
    expect(m.cobertura).toBe(1);
  });

  it('el IMTM de dentro es el de 2022 con las mismas respuestas', () => {
    fc.assert(
      fc.property(respuestas2022, (r) => {
        const propias: Record<string, Respuesta> = {
          'I-SRV': r.servidores ?? null,
          'I-AREA': r.area_informatica ?? null,
          'I-EDU': r.educacion ?? null,
          'I-DEP': r.dependencia ?? null,
          'I-INT': r.intranet ?? null,
          'I-EST': r.estrategia_ciudadania ?? null,
        };
        SEG.forEach((id, i) => {
          propias[`I-SEG-${i + 1}`] = r[id] ?? null;
        });
        PRO.forEach((id, i) => {
          // Sistema es nivel 2 o más; una planilla es 1 y no cuenta.
          propias[`I-PRO-${dos(i + 1)}`] = r[id] === 1 ? 2 + (i % 3) : (r[id] ?? null);
        });
        TRA.forEach((id, i) => {
          propias[`I-TRA-${dos(i + 1)}`] = r[id] ?? null;
        });
        const m = calcular(mdm, '08101', propias);
        expect(m.otros.imtm_exacto).toBeCloseTo(aMano(r).exacto, 9);
        expect(m.otros.imtm_publicado).toBeCloseTo(aMano(r).publicado, 9);
      }),
      { seed: 20_260_101, numRuns: 100 },
    );
  });

  it('«no aplica» sale del denominador y «no responde» cuenta 0 y baja la cobertura', () => {
    const con = (v: Respuesta) => calcular(mdm, '13101', { ...maximas, 'B2.7': v });
    expect(con('no_aplica').dimensiones.b2).toBeCloseTo(1, 12);
    expect(con(null).dimensiones.b2).toBeCloseTo(8 / 9, 12);
    expect(con(null).cobertura).toBeLessThan(1);
    expect(con('no_aplica').cobertura).toBe(1);
  });

  it('un proceso que no aplica sale de B7.1 y cuenta 0 en el IMTM', () => {
    const m = calcular(mdm, '13101', { ...maximas, 'I-PRO-11': 'no_aplica' });
    expect(m.dimensiones.b7).toBeCloseTo(1, 12);
    expect(m.dimensiones.gtm).toBeCloseTo((2 + 17 / 18) / 3, 12);
  });

  it('no publica si una dimensión no llega a 70 % de cobertura', () => {
    const sinC6 = Object.fromEntries(
      Object.entries(maximas).filter(([id]) => !id.startsWith('C6.')),
    );
    const m = calcular(mdm, '13101', sinC6);
    expect(m.publicado).toBeNull();
    expect(m.indice).toBeCloseTo(1 - 0.4 * 0.12, 12);
  });

  it('C2.5 en blanco se calcula desde los niveles de los trámites', () => {
    const sin = { ...maximas, 'C2.5': null };
    expect(calcular(mdm, '13101', sin).dimensiones.c2).toBeCloseTo(1, 12);
    const bajos = { ...sin, 'I-TRA-01.nivel': 3 };
    expect(calcular(mdm, '13101', bajos).dimensiones.c2).toBeLessThan(1);
  });

  it('advierte un trámite en línea con nivel bajo 3', () => {
    const m = calcular(mdm, '13101', { 'I-TRA-05': 1, 'I-TRA-05.nivel': 2 });
    expect(m.advertencias.join()).toContain('El trámite 5 se declara en línea');
  });

  it('cada ítem al máximo nunca baja el índice, y las brechas suman lo que falta', () => {
    const m = calcular(mdm, '13101', {});
    const lista = brechas(mdm, m, {}, leerReglasDeGrupo());
    expect(lista.length).toBeGreaterThan(150);
    expect(lista.every((b) => b.ganancia > 0)).toBe(true);
    expect(lista[0]?.ganancia).toBeGreaterThanOrEqual(lista.at(-1)?.ganancia ?? 1);
  });

  it('el verificado solo cuenta lo que tiene evidencia E1 o E2', () => {
    const { instrumento } = mdm;
    const v = soloVerificadas(instrumento, maximas, { 'B2.7': 'E1', 'B2.8': 'E0' });
    expect(calcular(mdm, '13101', v).dimensiones.b2).toBeCloseTo(1 / 9, 12);
  });

  it('completa con las cifras de la plataforma y las marca E2', () => {
    const r = completarConPlataforma(
      mdm.instrumento,
      { 'C4.2': 10 },
      {},
      {
        resueltos_en_plazo_pct: 82,
        participantes_por_mil: 5000,
        satisfaccion_medida: 'se_mide',
      },
    );
    expect(r.respuestas).toMatchObject({ 'C4.2': 82, 'A2.6': 1000, 'A2.5': 'se_mide' });
    expect(r.evidencias).toMatchObject({ 'C4.2': 'E2', 'A2.5': 'E2' });
  });
});
