import type { Calculo, Respuestas } from '../dominio.ts';
import type { Paso, Plan } from './compilar.ts';
import { puntuar } from './puntuar.ts';

export const DADO = 0;
export const PERDIDO = 1;
export const NO_APLICA = 2;

/** Valores de todas las casillas de un municipio. `cobertura` es la parte respondida, de 0 a 1. */
export type Casillas = {
  readonly valor: Float64Array;
  readonly estado: Uint8Array;
  readonly cobertura: Float64Array;
};

/** Valores impuestos a un cálculo por un ajuste documentado; `null` es «sin dato». */
export type Impuestos = ReadonlyMap<string, number | null>;

/** Evalúa los ítems y luego los cálculos, en orden. */
export function evaluarCasillas(
  plan: Plan,
  respuestas: Respuestas,
  impuestos: Impuestos,
): Casillas {
  const c: Casillas = {
    valor: new Float64Array(plan.casillas),
    estado: new Uint8Array(plan.casillas),
    cobertura: new Float64Array(plan.casillas),
  };
  for (let i = 0; i < plan.items.length; i += 1) evaluarItem(plan, i, respuestas, c);
  for (const paso of plan.pasos) {
    evaluarPaso(paso, c);
    const impuesto = impuestos.get(paso.calculo.id);
    if (impuesto !== undefined) {
      c.valor[paso.casilla] = impuesto ?? 0;
      c.estado[paso.casilla] = impuesto === null ? PERDIDO : DADO;
    }
  }
  return c;
}

/** Evalúa un ítem: su puntaje, si aplica y si está respondido. Un campo sigue a su ítem. */
export function evaluarItem(plan: Plan, i: number, respuestas: Respuestas, c: Casillas): void {
  const par = plan.items[i];
  if (par === undefined) return;
  const { item, padre } = par;
  const heredada = padre >= 0 && c.estado[padre] === NO_APLICA;
  const respuesta = heredada ? 'no_aplica' : (respuestas[item.id] ?? null);
  const puntaje = puntuar(item, respuesta);
  c.valor[i] = puntaje ?? 0;
  c.estado[i] = DADO;
  c.cobertura[i] = puntaje !== null || respuesta === 'no_aplica' ? 1 : 0;
  if (puntaje !== null) return;
  if (respuesta === 'no_aplica') {
    if (item.no_aplica === 'excluido') c.estado[i] = NO_APLICA;
  } else if (item.sin_respuesta === 'perdido') c.estado[i] = PERDIDO;
}

/** Evalúa un cálculo a partir de sus sumandos, ya evaluados. */
export function evaluarPaso(paso: Paso, c: Casillas): void {
  const { calculo, casilla } = paso;
  if (calculo.op === 'primero') {
    copiarPrimero(paso, c);
    return;
  }
  c.valor[casilla] = 0;
  c.estado[casilla] = DADO;
  let suma = 0;
  let pesos = 0;
  let aplican = 0;
  let perdidos = 0;
  let cubierto = 0;
  let total = 0;
  for (let j = 0; j < paso.de.length; j += 1) {
    const d = paso.de[j] ?? 0;
    const peso = paso.pesos[j] ?? 1;
    if (c.estado[d] === NO_APLICA) continue;
    aplican += 1;
    total += peso;
    cubierto += peso * (c.cobertura[d] ?? 0);
    const perdido = c.estado[d] === PERDIDO;
    if (perdido) perdidos += 1;
    if (perdido && calculo.faltan === 'omitir') continue;
    pesos += peso;
    suma += peso * aporte(calculo, perdido ? 0 : (c.valor[d] ?? 0));
  }
  c.cobertura[casilla] = total === 0 ? 1 : cubierto / total;
  if (aplican === 0) {
    c.estado[casilla] = calculo.divisor === undefined ? NO_APLICA : DADO;
  } else if (perdidos === aplican && calculo.faltan !== 'cero') {
    c.estado[casilla] = PERDIDO;
  } else if (perdidos > 0 && calculo.faltan === 'perdido') {
    c.estado[casilla] = PERDIDO;
  } else {
    c.valor[casilla] = cerrar(calculo, suma / (calculo.divisor ?? pesos));
  }
}

function aporte(calculo: Calculo, valor: number): number {
  if (calculo.op === 'umbral') return valor >= (calculo.umbral ?? 1) - 1e-9 ? 1 : 0;
  return valor;
}

function cerrar(calculo: Calculo, valor: number): number {
  if (calculo.op === 'truncar') {
    const escala = 10 ** (calculo.decimales ?? 0);
    // El margen evita que 0,20 × 100 = 19,999… se trunque a 0,19.
    return Math.floor(valor * escala + 1e-9) / escala;
  }
  return calculo.tope === undefined ? valor : Math.min(calculo.tope, valor);
}

function copiarPrimero(paso: Paso, c: Casillas): void {
  c.valor[paso.casilla] = 0;
  c.cobertura[paso.casilla] = 0;
  c.estado[paso.casilla] = PERDIDO;
  for (const d of paso.de) {
    c.cobertura[paso.casilla] = Math.max(c.cobertura[paso.casilla] ?? 0, c.cobertura[d] ?? 0);
    if (c.estado[d] === DADO) {
      c.valor[paso.casilla] = c.valor[d] ?? 0;
      c.estado[paso.casilla] = DADO;
      return;
    }
    if (c.estado[d] === NO_APLICA) c.estado[paso.casilla] = NO_APLICA;
  }
}
