import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manejadoresDeExpedientes } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { municipiosConPlazoVencido } from '../../src/modulos/tramitacion/expedientes/repositorio/plazo.ts';
import { conciliarPendientes } from '../../src/modulos/tramitacion/pagos/index.ts';
import { municipiosPorConciliar } from '../../src/modulos/tramitacion/pagos/repositorio.ts';
import type { BaseDeDatos } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { crearEscenario, type Escenario, MARTES } from '../soporte/escenario.ts';
import { ingresarPrueba, sembrarMunicipio } from '../soporte/municipio-de-prueba.ts';
import { crearBorradorConPago } from './repositorios/borrador-con-pago.ts';

const OTRO = 5101;
const FUNCIONES = ['municipios_con_plazo_vencido', 'municipios_con_pagos_por_conciliar'];

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
  const otro = await sembrarMunicipio(e.puertos, e.prueba.duenio, OTRO);
  await ingresarPrueba(e.puertos, otro);
});
afterAll(() => e.cerrar());

/** La misma base, que anota los municipios en que se abre una transacción. */
function contando(base: BaseDeDatos): { readonly base: BaseDeDatos; readonly abiertas: number[] } {
  const abiertas: number[] = [];
  return {
    abiertas,
    base: {
      ...base,
      conMunicipio: (municipioId, trabajo) => {
        abiertas.push(municipioId);
        return base.conMunicipio(municipioId, trabajo);
      },
    },
  };
}

const vencidos = (ahora: string) =>
  e.puertos.base.consulta((tx) => municipiosConPlazoVencido(tx, ahora));

describe('municipios con algo por hacer', () => {
  it('sin nada vencido no se abre ninguna transacción; con algo, solo la de su municipio', async () => {
    const { base, abiertas } = contando(e.puertos.base);
    const atender = manejadoresDeExpedientes({ ...e.puertos, base })['plazos-vencidos'];
    await atender({});
    expect(abiertas).toEqual([]);
    e.avanzarReloj({ hours: 24 * 30 });
    await atender({});
    expect(new Set(abiertas)).toEqual(new Set([OTRO]));
    // Lo vencido quedó cerrado: la vuelta siguiente no vuelve a abrirlo.
    const antes = abiertas.length;
    await atender({});
    expect(abiertas).toHaveLength(antes);
    e.puertos.reloj.fijar(Temporal.Instant.from(MARTES));
  });

  it('un plazo cuenta desde el instante exacto en que vence', async () => {
    await ingresarPrueba(e.puertos, e.muni);
    const { vence_en: vence } = await e.enMuni(({ db, municipioId }) =>
      db
        .selectFrom('plazo')
        .select('vence_en')
        .where('municipio_id', '=', municipioId)
        .where('estado', '=', 'corriendo')
        .orderBy('vence_en')
        .limit(1)
        .executeTakeFirstOrThrow(),
    );
    const unSegundoAntes = Temporal.Instant.from(vence).subtract({ seconds: 1 }).toString();
    expect(await vencidos(unSegundoAntes)).toEqual([]);
    expect(await vencidos(vence)).toEqual([13101]);
  });

  it('los pagos sin desenlace y lo pagado sin ingresar señalan solo a su municipio', async () => {
    const { giroId, intentoId, borradorVivoId } = await e.puertos.base.conMunicipio(OTRO, (tx) =>
      crearBorradorConPago(tx, e.puertos, e.muni.persona.personaId),
    );
    const ahora = Temporal.Instant.from(MARTES);
    const mirar = (minutos: number) => {
      const momento = ahora.add({ minutes: minutos });
      const hace = (m: number) => momento.subtract({ minutes: m }).toString();
      return e.puertos.base.consulta((tx) =>
        municipiosPorConciliar(tx, {
          antesDe: hace(1),
          perdidosDesde: hace(60),
          pagadosDesde: hace(60),
        }),
      );
    };
    const poner = (orden: string) =>
      e.puertos.base.conMunicipio(OTRO, ({ db }) =>
        sql`${sql.raw(orden)} and municipio_id = ${OTRO}`.execute(db),
      );
    const deIntento = `where intento_id = '${intentoId}'`;
    // Recién creado, la persona todavía puede volver sola.
    expect(await mirar(0)).toEqual([]);
    expect(await mirar(5)).toEqual([OTRO]);
    await poner(`update pago_intento set estado = 'abortado', token = 'tok' ${deIntento}`);
    expect(await mirar(5)).toEqual([OTRO]);
    expect(await mirar(90)).toEqual([]);
    await poner(`update pago_intento set estado = 'aprobado' ${deIntento}`);
    await poner(
      `update giro set estado = 'pagado', pagado_en = '${MARTES}' where giro_id = '${giroId}'`,
    );
    expect(await mirar(5)).toEqual([]);
    await poner(`update borrador set estado = 'por_pagar' where borrador_id = '${borradorVivoId}'`);
    expect(await mirar(5)).toEqual([OTRO]);
    expect(await mirar(90)).toEqual([]);
  });

  it('conciliar abre transacciones solo donde hay pagos que mirar', async () => {
    const { base, abiertas } = contando(e.puertos.base);
    await conciliarPendientes({ ...e.puertos, base });
    expect(new Set(abiertas)).toEqual(new Set([OTRO]));
  });
});

