import { createHash, timingSafeEqual } from 'node:crypto';

/** Compara secretos sin revelar por el tiempo cuánto coincide. */
export function textosIguales(uno: string, otro: string): boolean {
  const resumen = (texto: string) => createHash('sha256').update(texto).digest();
  return timingSafeEqual(resumen(uno), resumen(otro));
}
