import { esUuid } from '../../../../base/ids.ts';
import type { Puertos } from '../../../puertos.ts';
import type { ErrorReparto, tomar } from '../../expedientes/index.ts';
import { foliosDe } from '../consultas.ts';
import type { Visita } from '../dependencias.ts';
import type { ResultadoDeCaso } from '../resultados.tsx';

/** Más que una página de la bandeja no se puede marcar. */
const MAXIMO_MARCADOS = 50;

/** Identificadores marcados, sin repetir y sin basura. */
export function leerMarcados(valores: readonly string[]): readonly string[] {
  return [...new Set(valores.filter(esUuid))].slice(0, MAXIMO_MARCADOS);
}

/** Por qué no se pudo repartir un caso. */
export const MOTIVO_REPARTO: Readonly<Record<ErrorReparto, string>> = {
  'no-existe': 'No encontramos este expediente.',
  terminado: 'Ya terminó.',
  'sin-permiso': 'El paso en que está le toca a otro papel o a otra unidad.',
  'ya-tomado': 'Otra persona lo tomó antes.',
  'no-es-suyo': 'Está a cargo de otra persona.',
  'destinatario-sin-rol': 'Esa persona no tiene el papel que pide este paso.',
};

/**
 * Toma varios casos, cada uno en su transacción: que uno falle no echa atrás los demás. El
 * resultado dice qué pasó con cada uno.
 */
export async function tomarVarios(
  puertos: Pick<Puertos, 'base' | 'reloj'>,
  { autor, municipio }: Visita,
  ids: readonly string[],
  tomarUno: typeof tomar,
): Promise<readonly ResultadoDeCaso[]> {
  const { municipioId } = municipio;
  const folios = await puertos.base.conMunicipio(municipioId, (tx) => foliosDe(tx, ids));
  const resultados: ResultadoDeCaso[] = [];
  for (const expedienteId of ids) {
    const caso = folios.get(expedienteId);
    if (caso === undefined) continue;
    const tomado = await puertos.base.conMunicipio(municipioId, (tx) =>
      tomarUno(tx, puertos, { expedienteId, funcionario: autor }),
    );
    resultados.push({
      expedienteId,
      ...caso,
      ...(tomado.ok ? {} : { error: MOTIVO_REPARTO[tomado.error] }),
    });
  }
  return resultados;
}
