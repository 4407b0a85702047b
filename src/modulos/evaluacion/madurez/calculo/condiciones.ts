import type { Condicion, Respuestas } from '../dominio.ts';
import { type Casillas, DADO } from './casillas.ts';
import type { Plan } from './compilar.ts';

/** ¿Se cumple la condición? Sobre un ítem mira la respuesta; sobre un cálculo, su valor. */
export function cumple(plan: Plan, c: Casillas, respuestas: Respuestas, cond: Condicion): boolean {
  const casilla = plan.casillaDe.get(cond.ref) ?? -1;
  const esItem = casilla < plan.items.length;
  const cruda = esItem ? (respuestas[cond.ref] ?? null) : valorDe(c, casilla);
  if (cruda === null || cruda === 'no_aplica') return false;
  if ('disponible' in cond) return true;
  if ('igual' in cond) return String(cruda) === String(cond.igual);
  if ('mayor_que' in cond) return Number(cruda) > cond.mayor_que;
  return Number(cruda) < cond.menor_que;
}

/** Valor de una casilla, o `null` si está perdida o no aplica. */
export function valorDe(c: Casillas, casilla: number): number | null {
  return c.estado[casilla] === DADO ? (c.valor[casilla] ?? null) : null;
}
