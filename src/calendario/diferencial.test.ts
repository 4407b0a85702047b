import Holidays from 'date-holidays';
import { expect, it } from 'vitest';
import { calendarioDePrueba } from './calendario-de-prueba.ts';

/**
 * Diferencias conocidas con date-holidays 3.37.0 en días de lunes a viernes, 2015 a 2035.
 * '+' lo tenemos nosotros y no la biblioteca; '-' al revés.
 */
const DIFERENCIAS = [
  // Feriado del Censo 2017: la biblioteca no lo incluye. Fue dispuesto por ley para ese único día.
  '+2017-04-19 (nacional)',
  // Ley 20.768: la biblioteca ubica a Chillán en Biobío hasta 2017, antes de crearse Ñuble.
  '+2015-08-20 (NU)',
  // Visita del Papa Francisco: Ley 21.065 (Metropolitana), Ley 21.051 (Araucanía y Tarapacá).
  '+2018-01-16 (RM)',
  '+2018-01-18 (TA)',
  // Fiesta de San Lorenzo de 2023 en Tarapacá y Atacama: ley por confirmar.
  '+2023-08-10 (TA)',
];

const calendario = calendarioDePrueba();

function diferencias(lugar: string, cut: string | undefined, biblioteca: Holidays): string[] {
  return Array.from({ length: 21 }, (_, i) => 2015 + i).flatMap((anio) => {
    const suyos = new Set(
      biblioteca
        .getHolidays(anio)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    );
    const nuestros = new Set(calendario.feriados(anio, cut).map(({ fecha }) => fecha.toString()));
    const laboral = (f: string): boolean => Temporal.PlainDate.from(f).dayOfWeek <= 5;
    return [
      ...nuestros
        .difference(suyos)
        .values()
        .map((f) => ({ f, signo: '+' })),
      ...suyos
        .difference(nuestros)
        .values()
        .map((f) => ({ f, signo: '-' })),
    ]
      .filter(({ f }) => laboral(f))
      .map(({ f, signo }) => `${signo}${f} (${lugar})`);
  });
}

it('coincide con date-holidays salvo las diferencias documentadas', () => {
  const nacional = diferencias('nacional', undefined, new Holidays('CL'));
  const propias = (lugar: string, cut: string, biblioteca: Holidays): string[] =>
    diferencias(lugar, cut, biblioteca).filter((d) => !d.includes('2017-04-19'));
  expect([
    ...nacional,
    ...propias('AP', '15101', new Holidays('CL', 'AP')),
    ...propias('NU', '16101', new Holidays('CL', 'NU', 'CH')),
    ...propias('RM', '13101', new Holidays('CL')),
    ...propias('TA', '01101', new Holidays('CL', 'TA')),
  ]).toEqual(DIFERENCIAS);
});
