import { describe, expect, test } from 'vitest';
import { campo } from '../reglas/index.ts';
import { construirFlujo, fin, paralelo, paso, repetir, secuencia, segunCaso } from './bloques.ts';
import { correccion, eligio, revision, servicio, tarea } from './flujo-de-prueba.ts';
import type { Flujo, Nodo } from './tipos.ts';
import { validarFlujo } from './validar.ts';

test('seis unidades en paralelo, con corrección, plazo y alerta cada una, se revisan enteras', () => {
  const unidad = (n: number) =>
    repetir(
      `u${n}`,
      '¿Observada?',
      secuencia(
        paso(tarea(`informar-${n}`, 'favorable', 'observar'), {
          id: `alerta-${n}`,
          nombre: 'Por vencer',
          plazo: { cantidad: 10, tipo: 'habiles' },
          interrumpe: false,
          sigue: paso(servicio(`avisar-${n}`)),
        }),
        segunCaso(`d${n}`, '¿Qué informó?', [
          {
            condicion: eligio(`informar-${n}`, 'observar'),
            sigue: paso({ ...correccion, id: `corregir-${n}` }),
          },
        ]),
      ),
      eligio(`informar-${n}`, 'observar'),
    );
  const unidades = paralelo('unidades', ...[1, 2, 3, 4, 5, 6].map(unidad));
  const grande = construirFlujo('g', secuencia(unidades, fin('f', 'F', 'f')));
  expect(grande.nodos.length).toBeGreaterThan(50);
  expect(validarFlujo(grande).ok).toBe(true);
});

