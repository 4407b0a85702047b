import { describe, expect, test } from 'vitest';
import { campo, igual, segun } from '../reglas/index.ts';
import {
  construirFlujo,
  fin,
  paralelo,
  paso,
  repetir,
  secuencia,
  segunCaso,
  segunCasos,
} from './bloques.ts';
import type { FlujoCompilado } from './compilado.ts';
import {
  completar,
  iniciar,
  MARCADO_VACIO,
  reproducir,
  temporizadoresDe,
  vencer,
} from './interpretar.ts';
import type {
  AccionTarea,
  Avance,
  Flujo,
  Marcado,
  Nodo,
  NodoEspera,
  NodoServicio,
  NodoTarea,
} from './tipos.ts';
import { validarFlujo } from './validar.ts';

const acciones = (...ids: readonly string[]): readonly AccionTarea[] =>
  ids.map((id) => ({ id, nombre: id }));
const tarea = (id: string, ...salidas: readonly string[]): NodoTarea => ({
  id,
  tipo: 'tarea',
  nombre: id,
  rol: 'revisor',
  acciones: acciones(...salidas),
});
const servicio = (id: string): NodoServicio => ({
  id,
  tipo: 'servicio',
  nombre: id,
  accion: 'avisar',
});
const correccion: NodoEspera = {
  id: 'corregir',
  tipo: 'espera',
  nombre: 'Corrección',
  de: 'interesado',
};
const eligio = (id: string, accion: string) => igual(campo(`acciones.${id}`), accion);

/** Revisión con corrección de 5 días (Ley 19.880 art. 31) y alerta que no interrumpe. */
const revision = construirFlujo(
  'revision',
  secuencia(
    repetir(
      'otra-vez',
      '¿Observada?',
      secuencia(
        paso(tarea('revisar', 'aprobar', 'observar'), {
          id: 'por-vencer',
          nombre: 'Por vencer',
          plazo: { cantidad: 15, tipo: 'habiles' },
          interrumpe: false,
          sigue: paso(servicio('alertar')),
        }),
        segunCaso('decision', '¿Qué se decidió?', [
          {
            condicion: eligio('revisar', 'observar'),
            sigue: paso(correccion, {
              id: 'sin-respuesta',
              nombre: 'No corrigió',
              plazo: { cantidad: 5, tipo: 'habiles', articulo: 'Ley 19.880, art. 31' },
              interrumpe: true,
              sigue: fin('desistida', 'Desistida', 'desistida'),
            }),
          },
        ]),
      ),
      eligio('revisar', 'observar'),
    ),
    paso(tarea('firmar')),
    fin('otorgada', 'Otorgada', 'otorgada'),
  ),
);

function compilado(flujo: Flujo): FlujoCompilado {
  const validado = validarFlujo(flujo);
  if (!validado.ok) throw new Error(JSON.stringify(validado.error));
  return validado.valor;
}

function cerrar(
  flujo: FlujoCompilado,
  marcado: Marcado,
  id: string,
  accion?: string,
  datos = {},
): Avance {
  const avance = completar(flujo, marcado, id, accion, datos);
  if (!avance.ok) throw new Error(`${id}: ${avance.error}`);
  return avance.valor;
}

