import type { Item, Respuesta } from '../dominio.ts';

/** Puntaje de una respuesta según la codificación del ítem; `null` si no hay valor. */
export function puntuar(item: Item, respuesta: Respuesta): number | null {
  if (respuesta === null || respuesta === 'no_aplica') return null;
  const c = item.codificacion;
  switch (c.clase) {
    case 'identidad':
      return Number(respuesta);
    case 'tabla':
      return c.puntajes[String(respuesta)] ?? null;
    case 'recta':
      return acotar((Number(respuesta) - c.desde) / (c.hasta - c.desde));
    case 'tramos':
      return c.tramos.find((t) => Number(respuesta) <= t.maximo)?.puntaje ?? c.resto;
  }
}

function acotar(x: number): number {
  return Math.min(1, Math.max(0, x));
}
