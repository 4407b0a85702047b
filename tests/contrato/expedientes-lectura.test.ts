import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actuar,
  agregarNota,
  casosDePersona,
  type Funcionario,
  verCaso,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { leerAccesos } from '../../src/modulos/tramitacion/historia/index.ts';
import {
  consultarBandeja,
  contarVistas,
  type QuienMira,
} from '../../src/modulos/tramitacion/oficina/bandeja/consultar.ts';
import type { FiltrosDeBandeja } from '../../src/modulos/tramitacion/oficina/bandeja/filtros.ts';
import { alcanceDe } from '../../src/modulos/tramitacion/oficina/visita.ts';
import { crearEscenario, type Escenario, MARTES } from '../soporte/escenario.ts';
import { ingresarPrueba, sembrarMunicipio } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
const ids: string[] = [];
beforeAll(async () => {
  e = await crearEscenario();
  for (let dia = 0; dia < 7; dia += 1) {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    ids.push(expedienteId);
    e.avanzarReloj({ hours: 24 });
  }
  e.puertos.reloj.fijar(Temporal.Instant.from(MARTES));
  await e.puertos.colas.vaciar();
});
afterAll(() => e.cerrar());

const quien = (funcionario: Funcionario = e.muni.revisora): QuienMira => ({
  funcionario,
  alcance: alcanceDe({ autor: funcionario }),
  hoy: '2026-11-24',
});
const listar = (filtros: Partial<FiltrosDeBandeja> = {}, mira = quien()) =>
  e.enMuni((tx) => consultarBandeja(tx, { vista: 'abiertas', texto: '', ...filtros }, mira));

describe('bandeja', () => {
  it('ordena por vencimiento, y por la clave sigue o vuelve sin repetir ni saltar', async () => {
    const { filas } = await listar();
    expect(filas.map(({ expedienteId }) => expedienteId).toSorted()).toEqual(ids.toSorted());
    expect(filas.map((c) => c.venceFecha)).toEqual(filas.map((c) => c.venceFecha).toSorted());
    expect(filas[0]).toMatchObject({
      venceFecha: '2026-12-01',
      unidad: 'Dirección de Obras Municipales',
    });
    const [, , tercera] = filas;
    if (tercera === undefined) throw new Error('faltan casos');
    expect((await listar({ despuesDe: tercera })).filas).toEqual(filas.slice(3));
    expect((await listar({ antesDe: tercera })).filas).toEqual(filas.slice(0, 2));
  });

  it('busca por folio, RUN con o sin puntos, nombre sin acentos y respuestas', async () => {
    const { folio } = await e.leer(ids[2] ?? '');
    expect((await listar({ texto: folio })).filas).toHaveLength(1);
    const run = String(e.muni.persona.run);
    const conPuntos = run.replace(/\B(?=(\d{3})+$)/g, '.');
    for (const texto of [run, conPuntos, 'VECINA perez', 'avenida matta']) {
      expect((await listar({ texto })).filas).toHaveLength(7);
    }
    for (const texto of ['nadie', '9999%', "'; drop table expediente; --"]) {
      expect((await listar({ texto })).filas).toHaveLength(0);
    }
  });

  it('quien no tiene roles no ve ni cuenta nada, y otra unidad no se cuela por el filtro', async () => {
    const sinRoles = quien({ ...e.muni.revisora, roles: [] });
    expect((await listar({}, sinRoles)).filas).toEqual([]);
    expect(new Set(Object.values(await e.enMuni((tx) => contarVistas(tx, sinRoles))))).toEqual(
      new Set([0]),
    );
    const deOtra = quien({
      ...e.muni.revisora,
      roles: [{ unidadId: 'transito', rol: 'revisor' as const }],
    });
    expect((await listar({ unidad: 'dom' }, deOtra)).filas).toEqual([]);
  });

  it('cuenta los casos de cada vista', async () => {
    expect(await e.enMuni((tx) => contarVistas(tx, quien()))).toEqual({
      abiertas: 7,
      'por-tomar': 7,
      mias: 0,
      'en-correccion': 0,
      'por-firmar': 0,
      vencidas: 0,
      terminadas: 0,
    });
  });
});