describe('rechazar', () => {
  const quitar = (flujo: Flujo, id: string): Flujo => ({
    ...flujo,
    nodos: flujo.nodos.filter((nodo) => nodo.id !== id),
    aristas: flujo.aristas.filter((arista) => arista.id !== id),
  });
  const cambiar = (flujo: Flujo, id: string, cambio: Partial<Nodo>): Flujo => ({
    ...flujo,
    nodos: flujo.nodos.map((nodo) => (nodo.id === id ? ({ ...nodo, ...cambio } as Nodo) : nodo)),
  });
  const dosInformes = construirFlujo(
    'dos',
    secuencia(
      paralelo('p', paso(tarea('a')), paso(tarea('b'))),
      paso(tarea('firmar')),
      fin('listo', 'Listo', 'listo'),
    ),
  );
  const eleccion = construirFlujo(
    'uno',
    secuencia(
      paso(tarea('ver', 'si', 'no')),
      segunCaso(
        'c',
        '¿Sí?',
        [{ condicion: eligio('ver', 'si'), sigue: paso(tarea('a')) }],
        paso(tarea('b')),
      ),
      fin('listo', 'Listo', 'listo'),
    ),
  );
  const conArista = (
    flujo: Flujo,
    cambio: Partial<Flujo['aristas'][number]>,
    id: string,
  ): Flujo => ({
    ...flujo,
    aristas: flujo.aristas.map((a) => (a.id === id ? { ...a, ...cambio } : a)),
  });

  test.each([
    [
      'fichas que se multiplican',
      cambiar(dosInformes, 'p-cierra', { tipo: 'exclusiva' }),
      'ficha-doble',
      'firmar',
    ],
    [
      'unión que nunca se completa',
      cambiar(eleccion, 'c-cierra', { tipo: 'paralela' }),
      'bloqueo',
      'c-cierra',
    ],
    [
      'cierre con una rama abierta',
      construirFlujo(
        'x',
        secuencia(paralelo('p', fin('f', 'F', 'f'), paso(tarea('b'))), fin('g', 'G', 'g')),
      ),
      'cierre-impropio',
      'b',
    ],
    [
      'condición sobre una acción que no existe',
      conArista(eleccion, { condicion: eligio('ver', 'tal-vez') }, 'c--a'),
      'condicion',
      'c--a',
    ],
    [
      'condición que falta',
      {
        ...eleccion,
        aristas: eleccion.aristas.map((a) =>
          a.id === 'c--a' ? { id: a.id, de: a.de, a: a.a } : a,
        ),
      },
      'condicion',
      'c--a',
    ],
    [
      'sin flecha por defecto',
      conArista(eleccion, { porDefecto: false, condicion: true }, 'c--b'),
      'condicion',
      'c',
    ],
    ['id repetido', { ...eleccion, nodos: [...eleccion.nodos, tarea('a')] }, 'id-repetido', 'a'],
    ['flecha a ninguna parte', quitar(eleccion, 'a'), 'referencia', 'c--a'],
    ['id que no sirve', cambiar(eleccion, 'listo', { id: 'con espacio' }), 'forma', 'con espacio'],
  ])('%s', (_, flujo, codigo, id) => {
    const revisado = validarFlujo(flujo);
    expect(revisado.ok).toBe(false);
    if (revisado.ok) return;
    expect(revisado.error).toContainEqual(expect.objectContaining({ codigo, id }));
  });

  test('el contraejemplo cuenta el camino con los nombres que se ven', () => {
    const revisado = validarFlujo(cambiar(dosInformes, 'p-cierra', { tipo: 'exclusiva' }));
    expect(revisado.ok ? null : revisado.error[0]).toEqual({
      codigo: 'ficha-doble',
      id: 'firmar',
      mensaje: '«firmar» puede quedar abierto dos veces a la vez.',
      camino: ['Inicio', 'p-abre', 'a', 'p-cierra', 'b', 'p-cierra'],
    });
  });

  test('cierre impropio: un fin con resultado mientras otra rama sigue', () => {
    const flujo: Flujo = {
      id: 'x',
      nodos: [
        { id: 'inicio', tipo: 'inicio' },
        { id: 'p', tipo: 'paralela' },
        tarea('a'),
        tarea('b'),
        { id: 'f', tipo: 'fin', nombre: 'F', resultado: 'f' },
        { id: 'g', tipo: 'fin', nombre: 'G' },
      ],
      aristas: [
        ['inicio', 'p'],
        ['p', 'a'],
        ['p', 'b'],
        ['a', 'f'],
        ['b', 'g'],
      ].map(([de = '', a = '']) => ({ id: `${de}--${a}`, de, a })),
    };
    const revisado = validarFlujo(flujo);
    expect(revisado.ok ? [] : revisado.error.map((e) => [e.codigo, e.id])).toEqual([
      ['cierre-impropio', 'b'],
    ]);
  });

  test('una rama lateral no puede volver al camino principal', () => {
    const aristas = revision.aristas.map((a) => (a.de === 'alertar' ? { ...a, a: 'firmar' } : a));
    const revisado = validarFlujo({ ...revision, aristas });
    expect(revisado.ok ? [] : revisado.error.map((e) => e.codigo)).toContain('rama-lateral');
  });

  test('un ciclo sólo de compuertas', () => {
    const vacio = construirFlujo(
      'v',
      secuencia(paso(tarea('a')), repetir('r', '¿?', secuencia(), campo('x')), fin('f', 'F', 'f')),
    );
    const revisado = validarFlujo(vacio);
    expect(revisado.ok ? [] : revisado.error.map((e) => e.codigo)).toEqual(['ciclo-sin-espera']);
  });

  test('un ciclo del que no se sale', () => {
    const flujo: Flujo = {
      id: 'x',
      nodos: [
        { id: 'inicio', tipo: 'inicio' },
        { id: 'c', tipo: 'exclusiva' },
        tarea('a'),
        tarea('b'),
        { id: 'f', tipo: 'fin', nombre: 'F', resultado: 'f' },
      ],
      aristas: [
        { id: 'e1', de: 'inicio', a: 'c' },
        { id: 'e2', de: 'c', a: 'f', porDefecto: true },
        { id: 'e3', de: 'c', a: 'a', condicion: campo('x') },
        { id: 'e4', de: 'a', a: 'b' },
        { id: 'e5', de: 'b', a: 'a' },
      ],
    };
    expect(validarFlujo(flujo)).toMatchObject({
      ok: false,
      error: [{ codigo: 'sin-salida', id: 'a', camino: ['inicio', 'c'] }],
    });
  });

  test('más pasos de los que se pueden revisar', () => {
    const muchos = secuencia(...Array.from({ length: 70 }, (_, i) => paso(tarea(`t${i}`))));
    const revisado = validarFlujo(construirFlujo('x', secuencia(muchos, fin('f', 'F', 'f'))));
    expect(revisado).toMatchObject({ ok: false, error: [{ codigo: 'demasiado-grande' }] });
  });
});
