import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campo, type Datos, evaluarCondicion } from '../reglas/index.ts';
import { arbitrarioFlujo } from './bloques.arbitrario.ts';
import { type Bloque, construirFlujo, fin, paralelo, paso, repetir, secuencia } from './bloques.ts';
import { aBpmn } from './bpmn-exportar.ts';
import { completar, iniciar } from './interpretar.ts';
import type { Flujo } from './tipos.ts';
import { validarFlujo } from './validar.ts';

const PASOS_MAXIMOS = 40;

interface Senalable {
  readonly id: string;
  signal(): unknown;
}

/** Otro motor de BPMN, con sus condiciones resueltas por nuestras reglas sobre `datos`. */
async function motorAjeno(flujo: Flujo, datos: () => Datos) {
  const scripts = {
    register: (): undefined => undefined,
    getScript(_lenguaje: string, { id }: { readonly id: string }) {
      const condicion = flujo.aristas.find((arista) => arista.id === id)?.condicion ?? null;
      return {
        execute(_ambito: unknown, listo: CallableFunction): void {
          Reflect.apply(listo, undefined, [null, evaluarCondicion(condicion, datos())]);
        },
      };
    },
  };
  const esperando = new Map<string, Senalable>();
  const listener = new EventEmitter();
  listener.on('activity.wait', (actividad: Senalable) => esperando.set(actividad.id, actividad));
  listener.on('activity.leave', (actividad: Senalable) => esperando.delete(actividad.id));
  const motor = new Engine({ name: 'ajeno', source: await aBpmn(flujo), scripts });
  await motor.execute({ listener });
  return {
    en: (): readonly string[] => [...esperando.keys()].sort(),
    completar(id: string): void {
      const actividad = esperando.get(id);
      esperando.delete(id);
      actividad?.signal();
    },
  };
}

/** Una repetición dentro de otra, con ramas paralelas, queda fuera: ver la diferencia conocida, abajo. */
function comparable({ nodos }: Flujo): boolean {
  const repeticiones = nodos.filter(({ id }) => id.endsWith('-vuelve')).length;
  return repeticiones < 2 || nodos.every(({ tipo }) => tipo !== 'paralela');
}

test('las mismas elecciones dejan las mismas tareas en espera que bpmn-engine', async () => {
  // Las elecciones dentro de una rama paralela quedan fuera: ver la diferencia conocida, abajo.
  const flujos = arbitrarioFlujo({
    inclusiva: false,
    temporizadores: false,
    decidirEnParalelo: false,
  });
  const azares = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(flujos, azares, async (flujo, azar) => {
      fc.pre(comparable(flujo));
      const validado = validarFlujo(flujo);
      if (!validado.ok) throw new Error('flujo generado no sólido');
      let turno = 0;
      const sacar = (tope: number): number => {
        turno += 1;
        return (azar[turno % azar.length] ?? 0) % tope;
      };
      // Un ciclo se repite sólo en los primeros pasos, para que el caso termine.
      let turnos = 0;
      const nuevos = (): Datos =>
        Object.fromEntries(
          flujo.nodos.flatMap(({ id }) =>
            [0, 1].map((i) => [`${id}_${i}`, turnos < PASOS_MAXIMOS / 4 && sacar(2) === 1]),
          ),
        );
      let datos = nuevos();
      const ajeno = await motorAjeno(flujo, () => datos);
      let avance = iniciar(validado.valor, datos);
      for (turnos = 1; !avance.terminado && turnos < PASOS_MAXIMOS; turnos += 1) {
        expect(ajeno.en()).toEqual(avance.marcado.en);
        const id = avance.marcado.en[sacar(avance.marcado.en.length)] ?? '';
        datos = nuevos();
        const siguiente = completar(validado.valor, avance.marcado, id, 'si', datos);
        if (!siguiente.ok) throw new Error(siguiente.error);
        avance = siguiente.valor;
        ajeno.completar(id);
      }
      expect(ajeno.en()).toEqual(avance.marcado.en);
    }),
    { numRuns: 40 },
  );
}, 120_000);

/**
 * bpmn-engine da por llegada a la unión paralela la flecha que descartó una elección, y
 * abre lo que sigue con la otra rama pendiente. BPMN 2.0 (13.4.1) pide una ficha en cada
 * flecha de llegada, y eso hacemos.
 */
test('diferencia conocida: una flecha descartada no completa una unión paralela', async () => {
  const tarea = (id: string): Bloque =>
    paso({ id, tipo: 'tarea', nombre: id, rol: 'r', acciones: [] });
  const ramas = [tarea('obras'), repetir('otra-vez', '¿Repetir?', tarea('aseo'), campo('repetir'))];
  const flujo = construirFlujo(
    'prueba',
    secuencia(paralelo('p', ...ramas), tarea('firmar'), fin('fin', 'Fin', 'listo')),
  );
  const validado = validarFlujo(flujo);
  if (!validado.ok) throw new Error('flujo no sólido');
  const datos = { repetir: true };
  const ajeno = await motorAjeno(flujo, () => datos);
  let marcado = iniciar(validado.valor, datos).marcado;
  for (const id of ['aseo', 'obras']) {
    const avance = completar(validado.valor, marcado, id, undefined, datos);
    if (!avance.ok) throw new Error(avance.error);
    marcado = avance.valor.marcado;
    ajeno.completar(id);
  }
  expect(marcado.en).toEqual(['aseo']);
  expect(ajeno.en()).toEqual(['aseo', 'firmar']);
});

/** La misma diferencia, por otro camino: al repetir lo de adentro, lo descartado da la vuelta entera. */
test('diferencia conocida: en la tercera vuelta, una flecha descartada tampoco completa la unión', async () => {
  const tarea = (id: string): Bloque =>
    paso({ id, tipo: 'tarea', nombre: id, rol: 'r', acciones: [] });
  const ramas = paralelo('p', tarea('obras'), secuencia(tarea('aseo'), tarea('firmar')));
  const adentro = repetir('adentro', '¿Repetir?', ramas, campo('repetir'));
  const flujo = construirFlujo(
    'prueba',
    secuencia(
      repetir('afuera', '¿Repetir todo?', adentro, campo('repetir')),
      fin('fin', 'Fin', 'listo'),
    ),
  );
  const validado = validarFlujo(flujo);
  if (!validado.ok) throw new Error('flujo no sólido');
  const datos = { repetir: true };
  const ajeno = await motorAjeno(flujo, () => datos);
  let marcado = iniciar(validado.valor, datos).marcado;
  const vuelta = ['aseo', 'firmar', 'obras'];
  for (const id of [...vuelta, ...vuelta, 'aseo', 'firmar']) {
    const avance = completar(validado.valor, marcado, id, undefined, datos);
    if (!avance.ok) throw new Error(avance.error);
    marcado = avance.valor.marcado;
    ajeno.completar(id);
  }
  expect(marcado.en).toEqual(['obras']);
  expect(ajeno.en()).toEqual(['aseo', 'obras']);
});