describe('el caso', () => {
  it('muestra acciones a quien corresponde y deja registro del acceso', async () => {
    const expedienteId = ids[0] ?? '';
    const mirar = (mirada: Parameters<typeof verCaso>[3]) =>
      e.enMuni((tx) => verCaso(tx, e.puertos, expedienteId, mirada));
    const deRevisora = await mirar({ funcionario: e.muni.revisora });
    expect(deRevisora?.acciones.map((a) => [a.accion.id, a.pideCampos])).toEqual([
      ['aprobar', false],
      ['pedir_correccion', true],
      ['rechazar', false],
    ]);
    expect(deRevisora?.acciones[0]?.datos?.campos.map((c) => c.id)).toContain('numero_asignado');
    expect((await mirar({ funcionario: e.muni.firmante }))?.acciones).toEqual([]);
    await e.enMuni((tx) =>
      agregarNota(tx, e.puertos, {
        expedienteId,
        funcionario: e.muni.revisora,
        texto: 'Ver plano 12',
      }),
    );
    const { personaId, nombre } = e.muni.persona;
    const propia = await mirar({ personaId, nombre });
    expect(propia).toMatchObject({ notas: [], acciones: [] });
    expect(propia?.eventos.map(({ tipo }) => tipo)).not.toContain('nota');
    expect(await mirar({ personaId: 'otra', nombre })).toBeUndefined();
    const accesos = await e.enMuni((tx) => leerAccesos(tx, expedienteId, 10));
    expect(accesos.map(({ motivo }) => motivo).sort()).toEqual([
      'consulta del caso',
      'consulta del caso',
      'consulta propia',
    ]);
  });

  it('no deja decidir sobre lo que cambió, sin rol, sin razones o sin campos', async () => {
    const expedienteId = ids[1] ?? '';
    const { revision } = await e.leer(expedienteId);
    const base = {
      expedienteId,
      funcionario: e.muni.revisora,
      nodo: 'revisar',
      accion: 'aprobar',
      revision,
    };
    const intentar = (cambio: Partial<Parameters<typeof actuar>[2]>) =>
      e.enMuni((tx) => actuar(tx, e.puertos, { ...base, ...cambio }));
    const error = async (cambio: Partial<Parameters<typeof actuar>[2]>) => {
      const hecho = await intentar(cambio);
      return hecho.ok ? 'ok' : hecho.error;
    };
    expect(await error({ revision: revision - 1 })).toBe('cambio-entretanto');
    expect(await error({ funcionario: e.muni.firmante })).toBe('sin-permiso');
    expect(await error({ nodo: 'firmar', funcionario: e.muni.firmante })).toBe('nodo-no-activo');
    expect(await error({ nodo: 'emitir_documento' })).toBe('nodo-no-activo');
    expect(await error({ accion: 'inventada' })).toBe('accion-desconocida');
    expect(await error({ accion: 'rechazar', fundamento: '  ' })).toBe('falta-fundamento');
    expect(await error({ accion: 'pedir_correccion' })).toBe('faltan-campos');
    expect(await error({ accion: 'pedir_correccion', campos: [{ campo: 'x', motivo: 'y' }] })).toBe(
      'campo-desconocido',
    );
    expect(await error({ expedienteId: 'no-es-un-uuid' })).toBe('no-existe');
    expect(await e.leer(expedienteId)).toMatchObject({ revision, pasoActual: 'revisar' });
    const [a, b] = await Promise.all([intentar({}), intentar({})]);
    expect([a.ok, b.ok].sort()).toEqual([false, true]);
  });
});

describe('la persona', () => {
  it('ve sus casos de todos los municipios, el más reciente primero', async () => {
    const otro = await sembrarMunicipio(e.puertos, e.prueba.duenio, 5101);
    e.avanzarReloj({ hours: 24 * 30 });
    const enOtro = await ingresarPrueba(e.puertos, { ...otro, persona: e.muni.persona });
    const casos = await casosDePersona(e.puertos, e.muni.persona.personaId);
    expect(casos).toHaveLength(8);
    expect(casos[0]).toMatchObject({ municipioId: 5101, folio: enOtro.folio });
    expect(await casosDePersona(e.puertos, otro.persona.personaId)).toEqual([]);
  });
});
