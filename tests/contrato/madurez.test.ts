import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elegirVersion } from '../../src/modulos/evaluacion/encuesta/casos/elegir.ts';
import {
  abrirMedicion,
  blancosDe,
  cuestionarioDe,
  firmarMedicion,
  guardarRespuestas,
  leerEncuesta,
  medirEncuesta,
  programaNacional,
} from '../../src/modulos/evaluacion/encuesta/index.ts';
import {
  choquesPendientes,
  versionesDe,
} from '../../src/modulos/evaluacion/encuesta/repositorio-respuestas.ts';
import { fijarPrograma, sembrarMadurez } from '../../src/modulos/evaluacion/planes/index.ts';
import { planesPublicados } from '../../src/modulos/evaluacion/planes/publicados.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../soporte/puertos-de-prueba.ts';

const [A, B] = [13101, 5109];
const ana = { clase: 'funcionario', nombre: 'Ana' } as const;
const beto = { clase: 'funcionario', nombre: 'Beto' } as const;
const { plan } = cuestionarioDe('mdm-1');
const item = (id: string) => {
  const hallado = plan.instrumento.items.find((i) => i.id === id);
  if (hallado === undefined) throw new Error(id);
  return hallado;
};
const CAMPANA = { campana_id: 'prueba', instrumento: 'mdm-1', demostracion: false };