describe('avanzar', () => {
  const flujo = compilado(revision);
  const inicial = iniciar(flujo, {});

  test('la acción elegida decide la rama y vuelve por el ciclo', () => {
    expect(inicial.entradas.map((nodo) => nodo.id)).toEqual(['revisar']);
    const observada = cerrar(flujo, inicial.marcado, 'revisar', 'observar');
    expect(observada.marcado).toEqual({
      en: ['corregir'],
      uniones: {},
      acciones: { revisar: 'observar' },
    });
    const devuelta = cerrar(flujo, observada.marcado, 'corregir');
    expect(devuelta.marcado).toEqual({ en: ['revisar'], uniones: {}, acciones: {} });
    const firmada = cerrar(
      flujo,
      cerrar(flujo, devuelta.marcado, 'revisar', 'aprobar').marcado,
      'firmar',
    );
    expect(firmada).toMatchObject({
      terminado: true,
      resultado: 'otorgada',
      marcado: MARCADO_VACIO,
    });
  });

  test('el plazo que interrumpe saca la ficha y cierra el expediente', () => {
    const observada = cerrar(flujo, inicial.marcado, 'revisar', 'observar');
    expect(temporizadoresDe(flujo, 'corregir').map((t) => t.id)).toEqual(['sin-respuesta']);
    const vencida = vencer(flujo, observada.marcado, 'sin-respuesta', {});
    expect(vencida).toMatchObject({
      ok: true,
      valor: { terminado: true, resultado: 'desistida', salidas: ['corregir'], entradas: [] },
    });
  });

  test('el plazo que no interrumpe abre una sola rama, que no estorba al cierre', () => {
    const alerta = vencer(flujo, inicial.marcado, 'por-vencer', {});
    if (!alerta.ok) throw new Error(alerta.error);
    expect(alerta.valor.marcado.en).toEqual(['alertar', 'revisar']);
    const repetida = vencer(flujo, alerta.valor.marcado, 'por-vencer', {});
    expect(repetida).toMatchObject({
      ok: true,
      valor: { pasos: [], marcado: alerta.valor.marcado },
    });
    const aprobada = cerrar(flujo, alerta.valor.marcado, 'revisar', 'aprobar');
    const firmada = cerrar(flujo, aprobada.marcado, 'firmar');
    expect(firmada).toMatchObject({ terminado: true, salidas: ['firmar', 'alertar'] });
  });

  test('la historia lleva nodos y aristas en orden', () => {
    expect(inicial.pasos.map((p) => p.id)).toEqual([
      'inicio',
      'inicio--otra-vez-vuelve',
      'otra-vez-vuelve',
      'otra-vez-vuelve--revisar',
      'revisar',
    ]);
  });

  test.each([
    ['firmar', undefined, 'nodo-no-activo'],
    ['no-existe', undefined, 'nodo-no-activo'],
    ['revisar', undefined, 'accion-requerida'],
    ['revisar', 'constructor', 'accion-desconocida'],
  ])('completar %s con %s: %s', (id, accion, error) => {
    expect(completar(flujo, inicial.marcado, id, accion, {})).toEqual({ ok: false, error });
  });

  test.each([
    ['revisar', 'temporizador-desconocido'],
    ['sin-respuesta', 'nodo-no-activo'],
  ])('vencer %s: %s', (id, error) => {
    expect(vencer(flujo, inicial.marcado, id, {})).toEqual({ ok: false, error });
  });

  test('un dato del formulario no puede hacerse pasar por una acción', () => {
    const datos = { acciones: { revisar: 'observar' }, 'acciones.revisar': 'observar' };
    expect(cerrar(flujo, inicial.marcado, 'revisar', 'aprobar', datos).marcado.en).toEqual([
      'firmar',
    ]);
  });

  test('reproducir dice qué evento no calza', () => {
    const eventos = [
      { tipo: 'iniciar', datos: {} },
      { tipo: 'completar', nodo: 'firmar', datos: {} },
    ] as const;
    expect(reproducir(flujo, eventos)).toEqual({
      ok: false,
      error: { evento: 1, causa: 'nodo-no-activo' },
    });
  });

  test('la inclusiva abre las ramas que se cumplen y espera a todas', () => {
    const inclusivo = compilado(
      construirFlujo(
        'informes',
        secuencia(
          segunCasos(
            'pedir',
            '¿Qué informes?',
            [
              { condicion: campo('obras'), sigue: paso(tarea('obras')) },
              { condicion: campo('aseo'), sigue: paso(tarea('aseo')) },
            ],
            paso(tarea('ninguno')),
          ),
          paso(tarea('consolidar')),
          fin('listo', 'Listo', 'listo'),
        ),
      ),
    );
    const dos = iniciar(inclusivo, { obras: true, aseo: true });
    expect(dos.marcado.en).toEqual(['aseo', 'obras']);
    const falta = cerrar(inclusivo, dos.marcado, 'aseo');
    expect(falta.marcado).toMatchObject({ en: ['obras'], uniones: { 'aseo--pedir-cierra': 1 } });
    expect(cerrar(inclusivo, falta.marcado, 'obras').marcado.en).toEqual(['consolidar']);
    expect(iniciar(inclusivo, {}).marcado.en).toEqual(['ninguno']);
    const uno = iniciar(inclusivo, { aseo: true });
    expect(cerrar(inclusivo, uno.marcado, 'aseo').marcado.en).toEqual(['consolidar']);
  });

  test('las condiciones pueden citar reglas con nombre del esquema', () => {
    const flujoCitado = construirFlujo(
      'citado',
      secuencia(
        segunCaso('c', '¿Exento?', [
          { condicion: segun('exento'), sigue: fin('no', 'Exento', 'exento') },
        ]),
        paso(tarea('pagar')),
        fin('si', 'Pagado', 'pagado'),
      ),
    );
    const esquema = {
      campos: { edad: { tipo: 'numero' } },
      reglas: { exento: { '>=': [campo('edad'), 60] } },
    } as const;
    const validado = validarFlujo(flujoCitado, esquema);
    expect(validado.ok && iniciar(validado.valor, { edad: 75 }).resultado).toBe('exento');
    expect(validado.ok && iniciar(validado.valor, { edad: 40 }).marcado.en).toEqual(['pagar']);
    expect(validarFlujo(flujoCitado)).toMatchObject({
      ok: false,
      error: [{ codigo: 'condicion' }],
    });
  });
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
