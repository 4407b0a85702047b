import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrarioFlujo } from './bloques.arbitrario.ts';
import type { FlujoCompilado } from './compilado.ts';
import {
  completar,
  type EventoFlujo,
  iniciar,
  MARCADO_VACIO,
  reproducir,
  temporizadoresDe,
  vencer,
} from './interpretar.ts';
import type { Arista, Avance, Flujo } from './tipos.ts';
import { validarFlujo } from './validar.ts';

const VUELTAS_CORTAS = 60;

function compilado(flujo: Flujo): FlujoCompilado {
  const validado = validarFlujo(flujo);
  if (!validado.ok) throw new Error(JSON.stringify(validado.error));
  return validado.valor;
}

/** Azar de la prueba: números que fast-check puede achicar. */
const arbitrarioAzar = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 40 });

/** Recorre un expediente al azar, un rato largo, y después lo lleva derecho al fin. */
function recorrer(flujo: FlujoCompilado, azar: readonly number[]) {
  let turno = 0;
  const sacar = (tope: number): number => {
    const n = azar[turno % azar.length] ?? 0;
    turno += 1;
    return n % tope;
  };
  const eventos: EventoFlujo[] = [];
  const avances: Avance[] = [];
  // Pasado un rato ya no se repiten los ciclos ni vencen plazos: todo avanza hacia el fin.
  const datos = (): Record<string, boolean> =>
    Object.fromEntries(
      flujo.flujo.nodos.flatMap((n) =>
        [0, 1].map((i) => [`${n.id}_${i}`, avances.length < VUELTAS_CORTAS && sacar(2) === 1]),
      ),
    );
  const primero = datos();
  eventos.push({ tipo: 'iniciar', datos: primero });
  avances.push(iniciar(flujo, primero));
  for (
    let ultimo = avances.at(-1);
    ultimo !== undefined && !ultimo.terminado;
    ultimo = avances.at(-1)
  ) {
    expect(avances.length).toBeLessThan(500);
    const { en } = ultimo.marcado;
    const nodo = en[sacar(en.length)] ?? '';
    const [plazo] = temporizadoresDe(flujo, nodo);
    const ahora = datos();
    if (plazo !== undefined && avances.length < VUELTAS_CORTAS && sacar(3) === 0) {
      eventos.push({ tipo: 'vencer', temporizador: plazo.id, datos: ahora });
      const avance = vencer(flujo, ultimo.marcado, plazo.id, ahora);
      if (!avance.ok) throw new Error(avance.error);
      avances.push(avance.valor);
      continue;
    }
    const actual = flujo.nodos.get(nodo)?.nodo;
    const acciones = actual !== undefined && 'acciones' in actual ? (actual.acciones ?? []) : [];
    const accion = acciones[sacar(Math.max(acciones.length, 1))]?.id;
    const evento = { tipo: 'completar', nodo, datos: ahora } as const;
    eventos.push(accion === undefined ? evento : { ...evento, accion });
    const avance = completar(flujo, ultimo.marcado, nodo, accion, ahora);
    if (!avance.ok) throw new Error(avance.error);
    avances.push(avance.valor);
  }
  return { eventos, avances };
}

describe('flujos por bloques', () => {
  test('siempre son sólidos', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), (flujo) => {
        expect(validarFlujo(flujo).ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('todo expediente llega a un fin y termina con el marcado vacío', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), arbitrarioAzar, (flujo, azar) => {
        const ultimo = recorrer(compilado(flujo), azar).avances.at(-1);
        expect(ultimo?.resultado).toBe('listo');
        expect(ultimo?.marcado).toEqual(MARCADO_VACIO);
      }),
    );
  });

  test('las fichas se conservan: lo que espera es lo que había, menos lo que salió, más lo que entró', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), arbitrarioAzar, (flujo, azar) => {
        let antes: readonly string[] = [];
        for (const { marcado, entradas, salidas } of recorrer(compilado(flujo), azar).avances) {
          const cuenta = [...antes, ...entradas.map((nodo) => nodo.id)].sort();
          expect([...marcado.en, ...salidas].sort()).toEqual(cuenta);
          expect(new Set(marcado.en).size).toBe(marcado.en.length);
          expect(marcado.en).toEqual([...marcado.en].sort());
          antes = marcado.en;
        }
      }),
    );
  });

  test('reproducir la historia da el mismo estado, también a medio camino', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), arbitrarioAzar, fc.nat(), (flujo, azar, corte) => {
        const listo = compilado(flujo);
        const { eventos, avances } = recorrer(listo, azar);
        const hasta = (corte % eventos.length) + 1;
        const vuelto = reproducir(listo, eventos.slice(0, hasta));
        if (!vuelto.ok) throw new Error(vuelto.error.causa);
        expect(vuelto.valor.marcado).toEqual(avances[hasta - 1]?.marcado);
        expect(vuelto.valor.pasos).toEqual(avances.slice(0, hasta).flatMap((a) => a.pasos));
      }),
    );
  });

  test('el marcado pasa por JSON sin cambiar', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), arbitrarioAzar, (flujo, azar) => {
        for (const { marcado } of recorrer(compilado(flujo), azar).avances) {
          expect(JSON.parse(JSON.stringify(marcado))).toEqual(marcado);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('flujos dañados', () => {
  /** Sacar una flecha que no es un atajo vacío siempre rompe el flujo. */
  const rompe = (flujo: Flujo, arista: Arista): boolean =>
    flujo.aristas.filter((otra) => otra.a === arista.a).length === 1 ||
    flujo.aristas.filter((otra) => otra.de === arista.de).length === 1;

  test('sin una flecha, el flujo se rechaza', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), fc.nat(), (flujo, n) => {
        const candidatas = flujo.aristas.filter((arista) => rompe(flujo, arista));
        const quitada = candidatas[n % candidatas.length];
        const daniado = { ...flujo, aristas: flujo.aristas.filter((a) => a !== quitada) };
        expect(validarFlujo(daniado).ok).toBe(false);
      }),
    );
  });

  test('una unión paralela cambiada por exclusiva, o al revés, se rechaza con un camino', () => {
    const conUniones = arbitrarioFlujo({
      inclusiva: false,
      temporizadores: false,
      decidirEnParalelo: true,
    }).filter((f) => f.nodos.some((nodo) => nodo.id.endsWith('-cierra')));
    fc.assert(
      fc.property(conUniones, fc.nat(), (flujo, n) => {
        const uniones = flujo.nodos.filter((nodo) => nodo.id.endsWith('-cierra'));
        const culpable = uniones[n % uniones.length]?.id ?? '';
        const nodos = flujo.nodos.map((nodo) => {
          if (nodo.id !== culpable) return nodo;
          const tipo = nodo.tipo === 'paralela' ? ('exclusiva' as const) : ('paralela' as const);
          return { id: nodo.id, tipo };
        });
        const revisado = validarFlujo({ ...flujo, nodos });
        expect(revisado.ok).toBe(false);
        if (revisado.ok) return;
        for (const error of revisado.error) expect(error.mensaje).not.toBe('');
        expect(revisado.error.some((error) => error.camino.length > 0)).toBe(true);
      }),
    );
  });
});
