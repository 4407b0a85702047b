import {
  fijarPrograma,
  programaDeDemostracion,
  sembrarMadurez,
} from '../modulos/evaluacion/planes/index.ts';
import { sembrarOrganizacion } from '../modulos/gobierno/administracion/index.ts';
import { PLATAFORMA } from '../modulos/gobierno/personas/index.ts';
import type { IndiceTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Puertos } from '../modulos/puertos.ts';
import { adoptar, publicar, sembrarCatalogo } from '../modulos/tramitacion/tramites/index.ts';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import { CATALOGO } from './catalogo.ts';
import { leerDemostracion } from './cuentas-de-demostracion.ts';

/** Deja en la base los municipios y el catálogo nacional. Repetirlo no cambia nada. */
export async function sembrarReferencia(
  duenio: BaseDeDatos,
  territorio: IndiceTerritorio,
  ahora: Temporal.Instant,
): Promise<void> {
  await duenio.global(async ({ db }) => {
    await db
      .insertInto('municipio')
      .values(
        territorio.municipios.map((municipio) => ({
          municipio_id: municipio.municipioId,
          slug: municipio.slug,
          nombre: municipio.nombre,
          region_codigo: municipio.region.codigo,
          zona_horaria: municipio.zonaHoraria,
        })),
      )
      .onConflict((conflicto) =>
        conflicto.column('municipio_id').doUpdateSet((eb) => ({
          slug: eb.ref('excluded.slug'),
          nombre: eb.ref('excluded.nombre'),
          region_codigo: eb.ref('excluded.region_codigo'),
          zona_horaria: eb.ref('excluded.zona_horaria'),
        })),
      )
      .execute();
  });
  await sembrarCatalogo(duenio, CATALOGO, ahora);
}

/** Crea los municipios de la demostración con sus cuentas y publica el catálogo en ellos. */
export async function sembrarDemostracion(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
): Promise<void> {
  for (const { municipioId, unidades, cuentas, parametros } of leerDemostracion()) {
    await puertos.base.conMunicipio(municipioId, async (tx) => {
      await sembrarOrganizacion(
        tx,
        puertos,
        unidades.map((unidad) => ({ ...unidad, activa: true })),
        cuentas,
      );
      for (const { id: tramiteId } of CATALOGO) {
        const existente = await tx.db
          .selectFrom('tramite_adopcion')
          .select('tramite_id')
          .where('municipio_id', '=', municipioId)
          .where('tramite_id', '=', tramiteId)
          .executeTakeFirst();
        if (existente !== undefined) continue;
        const adoptado = await adoptar(tx, puertos, { tramiteId, capa: { parametros } });
        if (!adoptado.ok)
          throw new Error(`No se pudo adoptar ${tramiteId}: ${JSON.stringify(adoptado.error)}`);
        const publicado = await publicar(tx, puertos, tramiteId, PLATAFORMA);
        if (!publicado.ok)
          throw new Error(`No se pudo publicar ${tramiteId}: ${JSON.stringify(publicado.error)}`);
      }
    });
  }
  await sembrarMadurez(puertos);
}

/** Deja escrito quiénes integran el programa nacional: los configurados y, en demostración, los suyos. */
export async function sembrarPrograma(
  duenio: BaseDeDatos,
  configurados: string | undefined,
  demostracion: boolean,
): Promise<void> {
  const runes = (configurados ?? '').split(',').filter((texto) => texto !== '');
  await fijarPrograma(duenio, [
    ...runes.map((texto) => ({ run: Number(texto), nombre: 'Programa nacional' })),
    ...(demostracion ? programaDeDemostracion() : []),
  ]);
}
