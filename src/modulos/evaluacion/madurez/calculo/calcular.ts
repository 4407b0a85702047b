import type { Ajuste, Medicion, Respuestas } from '../dominio.ts';
import { type Casillas, evaluarCasillas, type Impuestos, NO_APLICA } from './casillas.ts';
import type { Plan } from './compilar.ts';
import { cumple, valorDe } from './condiciones.ts';

export type DetalleMedicion = Medicion & {
  readonly casillas: Casillas;
  readonly otros: Readonly<Record<string, number | null>>;
};

/**
 * Calcula el índice y las dimensiones de un municipio (0 a 1). Aplica los ajustes documentados
 * que correspondan y los informa como advertencias. `publicado` es `null` si no se cumple
 * la regla de publicación del instrumento.
 */
export function calcular(
  plan: Plan,
  cut: string,
  respuestas: Respuestas,
  ajustes: readonly Ajuste[] = [],
): DetalleMedicion {
  const vigentes = ajustes.filter((a) => corresponde(a, cut, respuestas));
  const impuestos: Impuestos = new Map(vigentes.map((a) => [a.calculo, a.valor]));
  const casillas = evaluarCasillas(plan, respuestas, impuestos);
  const leer = (id: string): number | null => valorDe(casillas, plan.casillaDe.get(id) ?? -1);
  const motivo = motivoDeNoPublicar(plan, casillas, respuestas);
  const { instrumento } = plan;
  return {
    cut,
    indice: motivo !== null && calla(plan) ? null : leer(instrumento.indice),
    publicado: motivo === null ? leer(instrumento.publicado) : null,
    dimensiones: Object.fromEntries(
      plan.dimensiones.map(({ dimension, casilla }) => [
        dimension.clave,
        valorDe(casillas, casilla),
      ]),
    ),
    cobertura: coberturaDeItems(plan, casillas),
    advertencias: [
      ...vigentes.map((a) => `Ajuste documentado: ${a.motivo} (Código ${a.id}.)`),
      ...faltas(plan, casillas),
      ...(motivo === null ? [] : [`Índice no publicado: ${motivo}`]),
      ...instrumento.coherencia
        .filter((r) => r.cuando.every((c) => cumple(plan, casillas, respuestas, c)))
        .map((r) => r.mensaje),
    ],
    otros: Object.fromEntries(
      Object.entries(instrumento.otros_indices ?? {}).map(([clave, id]) => [clave, leer(id)]),
    ),
    casillas,
  };
}

/** El índice solo, para quien prueba muchas respuestas y no necesita el detalle. */
export function indiceDe(plan: Plan, c: Casillas, r: Respuestas): number | null {
  if (calla(plan) && motivoDeNoPublicar(plan, c, r) !== null) return null;
  return valorDe(c, plan.casillaDe.get(plan.instrumento.indice) ?? -1);
}

/** Sin cobertura mínima, lo que no se publica tampoco tiene índice. */
function calla({ instrumento }: Plan): boolean {
  return instrumento.publicacion.cobertura_minima === undefined;
}

function corresponde(a: Ajuste, cut: string, r: Respuestas): boolean {
  return (
    a.municipios.includes(cut) &&
    (a.sin_dato ?? []).every((id) => (r[id] ?? null) === null) &&
    a.cuando.every((c) => 'igual' in c && String(r[c.ref] ?? '') === String(c.igual))
  );
}

function motivoDeNoPublicar(plan: Plan, c: Casillas, r: Respuestas): string | null {
  const regla = plan.instrumento.publicacion;
  const minima = regla.cobertura_minima;
  const cubierta =
    minima === undefined ||
    plan.dimensiones.every(
      ({ dimension, casilla }) =>
        dimension.ambito !== 'dimension' || (c.cobertura[casilla] ?? 0) >= minima,
    );
  const cumplida =
    cubierta &&
    regla.todas.every((x) => cumple(plan, c, r, x)) &&
    (regla.alguna === undefined || regla.alguna.some((x) => cumple(plan, c, r, x)));
  return cumplida ? null : regla.motivo;
}

/** Con más dimensiones perdidas que estas se dice cuántas son, sin nombrarlas. */
const MAXIMO_NOMBRADAS = 4;
const minuscula = (nombre: string): string => nombre.charAt(0).toLowerCase() + nombre.slice(1);

function faltas(plan: Plan, c: Casillas): string[] {
  const perdidas = plan.dimensiones.filter(({ casilla }) => valorDe(c, casilla) === null);
  if (perdidas.length === 0) return [];
  const cuales =
    perdidas.length > MAXIMO_NOMBRADAS
      ? `${perdidas.length} de ${plan.dimensiones.length} dimensiones`
      : perdidas.map(({ dimension }) => minuscula(dimension.nombre)).join('; ');
  return [`Falta dato en: ${cuales}. El índice no se compara con los completos.`];
}

/** Parte de los ítems que aplican y tienen respuesta. «No aplica» cuenta como respondido. */
function coberturaDeItems(plan: Plan, c: Casillas): number {
  let total = 0;
  let dados = 0;
  plan.items.forEach(({ cuenta }, i) => {
    if (!cuenta || c.estado[i] === NO_APLICA) return;
    total += 1;
    dados += c.cobertura[i] ?? 0;
  });
  return total === 0 ? 0 : dados / total;
}