describe('encuesta y plan en la base', () => {
  let prueba: BaseDePrueba;
  let puertos: PuertosDePrueba;
  let medicionA: string;

  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    puertos = await crearPuertosDePrueba(prueba.base, '2026-11-24T12:00:00Z');
    await prueba.duenio.global(({ db }) =>
      db
        .insertInto('municipio')
        .values(
          [A, B, 13120, 5101, 12101].map((municipio_id) => ({
            municipio_id,
            slug: `m${municipio_id}`,
            nombre: `Comuna ${municipio_id}`,
            region_codigo: '13',
            zona_horaria: 'America/Santiago',
          })),
        )
        .execute(),
    );
    await prueba.base.global(async (tx) => {
      await programaNacional.insertarCampana(tx, {
        ...CAMPANA,
        nombre: 'Prueba',
        version: '1.0.0',
        abre: '2026-01-01',
        cierra: '2026-12-31',
        creada_en: '2026-01-01T00:00:00Z',
      });
      await programaNacional.invitar(
        tx,
        'prueba',
        ['13101', '05109'],
        183,
        false,
        '2026-01-01T00:00:00Z',
      );
    });
    medicionA = await abrirMedicion(puertos, CAMPANA, A, ana);
    await abrirMedicion(puertos, CAMPANA, B, ana);
  });
  afterAll(async () => {
    await puertos.cerrar();
    await prueba.cerrar();
  });

  const guardar = (
    quien: typeof ana | typeof beto,
    id: string,
    texto: string,
    revisionVista: number,
  ) =>
    prueba.base.conMunicipio(A, (tx) =>
      guardarRespuestas(tx, puertos, medicionA, [{ item: item(id), texto, revisionVista }], quien),
    );
  const encuestaA = () => prueba.base.conMunicipio(A, (tx) => leerEncuesta(tx, 'prueba', {}));

  it('abrir dos veces deja una sola medición', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => abrirMedicion(puertos, CAMPANA, A, beto)));
    expect(new Set([...ids, medicionA]).size).toBe(1);
  });

  it('dos personas a la vez: una queda vigente, la otra se guarda para elegir y nada se pierde', async () => {
    const [uno, dos] = await Promise.all([
      guardar(ana, 'A1.6', '2', 0),
      guardar(beto, 'A1.6', '3', 0),
    ]);
    const resultados = [uno, dos].map((r) => (r.ok ? r.valor : undefined));
    expect(resultados.flatMap((r) => r?.guardados ?? [])).toEqual(['A1.6']);
    expect(resultados.flatMap((r) => r?.choques ?? [])).toEqual(['A1.6']);
    const versiones = await prueba.base.conMunicipio(A, (tx) => versionesDe(tx, medicionA, 'A1.6'));
    expect(versiones.map((v) => v.valor).sort()).toEqual(['2', '3']);
    const [choque] = (await encuestaA())?.choques ?? [];
    expect(choque?.item_id).toBe('A1.6');
    await prueba.base.conMunicipio(A, (tx) =>
      elegirVersion(tx, puertos, {
        medicionId: medicionA,
        itemId: 'A1.6',
        version: choque?.version_id ?? '',
        actor: ana,
      }),
    );
    const despues = await encuestaA();
    expect(despues?.choques).toEqual([]);
    expect(despues?.vigentes.get('A1.6')).toMatchObject({ valor: choque?.valor, revision: 2 });
  });

  it('guardar lo que no cambió no pisa lo que otra persona cambió después', async () => {
    await guardar(ana, 'A1.4', 'por_decreto', 0);
    await guardar(beto, 'A1.4', 'no', 1);
    const tarde = await guardar(ana, 'A1.4', 'por_decreto', 1);
    expect(tarde).toMatchObject({ ok: true, valor: { guardados: [], choques: [] } });
    expect((await encuestaA())?.vigentes.get('A1.4')?.valor).toBe('no');
  });

  it('«no aplica», «no responde» y en blanco son distintos', async () => {
    await guardar(ana, 'A1.7', 'no aplica', 0);
    await guardar(ana, 'A1.8', 'no responde', 0);
    const e = await encuestaA();
    expect(e?.vigentes.get('A1.7')?.clase).toBe('no_aplica');
    expect(e?.vigentes.get('A1.8')?.clase).toBe('no_responde');
    if (e === undefined) throw new Error();
    expect(blancosDe(e)).not.toContain('A1.7');
    expect(blancosDe(e)).not.toContain('A1.8');
    expect(blancosDe(e)).toContain('A1.9');
  });

  it('lo mal escrito se explica y no toca lo guardado', async () => {
    const r = await guardar(ana, 'A1.6', '-5', 2);
    expect(r).toMatchObject({ ok: true, valor: { guardados: [], errores: [{ item: 'A1.6' }] } });
    expect((await encuestaA())?.vigentes.get('A1.6')?.revision).toBe(2);
  });

  it('cerrar con blancos exige confirmar y los deja anotados; cerrada no se cambia', async () => {
    const firmar = (confirmaBlancos: boolean) =>
      prueba.base.conMunicipio(A, async (tx) => {
        const e = await leerEncuesta(tx, 'prueba', {});
        if (e === undefined) throw new Error();
        return firmarMedicion(tx, puertos, {
          medicionId: medicionA,
          cut: '13101',
          blancos: blancosDe(e),
          respondidas: 4,
          confirmaBlancos,
          medida: medirEncuesta(e, '13101'),
          actor: ana,
        });
      });
    expect(await firmar(false)).toEqual({ ok: false, error: 'confirmar-blancos' });
    expect(await firmar(true)).toMatchObject({ ok: true });
    const e = await encuestaA();
    expect(e?.medicion.estado).toBe('cerrada');
    expect(e?.medicion.blancos?.length).toBeGreaterThan(150);
    expect(await guardar(ana, 'A1.9', 'no', 0)).toEqual({ ok: false, error: 'cerrada' });
    const fila = await prueba.base.global((tx) =>
      programaNacional.participacion(tx, 'prueba', '13101'),
    );
    expect(fila).toMatchObject({ estado: 'cerrada' });
  });

  it('un municipio no ve ni escribe respuestas de otro', async () => {
    const desdeB = await prueba.base.conMunicipio(B, async (tx) => ({
      respuestas: await tx.db.selectFrom('respuesta_item').selectAll().execute(),
      versiones: await tx.db.selectFrom('respuesta_version').selectAll().execute(),
      actos: await tx.db.selectFrom('medicion_acto').select('medicion_id').execute(),
      choques: await choquesPendientes(tx, medicionA),
      guardado: await guardarRespuestas(
        tx,
        puertos,
        medicionA,
        [{ item: item('A1.9'), texto: 'no', revisionVista: 0 }],
        beto,
      ),
    }));
    expect(desdeB.respuestas).toEqual([]);
    expect(desdeB.versiones).toEqual([]);
    expect(desdeB.actos).toHaveLength(1);
    expect(desdeB.choques).toEqual([]);
    expect(desdeB.guardado).toEqual({ ok: false, error: 'no-encontrada' });
    const ajena = prueba.base.conMunicipio(B, ({ db }) =>
      sql`insert into asignacion values (${A}, ${medicionA}, 'a1', ${medicionA})`.execute(db),
    );
    await expect(ajena).rejects.toThrow(/row-level security/);
  });

  it('la historia y el equipo del programa no se cambian con el rol de la aplicación', async () => {
    for (const orden of [
      sql`delete from respuesta_version`,
      sql`update medicion_acto set tipo = 'x'`,
      sql`delete from hito_cambio`,
      sql`insert into programa_integrante values (1, 'x')`,
    ]) {
      await expect(prueba.base.conMunicipio(A, ({ db }) => orden.execute(db))).rejects.toThrow(
        /permission denied/,
      );
    }
    await fijarPrograma(prueba.duenio, [{ run: 7, nombre: 'Prueba' }]);
    expect(await prueba.base.global((tx) => programaNacional.integraElPrograma(tx, 7))).toBe(true);
    expect(await prueba.base.global((tx) => programaNacional.integraElPrograma(tx, 8))).toBe(false);
  });

  it('la demostración deja tres municipios en etapas distintas y repetirla no cambia nada', async () => {
    await sembrarMadurez(puertos);
    await sembrarMadurez(puertos);
    const filas = await prueba.base.global((tx) =>
      programaNacional.municipiosDe(tx, 'mdm-demostracion'),
    );
    expect(filas.map((f) => [f.cut, f.estado, f.demostracion])).toEqual([
      ['05101', 'observada', true],
      ['12101', 'en_curso', true],
      ['13120', 'cerrada', true],
    ]);
    expect(filas.find((f) => f.cut === '13120')?.resultado).toMatchObject({
      grupo: expect.any(Number),
    });
    // Una invitación nueva, sin empezar, no esconde lo que la municipalidad ya firmó.
    await prueba.base.global(async (tx) => {
      await programaNacional.insertarCampana(tx, {
        campana_id: 'posterior',
        nombre: 'Posterior',
        instrumento: 'mdm-1',
        version: '1.0.0',
        abre: '2027-01-01',
        cierra: '2027-12-31',
        demostracion: false,
        creada_en: '2027-01-01T00:00:00Z',
      });
      await programaNacional.invitar(
        tx,
        'posterior',
        ['13120'],
        165,
        false,
        '2027-01-01T00:00:00Z',
      );
      expect(await programaNacional.vigenteDe(tx, '13120')).toMatchObject({
        campana_id: 'mdm-demostracion',
      });
      expect(await programaNacional.vigenteDe(tx, '12101')).toMatchObject({ estado: 'en_curso' });
    });
    const planes = await prueba.base.global(planesPublicados);
    expect(planes.map((p) => [p.cut, p.demostracion])).toEqual([
      ['05101', true],
      ['12101', true],
      ['13120', true],
    ]);
  });
});
