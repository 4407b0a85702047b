import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';

describe('aislamiento entre municipios en la base', () => {
  let prueba: BaseDePrueba;
  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    await prueba.duenio.global(({ db }) =>
      db
        .insertInto('municipio')
        .values(
          [13101, 5101].map((municipio_id) => ({
            municipio_id,
            slug: `m${municipio_id}`,
            nombre: `Municipio ${municipio_id}`,
            region_codigo: '13',
            zona_horaria: 'America/Santiago',
          })),
        )
        .execute(),
    );
    for (const municipioId of [13101, 5101]) {
      await prueba.base.conMunicipio(municipioId, ({ db }) =>
        db
          .insertInto('unidad')
          .values({ municipio_id: municipioId, unidad_id: 'dom', nombre: `Obras ${municipioId}` })
          .execute(),
      );
    }
  });
  afterAll(() => prueba.cerrar());

  it('sin predicado explícito solo se ven filas del municipio fijado', async () => {
    const filas = await prueba.base.conMunicipio(13101, ({ db }) =>
      db.selectFrom('unidad').select('municipio_id').execute(),
    );
    expect(filas).toEqual([{ municipio_id: 13101 }]);
  });

  it('sin municipio fijado no se ve nada', async () => {
    const filas = await prueba.base.global(({ db }) =>
      db.selectFrom('unidad').selectAll().execute(),
    );
    expect(filas).toEqual([]);
  });

  it('no se puede escribir una fila de otro municipio', async () => {
    const intento = prueba.base.conMunicipio(13101, ({ db }) =>
      db.insertInto('unidad').values({ municipio_id: 5101, unidad_id: 'x', nombre: 'x' }).execute(),
    );
    await expect(intento).rejects.toThrow(/row-level security/);
  });

  it('el municipio fijado no sobrevive a la transacción', async () => {
    await prueba.base.conMunicipio(13101, async () => undefined);
    const filas = await prueba.base.global(({ db }) =>
      db.selectFrom('unidad').selectAll().execute(),
    );
    expect(filas).toEqual([]);
  });

  it('el rol de la aplicación no es dueño, ni superusuario, ni se salta la seguridad', async () => {
    const { rows } = await prueba.base.global(({ db }) =>
      sql<{ rolsuper: boolean; rolbypassrls: boolean; propias: number }>`
        select rolsuper, rolbypassrls,
          (select count(*)::int from pg_class where relowner = pg_roles.oid) as propias
        from pg_roles where rolname = current_user`.execute(db),
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, propias: 0 }]);
  });

  it('toda tabla con municipio_id fuerza la seguridad por fila, salvo las de referencia', async () => {
    const { rows } = await prueba.duenio.global(({ db }) =>
      sql<{ relname: string }>`
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and a.attname = 'municipio_id' and c.relnamespace = 'public'::regnamespace
          and not (c.relrowsecurity and c.relforcerowsecurity)
        order by 1`.execute(db),
    );
    // Personas, sesiones y el índice propio de cada persona cruzan municipios por diseño.
    expect(rows.map((fila) => fila.relname)).toEqual([
      'ingreso_pendiente',
      'municipio',
      'persona_expediente',
      'persona_municipio',
      'sesion',
    ]);
  });

  it('la historia no se puede cambiar ni borrar con el rol de la aplicación', async () => {
    for (const tabla of ['evento', 'acceso', 'asiento_pago', 'acto_administracion']) {
      const borrar = prueba.base.conMunicipio(13101, ({ db }) =>
        sql`delete from ${sql.table(tabla)}`.execute(db),
      );
      await expect(borrar).rejects.toThrow(/permission denied/);
    }
  });

  it('un código de municipio mal formado no llega a la base', async () => {
    await expect(prueba.base.conMunicipio(Number.NaN, async () => 1)).rejects.toThrow(RangeError);
  });
});
