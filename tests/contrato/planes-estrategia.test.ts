import { afterAll, beforeAll, expect, it } from 'vitest';
import { levantarSitio, type Sitio } from '../abuso/sitio.ts';
import { type Actores, abrirActores, adelantar, crearCampana } from './encuesta/soporte.ts';

const MADUREZ = '/nunoa/funcionarios/madurez';
let sitio: Sitio;
let actores: Actores;
beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
}, 120_000);
afterAll(() => sitio.cerrar());

/** Los avisos de la página y el índice de que parte. */
async function estrategia(): Promise<{ readonly avisos: string; readonly parteDe: string }> {
  const { body } = await actores.nunoa.ver(`${MADUREZ}/estrategia`);
  const avisos = [...body.matchAll(/class="aviso-cuerpo">(.*?)<\/div>/gs)].map(([, a]) => a);
  return {
    avisos: avisos.join(' ').replaceAll(/<[^>]*>/g, ' '),
    parteDe: /pasaría de ([\d,]+)/.exec(body)?.[1] ?? '',
  };
}

it('la estrategia se hace con la última medición firmada, no con una recién empezada', async () => {
  const antes = await estrategia();
  expect(antes.avisos).toContain('(demostración)», la última medición firmada.');
  expect(antes.parteDe).not.toBe('');

  adelantar(sitio, 1);
  await crearCampana(sitio, actores, 'nueva');
  const empezada = await estrategia();
  expect(empezada.avisos).toContain('(demostración)», la última medición firmada.');
  expect(empezada.avisos).toContain('La medición más nueva se usará cuando se firme.');
  expect(empezada.parteDe).toBe(antes.parteDe);

  const respuesta = { 'r:I-SEG-1': '1', 'v:I-SEG-1': '0' };
  await actores.nunoa.enviar(`${MADUREZ}/nueva/items/I-SEG-1/responder`, respuesta);
  await actores.nunoa.enviar(`${MADUREZ}/nueva/cerrar`, { confirma: 'si' });
  const firmada = await estrategia();
  expect(firmada.avisos).toContain('«Campaña nueva», la última medición firmada.');
  expect(firmada.avisos).not.toContain('se usará cuando se firme');
  expect(firmada.parteDe).not.toBe(antes.parteDe);

  const observada = { decision: 'observada', mensaje: 'Revise.' };
  await actores.programa.enviar('/programa/campanas/nueva/13120', observada);
  expect((await estrategia()).avisos).toContain('Está abierta de nuevo');
});

it('sin ninguna firmada, la página dice que es un borrador', async () => {
  await sitio.prueba.duenio.conMunicipio(13120, ({ db }) =>
    db
      .updateTable('medicion')
      .set({ firmada_en: null })
      .where('municipio_id', '=', 13120)
      .execute(),
  );
  const { avisos } = await estrategia();
  expect(avisos).toContain('Borrador');
  expect(avisos).toContain('«Campaña nueva», que no está firmada.');
});
