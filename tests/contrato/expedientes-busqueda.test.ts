import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  condicionesDeBusqueda,
  prepararBusqueda,
} from '../../src/modulos/tramitacion/expedientes/repositorio/busqueda.ts';
import { consultarBandeja } from '../../src/modulos/tramitacion/oficina/bandeja/consultar.ts';
import type { VistaDeBandeja } from '../../src/modulos/tramitacion/oficina/bandeja/filtros.ts';
import { abrirBaseDeDatos } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { migrar } from '../../src/plataforma/base-de-datos/migrar.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { crearPersona, ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
const ids: string[] = [];
beforeAll(async () => {
  e = await crearEscenario();
  for (const nombre of ['Rosa Núñez', 'Juan Soto', 'Rosa Soto']) {
    const persona = await crearPersona(e.puertos, nombre);
    ids.push((await ingresarPrueba(e.puertos, { ...e.muni, persona })).expedienteId);
  }
});
afterAll(() => e.cerrar());

const hallados = async (texto: string, vista: VistaDeBandeja = 'abiertas') => {
  const quien = { funcionario: e.muni.revisora, alcance: ['dom'], hoy: '2026-11-24' };
  const { filas } = await e.enMuni((tx) => consultarBandeja(tx, { vista, texto }, quien));
  return filas.map(({ expedienteId }) => ids.indexOf(expedienteId)).sort();
};

