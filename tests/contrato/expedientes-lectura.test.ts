import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actuar,
  agregarNota,
  bandeja,
  casosDePersona,
  cuentasDeBandeja,
  verCaso,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { leerAccesos } from '../../src/modulos/tramitacion/historia/index.ts';
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

const listar = (filtro: Parameters<typeof bandeja>[3], cursor?: string, porPagina?: number) =>
  e.enMuni((tx) => bandeja(tx, e.puertos, e.muni.revisora, filtro, cursor, porPagina));

describe('bandeja', () => {
  it('recorre todos los casos una vez, por vencimiento, página a página', async () => {
    const vistos: string[] = [];
    let cursor: string | undefined;
    do {
      const pagina = await listar({}, cursor, 3);
      vistos.push(...pagina.casos.map(({ expedienteId }) => expedienteId));
      cursor = pagina.siguiente;
    } while (cursor !== undefined);
    expect(vistos.toSorted()).toEqual(ids.toSorted());
    const { casos } = await listar({});
    expect(casos.map((c) => c.venceFecha)).toEqual(casos.map((c) => c.venceFecha).toSorted());
    expect(casos[0]).toMatchObject({ venceFecha: '2026-12-01', diasHabiles: 5 });
  });

  it('busca por folio, RUN con o sin puntos, nombre sin acentos y respuestas', async () => {
    const { folio } = await e.leer(ids[2] ?? '');
    expect((await listar({ texto: folio })).casos).toHaveLength(1);
    const run = String(e.muni.persona.run);
    const conPuntos = run.replace(/\B(?=(\d{3})+$)/g, '.');
    for (const texto of [run, conPuntos, 'VECINA perez', 'avenida matta']) {
      expect((await listar({ texto })).casos).toHaveLength(7);
    }
    for (const texto of ['nadie', '9999%', "'; drop table expediente; --"]) {
      expect((await listar({ texto })).casos).toHaveLength(0);
    }
  });

  it('quien no tiene roles no ve nada, y otra unidad no se cuela por el filtro', async () => {
    const sinRoles = { ...e.muni.revisora, roles: [] };
    const vacia = await e.enMuni((tx) => bandeja(tx, e.puertos, sinRoles, {}));
    expect(vacia.casos).toEqual([]);
    const deOtra = {
      ...e.muni.revisora,
      roles: [{ unidadId: 'transito', rol: 'revisor' as const }],
    };
    const ajena = await e.enMuni((tx) => bandeja(tx, e.puertos, deOtra, { unidades: ['dom'] }));
    expect(ajena.casos).toEqual([]);
    expect(await e.enMuni((tx) => cuentasDeBandeja(tx, e.puertos, sinRoles))).toMatchObject({
      abiertos: 0,
    });
  });

  it('cuenta los casos abiertos', async () => {
    expect(await e.enMuni((tx) => cuentasDeBandeja(tx, e.puertos, e.muni.revisora))).toEqual({
      abiertos: 7,
      mios: 0,
      sinAsignar: 7,
      porSubsanar: 0,
      vencidos: 0,
    });
  });

  it('un cursor mal formado muestra la primera página', async () => {
    expect((await listar({}, "x' or 1=1")).casos).toHaveLength(7);
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