describe('lo que esas consultas dejan ver', () => {
  it('corren con permisos de quien llama, con ruta fija, y solo el rol de la aplicación puede', async () => {
    const filas = await e.prueba.duenio.consulta(({ db }) =>
      sql<Readonly<Record<string, unknown>>>`
        select proname as nombre, prosecdef as de_su_duenio, proconfig as ajustes,
          pg_get_function_result(oid) as devuelve,
          has_function_privilege('muni_app', oid, 'execute') as aplicacion,
          coalesce(array_to_string(proacl, ','), 'publico') as permisos
        from pg_proc where proname like 'municipios\\_con\\_%' order by 1`.execute(db),
    );
    expect(filas.rows.map(({ nombre }) => nombre)).toEqual(FUNCIONES.toSorted());
    for (const fila of filas.rows) {
      expect(fila).toMatchObject({
        de_su_duenio: false,
        devuelve: 'SETOF integer',
        aplicacion: true,
        ajustes: expect.arrayContaining(['search_path=pg_catalog, public, pg_temp']),
      });
      // Un permiso sin nombre delante del «=» sería de todos.
      expect(fila.permisos).not.toMatch(/(^|,)=|publico/);
    }
  });

  it('dentro de una transacción de un municipio, al volver sigue siendo ese y no ve lo ajeno', async () => {
    const visto = await e.enMuni(async ({ db }) => {
      await sql`select municipios_con_plazo_vencido(now())`.execute(db);
      const { rows } = await sql<{
        municipio: string;
        ajenos: number;
      }>`select current_setting('app.municipio_id') as municipio,
          (select count(*)::int from expediente where municipio_id <> 13101) as ajenos`.execute(db);
      return rows;
    });
    expect(visto).toEqual([{ municipio: '13101', ajenos: 0 }]);
  });

  it('y fuera de ella, tampoco: la conexión vuelve sin municipio', async () => {
    const conexion = new pg.Client({ ...e.prueba.conexion });
    await conexion.connect();
    await conexion.query('select municipios_con_plazo_vencido(now())');
    const { rows } = await conexion.query(
      `select coalesce(current_setting('app.municipio_id', true), '') as municipio,
        (select count(*)::int from plazo) as plazos`,
    );
    await conexion.end();
    expect(rows).toEqual([{ municipio: '', plazos: 0 }]);
  });

  it.each([
    [FUNCIONES[0], ['plazo_corriendo']],
    [FUNCIONES[1], ['pago_intento_sin_desenlace', 'pago_intento_perdido', 'giro_pagado']],
  ])(
    'cada pregunta de %s usa su índice parcial, con el plan que se repite',
    async (nombre, indices) => {
      const fuente = await e.prueba.duenio.consulta(({ db }) =>
        sql<{ prosrc: string }>`select prosrc from pg_proc where proname = ${nombre}`.execute(db),
      );
      const preguntas = [
        ...(fuente.rows[0]?.prosrc ?? '').matchAll(
          /exists \(\s+((?:select|--|with)[\s\S]+?)\n {4}\)/g,
        ),
      ].map(([, pregunta = '']) =>
        pregunta
          .replace(/\bactual\b/g, '$1::int')
          .replace(/\b(ahora|antes_de|perdidos_desde|pagados_desde)\b/g, '$2::timestamptz'),
      );
      const planes = await e.enMuni(async ({ db }) => {
        await sql`set local enable_seqscan = off`.execute(db);
        const hechos: string[] = [];
        for (const pregunta of preguntas) {
          const { rows } = await sql<{
            'QUERY PLAN': string;
          }>`${sql.raw(`explain (generic_plan) ${pregunta}`)}`.execute(db);
          hechos.push(rows.map((fila) => fila['QUERY PLAN']).join('\n'));
        }
        return hechos;
      });
      expect(planes).toHaveLength(indices.length);
      planes.forEach((plan, i) => {
        expect(plan).toContain(`using ${indices[i]} `);
        expect(plan).not.toContain('Seq Scan');
      });
    },
  );
});
