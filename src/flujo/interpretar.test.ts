import { describe, expect, test } from 'vitest';
import { campo, segun } from '../reglas/index.ts';
import { construirFlujo, fin, paso, secuencia, segunCaso, segunCasos } from './bloques.ts';
import { cerrar, compilado, revision, tarea } from './flujo-de-prueba.ts';
import {
  completar,
  iniciar,
  MARCADO_VACIO,
  reproducir,
  temporizadoresDe,
  vencer,
} from './interpretar.ts';
import { validarFlujo } from './validar.ts';

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
