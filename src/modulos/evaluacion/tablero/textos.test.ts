import { describe, expect, it, test } from 'vitest';
import { evaluarLectura } from '../../../idioma/index.ts';
import { crearTablero } from './prueba/tablero.tsx';

const { pedir } = crearTablero();

const PAGINAS = [
  '/madurez',
  '/madurez?variable=indice',
  '/madurez?variable=gtm',
  '/madurez/regiones/02',
  '/madurez/regiones/15?variable=sml',
  '/madurez/ranking',
  '/madurez/ranking?variable=it',
  '/madurez/tabla?region=09',
  '/madurez/grupos/1',
  '/madurez/grupos/2',
  '/madurez/grupos/3',
  '/madurez/grupos/4',
  '/madurez/grupos/5',
  '/madurez/contexto',
  '/madurez/metodo',
  '/madurez/ley-21180',
  '/madurez/hitos',
  '/madurez/datos',
  '/madurez/evolucion?a=imtm-2015&b=mdm-1',
  '/madurez/evolucion?a=imtm-2015&b=imtm-2022-exacto',
  '/madurez/buscar?q=san',
  // Con medición completa, sin una dimensión, con un ajuste documentado, sin estudio.
  '/madurez/municipios/iquique',
  '/madurez/municipios/colchane',
  '/madurez/municipios/navidad',
  '/madurez/municipios/ollague',
];

const CORTES =
  /<\/?(?:p|li|d[dlt]|t[dhr]|h[1-6]|figcaption|caption|summary|div|section|desc|text|label|option|legend|nav|header|form|main|br)\b[^>]*>/;

/** Trozos de texto que se leen de corrido en el contenido de una página, tal como se ven. */
async function trozosDe(url: string): Promise<readonly string[]> {
  const { body } = await pedir(url);
  const contenido = /<main[^>]*>(.*)<\/main>/s.exec(body)?.[1] ?? '';
  const trozos = contenido
    .split(CORTES)
    .map((t) => t.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/g, ' '))
    .map((t) => t.replace(/\s+/g, ' ').trim());
  return [...new Set(trozos)].filter((t) => t !== '');
}

describe('lo que se lee en las páginas de madurez', () => {
  test.each(PAGINAS)('%s: sin jerga, gerundios ni oraciones de 20 palabras o más', async (url) => {
    const trozos = await trozosDe(url);
    expect(trozos.length).toBeGreaterThan(10);
    const faltas = trozos.flatMap((t) => {
      const { jerga, gerundios, oracionesLargas } = evaluarLectura(/[.!?:]$/.test(t) ? t : `${t}.`);
      return [...jerga.map((j) => j.expresion), ...gerundios, ...oracionesLargas];
    });
    expect(faltas).toEqual([]);
  });

  // Una sigla se escribe detrás de su nombre, entre paréntesis; los códigos de cálculo, nunca solos.
  test.each(PAGINAS)('%s: ninguna sigla va sin su nombre', async (url) => {
    const conNombre =
      /[\p{Ll}\d] \((?:IT|RRHH|GTM|SML|IMTM|PLADECO|mdm-1)\)|\(Código [a-z-]+\.\)/gu;
    const sueltas = (await trozosDe(url))
      .map((t) => t.replace(conNombre, ''))
      .filter((t) =>
        /\b(?:IT|RRHH|GTM|SML|IMTM|ARI|FCM|PLADECO|imtm-\d{4}|rrhh-\w+)\b|\bmdm-1(?!, versión)/.test(
          t,
        ),
      );
    expect(sueltas).toEqual([]);
  });

  it('la prueba ve el texto: frases con enlaces o cifras dentro llegan enteras', async () => {
    const trozos = await trozosDe('/madurez/metodo');
    expect(
      trozos.some((t) => /^Los grupos están poco separados\. La silueta media es 0,/.test(t)),
    ).toBe(true);
  });
});
