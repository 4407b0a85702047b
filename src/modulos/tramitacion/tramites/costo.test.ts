import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crearTablaUtm } from '../../../base/utm.ts';
import { calcularDerechos } from './costo.ts';
import type { DefinicionTramite, Derecho } from './definicion.ts';
import { definicionMinima } from './definicion-de-prueba.ts';

const NOVIEMBRE = Temporal.PlainDate.from('2026-11-24');
const UTM = crearTablaUtm([
  { mes: '2026-11', valor: '69889', certeza: 'estimado', fuente: 'prueba' },
  { mes: '2026-12', valor: '70000', certeza: 'cierto', fuente: 'prueba' },
]);

const conDerecho = (cambios: Partial<Derecho>, defecto = '0.05'): DefinicionTramite => ({
  ...definicionMinima,
  parametros: [
    { id: 'valor', etiqueta: 'Valor', tipo: 'utm', defecto, fuente: 'Ordenanza', revisar: true },
  ],
  derechos: [
    {
      id: 'derecho',
      concepto: 'Derecho por certificado',
      unidad: 'utm',
      monto: { var: 'parametros.valor' },
      redondeo: 'peso',
      momento: 'antes',
      norma: 'Ordenanza local',
      ...cambios,
    },
  ],
});

const calcular = (definicion: DefinicionTramite, respuestas = {}, fecha = NOVIEMBRE) => {
  const hecho = calcularDerechos(definicion, respuestas, UTM, fecha);
  if (!hecho.ok) throw new Error(hecho.error);
  return hecho.valor;
};

describe('derechos municipales', () => {
  it('convierte UTM a pesos y lo explica', () => {
    const { lineas, total, revisar } = calcular(conDerecho({}));
    expect(total).toBe(3494);
    expect(lineas[0]?.explicacion).toBe('0,05 UTM de noviembre de 2026 ($69.889) = $3.494');
    expect(revisar).toBe(true);
    expect(calcular(conDerecho({}), {}, NOVIEMBRE.add({ months: 1 })).revisar).toBe(false);
  });

  it.each([
    ['peso', 3494],
    ['entero_superior', 3495],
    ['decena', 3490],
    ['truncar', 3494],
  ] as const)('redondea como dice la ordenanza: %s', (redondeo, monto) => {
    expect(calcular(conDerecho({ redondeo })).total).toBe(monto);
  });

  it('no cobra al exento y separa lo que se paga después', () => {
    const exento = { '==': [{ var: 'tercera_edad' }, true] } as const;
    expect(calcular(conDerecho({ exento }), { tercera_edad: true })).toMatchObject({
      total: 0,
      lineas: [{ exento: true, cantidad: 'Exento' }],
    });
    expect(calcular(conDerecho({ exento }), { tercera_edad: false }).total).toBe(3494);
    expect(calcular(conDerecho({ momento: 'despues' }))).toMatchObject({
      total: 0,
      totalDespues: 3494,
    });
  });

  it('sin UTM del mes o con una fórmula sin monto, falla en vez de cobrar cualquier cosa', () => {
    const sinMes = calcularDerechos(conDerecho({}), {}, UTM, NOVIEMBRE.add({ years: 1 }));
    expect(sinMes).toEqual({ ok: false, error: 'sin-utm' });
    for (const monto of [{ var: 'no_existe' }, 'x', -1]) {
      const hecho = calcularDerechos(conDerecho({ monto }), {}, UTM, NOVIEMBRE);
      expect(hecho).toEqual({ ok: false, error: 'monto-invalido' });
    }
    expect(calcular({ ...definicionMinima, derechos: [] }).total).toBe(0);
  });

  it('es exacto: centésimas de UTM por pesos, sin coma flotante', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (centesimas) => {
        const texto = `${Math.floor(centesimas / 100)}.${String(centesimas % 100).padStart(2, '0')}`;
        const exacto = (BigInt(centesimas) * 69_889n * 2n + 100n) / 200n;
        expect(BigInt(calcular(conDerecho({}, texto)).total)).toBe(exacto);
      }),
    );
  });
});
