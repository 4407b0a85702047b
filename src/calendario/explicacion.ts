import { enumerar } from '../base/texto.ts';
import type { DiaSaltado } from './dias-habiles.ts';
import { diaDeLaSemana, fechaConDia, fechaLarga, nombreDelMes } from './formato.ts';

/** Más sábados y domingos que estos no se nombran uno a uno. */
const MAXIMO_FIN_DE_SEMANA = 24;

type PlazoExplicable = {
  readonly tipo: 'habiles' | 'corridos' | 'meses';
  readonly desde: Temporal.PlainDate;
  readonly cantidad: number;
  readonly prorroga: number;
  readonly articulo?: string | undefined;
  readonly vence: Temporal.PlainDate;
  readonly saltados: readonly DiaSaltado[];
};

function contar(n: number, singular: string, plural: string): string {
  return `${n} ${n === 1 ? singular : plural}`;
}

function medida(tipo: PlazoExplicable['tipo'], n: number): string {
  if (tipo === 'meses') return contar(n, 'mes', 'meses');
  return tipo === 'habiles'
    ? contar(n, 'día hábil', 'días hábiles')
    : contar(n, 'día corrido', 'días corridos');
}

/** "5, 6, 12 y 13 de septiembre" y "3 y 4 de octubre". */
function porMes(fechas: readonly Temporal.PlainDate[]): string {
  const grupos = Map.groupBy(fechas, (f) => `${f.year}-${f.month}`);
  const partes = [...grupos.values()].flatMap((grupo) => {
    const [primera] = grupo;
    if (primera === undefined) return [];
    return [`${enumerar(grupo.map((f) => String(f.day)))} de ${nombreDelMes(primera)}`];
  });
  return partes.join(' y ');
}

function nombrarSaltados(saltados: readonly DiaSaltado[]): readonly string[] {
  const feriados = saltados
    .filter(({ tipo }) => tipo === 'feriado')
    .map(
      ({ fecha, motivo }) =>
        `el ${diaDeLaSemana(fecha)} ${fecha.day} de ${nombreDelMes(fecha)} (${motivo})`,
    );
  const fines = saltados.filter(({ tipo }) => tipo !== 'feriado').map(({ fecha }) => fecha);
  if (fines.length === 0) return feriados;
  if (fines.length > MAXIMO_FIN_DE_SEMANA)
    return [...feriados, `${fines.length} sábados y domingos`];
  const [unico, otro] = fines;
  const nombre =
    otro === undefined && unico !== undefined
      ? `el ${diaDeLaSemana(unico)}`
      : 'los días sábado y domingo';
  return [...feriados, `${nombre} ${porMes(fines)}`];
}

/** "del viernes 25…", "de los días…", "de 30 sábados y domingos". */
function conDe(nombre: string): string {
  return nombre.startsWith('el ') ? `d${nombre}` : `de ${nombre}`;
}

/** Explica un plazo en una sola frase: cuánto es, cuándo vence, la norma y los días que no cuentan. */
export function explicarPlazo(plazo: PlazoExplicable): string {
  const { tipo, desde, cantidad, prorroga, vence } = plazo;
  const extra = prorroga === 0 ? '' : `, prorrogado en ${medida(tipo, prorroga)} (art. 26),`;
  const norma = plazo.articulo ?? 'Ley 19.880, art. 25';
  const inicio = `El plazo de ${medida(tipo, cantidad)}${extra} contado desde el ${fechaLarga(desde)} vence el ${fechaConDia(vence)} (${norma})`;
  const saltados = nombrarSaltados(plazo.saltados);
  if (saltados.length === 0) {
    return tipo === 'habiles'
      ? `${inicio}, sin días inhábiles entremedio.`
      : `${inicio}, que es día hábil.`;
  }
  return tipo === 'habiles'
    ? `${inicio}; ${plazo.saltados.length === 1 ? 'no se cuenta' : 'no se cuentan'} ${enumerar(saltados)}.`
    : `${inicio}, primer día hábil después ${enumerar(saltados.map(conDe))}.`;
}
