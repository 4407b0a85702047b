import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Respuesta, Respuestas } from '../dominio.ts';
import { respuestaMaxima } from '../grupos/brechas.ts';
import { leerInstrumento } from '../instrumentos/leer-datos.ts';
import { logrado } from '../prueba/logrado.ts';
import { calcular } from './calcular.ts';
import { compilar } from './compilar.ts';
import { crearProbador } from './probador.ts';

describe.each(['imtm-2015', 'imtm-2022', 'mdm-1'])('probador con %s', (id) => {
  const plan = compilar(logrado(leerInstrumento(id)));
  const valor = (casilla: number, clase: number): Respuesta => {
    const item = plan.items[casilla]?.item;
    if (item === undefined || clase === 0) return null;
    return clase === 1 && item.no_aplica !== 'no_admite' ? 'no_aplica' : respuestaMaxima(item);
  };
  const cambio = fc
    .tuple(fc.nat(plan.items.length - 1), fc.nat(2))
    .map(([casilla, clase]) => ({ casilla, valor: valor(casilla, clase) }));
  const iniciales = fc
    .array(fc.nat(2), { minLength: plan.items.length, maxLength: plan.items.length })
    .map(
      (clases): Respuestas =>
        Object.fromEntries(plan.items.map(({ item }, i) => [item.id, valor(i, clases[i] ?? 0)])),
    );

  it('da lo mismo que calcular todo, y probar no deja rastro', () => {
    fc.assert(
      fc.property(iniciales, fc.array(cambio, { maxLength: 8 }), (respuestas, cambios) => {
        const probador = crearProbador(plan, respuestas);
        const cambiadas = {
          ...respuestas,
          ...Object.fromEntries(
            cambios.map((c) => [plan.items[c.casilla]?.item.id ?? '', c.valor]),
          ),
        };
        const antes = calcular(plan, '13101', respuestas);
        const despues = calcular(plan, '13101', cambiadas);
        const leido = probador.probar(cambios, (l) => [l.indice, l.dimensiones] as const);
        expect(leido).toEqual([despues.indice, despues.dimensiones]);
        expect(probador.leer().casillas).toEqual(antes.casillas);
        expect(probador.respuestas).toEqual(respuestas);
        probador.fijar(cambios);
        expect(probador.leer().casillas).toEqual(despues.casillas);
      }),
      { seed: 20_260_101, numRuns: 60 },
    );
  });
});