describe('búsqueda de expedientes', () => {
  it('exige todas las palabras, sin acentos y desde su comienzo', async () => {
    expect(await hallados('rosa')).toEqual([0, 2]);
    expect(await hallados('SOTO ros')).toEqual([2]);
    expect(await hallados('nunez')).toEqual([0]);
    expect(await hallados('rosa nadie')).toEqual([]);
    expect(await hallados('oto')).toEqual([]);
    expect(await hallados('%')).toEqual([]);
    expect(await hallados('')).toEqual([0, 1, 2]);
  });

  it('por el índice o fila a fila se encuentra lo mismo, y toda palabra de un caso lo encuentra', async () => {
    const casos = await e.enMuni(({ db, municipioId }) =>
      db
        .selectFrom('expediente')
        .select(['expediente_id', 'busqueda'])
        .where('municipio_id', '=', municipioId)
        .execute(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...casos),
        fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 2, max: 12 }),
        async (caso, lugares, largo) => {
          const palabras = caso.busqueda.split(' ');
          const texto = lugares
            .map((n) => palabras[n % palabras.length] ?? '')
            .map((palabra) => (palabra.length > 2 ? palabra.slice(0, largo) : palabra))
            .join(' ');
          const [porIndice, porFila] = await e.enMuni(async (tx) => {
            const busqueda = await prepararBusqueda(tx, texto, true);
            if (busqueda.clase !== 'palabras') throw new Error(`${texto}: ${busqueda.clase}`);
            const leer = (cual: typeof busqueda) =>
              tx.db
                .selectFrom('expediente')
                .select('expediente_id')
                .where('municipio_id', '=', tx.municipioId)
                .where((eb) => eb.and([...condicionesDeBusqueda(tx, cual)]))
                .orderBy('expediente_id')
                .execute();
            expect(busqueda.guias).toHaveLength(busqueda.terminos.length);
            return [await leer(busqueda), await leer({ ...busqueda, guias: [] })];
          });
          expect(porIndice).toEqual(porFila);
          expect(porIndice.map((fila) => fila.expediente_id)).toContain(caso.expediente_id);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('una respuesta corregida deja de hallarse por lo anterior, y lo terminado se busca aparte', async () => {
    const [id = ''] = ids;
    const { respuestas } = await e.leer(id);
    const anterior = String(respuestas.entre_calle_1).split(' ').at(-1) ?? '';
    await e.pedirCorreccion(id);
    await e.responder(id, 'Pasaje Quillayes');
    expect(await hallados('quillay')).toEqual([0]);
    expect(await hallados(`rosa nunez ${anterior}`)).toEqual([]);
    await e.decidir(id, { nodo: 'revisar', accion: 'rechazar', fundamento: 'No corresponde.' });
    await e.puertos.colas.vaciar();
    expect(await hallados('quillay')).toEqual([0]);
    await e.decidir(id, { nodo: 'firmar_rechazo', accion: 'firmar' });
    await e.puertos.colas.vaciar();
    expect(await e.leer(id)).toMatchObject({ estado: 'terminado' });
    expect(await hallados('quillay')).toEqual([]);
    expect(await hallados('quillay', 'terminadas')).toEqual([0]);
    expect(await hallados('rosa')).toEqual([2]);
  });
});

describe('índice de palabras bajo seguridad por fila', () => {
  it('las comparaciones del rango no filtran datos, y el plan usa el índice con el rol de la aplicación', async () => {
    const plan = await e.enMuni(async ({ db, municipioId }) => {
      const { rows: funciones } = await sql<{ proname: string }>`
        select proname from pg_proc where proleakproof
          and proname in ('text_ge', 'text_lt', 'texteq', 'uuid_eq', 'date_lt') order by 1`.execute(
        db,
      );
      expect(funciones.map(({ proname }) => proname)).toEqual([
        'date_lt',
        'text_ge',
        'text_lt',
        'texteq',
        'uuid_eq',
      ]);
      await sql`set local enable_seqscan = off`.execute(db);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select expediente_id from expediente_palabra
        where municipio_id = ${municipioId} and palabra >= ${'ros'} and palabra < ${'ros~'} and abierto`.execute(
        db,
      );
      return rows.map((fila) => fila['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Cond:.*palabra >= 'ros'.*palabra < 'ros~'/);
  });
});

describe('migración de lo existente', () => {
  it('llena las palabras de los expedientes anteriores', async () => {
    const host = inject('postgresDePrueba');
    const database = `migra_${randomBytes(5).toString('hex')}`;
    const administrador = new pg.Client({ host, user: 'postgres', database: 'postgres' });
    await administrador.connect();
    await administrador.query(`create database ${database}`);
    const conexion = { host, user: 'postgres', database };
    await migrar(conexion, { hasta: 19 });
    const duenio = new pg.Client(conexion);
    await duenio.connect();
    await duenio.query(`
      insert into municipio values (13101, 'm', 'Comuna', '13', 'America/Santiago', '{}');
      insert into unidad (municipio_id, unidad_id, nombre) values (13101, 'dom', 'Obras');
      insert into tramite_nacional values ('t', 1, '{}', 'x', now());
      insert into persona values ('00000000-0000-7000-8000-000000000001', 12345678, '5', 'Ana', 'Ríos', null, null, now(), now());
      insert into expediente (municipio_id, expediente_id, iuie, folio, tramite_id, version, persona_id,
        interesado_run, interesado_nombre, titulo, respuestas, marcado, estado, paso_actual, unidad_id,
        ingresado_en, efectivo_fecha, vence_fecha, ultimo_hash, busqueda)
      values (13101, '00000000-0000-7000-8000-000000000002', 'EXP-13101-2026-000042', '13101-2026-000042', 't', 1,
        '00000000-0000-7000-8000-000000000001', 12345678, 'Ana Ríos', 'T', '{}', '{}', 'en_tramite', 'p', 'dom',
        now(), '2026-11-24', '2026-12-24', 'x', '13101 2026 000042 ana rios 12345678 5 12 345 678 5 calle de los peumos 77');`);
    await duenio.end();
    await migrar(conexion);
    const base = abrirBaseDeDatos({ ...conexion, user: 'muni_app', maximo: 1 });
    const filas = await base.conMunicipio(13101, ({ db }) =>
      db
        .selectFrom('expediente_palabra')
        .select(['palabra', 'abierto'])
        .where('municipio_id', '=', 13101)
        .execute(),
    );
    const palabras = filas.map(({ palabra }) => palabra);
    expect(palabras).toEqual(
      expect.arrayContaining(['42', '2026', '123456785', 'ana', 'rios', 'calle', 'peumos', '77']),
    );
    expect(palabras.filter((p) => ['de', 'los', '13101', '000042'].includes(p))).toEqual([]);
    expect(new Set(filas.map(({ abierto }) => abierto))).toEqual(new Set([true]));
    await base.cerrar();
    await administrador.query(`drop database ${database} with (force)`);
    await administrador.end();
  });
});
