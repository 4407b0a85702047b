import { afterAll, beforeAll, expect, it } from 'vitest';
import { cuestionarioDe } from '../../../src/modulos/evaluacion/encuesta/index.ts';
import { exigidos } from '../../../src/modulos/evaluacion/encuesta/partes.ts';
import { cargarTerritorio } from '../../../src/modulos/gobierno/territorio/index.ts';
import { levantarSitio, type Sitio } from '../../abuso/sitio.ts';
import { type Actores, abrirActores, crearCampana, ocultosDe, subir } from './soporte.ts';

let sitio: Sitio;
let actores: Actores;
beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
  await crearCampana(sitio, actores, 'pais');
  await actores.programa.enviar('/programa/campanas/pais', { accion: 'invitar-todos' });
}, 120_000);
afterAll(() => sitio.cerrar());

it('los 345 municipios con todos sus ítems se revisan y se cargan en una transacción', async () => {
  const items = exigidos(cuestionarioDe('mdm-1').plan.instrumento.items);
  const valor = (i: (typeof items)[number], n: number): string =>
    i.tipo === 'opcion' ? (i.opciones?.[n % 2]?.valor ?? '') : String(n % 2);
  const { municipios } = cargarTerritorio();
  const csv = [
    ['cut', ...items.map((i) => i.id)].join(';'),
    ...municipios.map((m, n) => [m.cut, ...items.map((i, k) => valor(i, n + k))].join(';')),
  ].join('\n');
  const url = '/programa/campanas/pais/importar';
  const vista = await subir(sitio, actores.programa, url, { nombre: 'pais.csv', bytes: csv });
  expect(vista.statusCode).toBe(200);
  const cargado = await actores.programa.enviar(`${url}/confirmar`, ocultosDe(vista.body));
  expect(cargado.headers.location).toBe(`/programa/campanas/pais?importadas=${345 * items.length}`);
  const { n } = await sitio.prueba.base.global(({ db }) =>
    db
      .selectFrom('campana_municipio')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('campana_id', '=', 'pais')
      .where('respondidas', '=', items.length)
      .executeTakeFirstOrThrow(),
  );
  expect(Number(n)).toBe(345);
  // La vista previa resume: no lleva las 57.000 respuestas.
  expect(vista.body.length).toBeLessThan(1_000_000);
}, 300_000);
