/** Bajada o subida de flechas dentro de un canal: ocupa una pista propia. */
export interface Vertical {
  readonly clave: string;
  /** Altura por donde entra desde la izquierda; nada si sube de un carril. */
  sale: number | null;
  /** Alturas por donde sigue hacia la derecha. */
  readonly llegan: Set<number>;
  /** Si sigue hasta un carril bajo el dibujo. */
  carril: boolean;
}

/** Encima de cualquier número posible de cruces: taparse confunde más que cruzarse. */
const TAPARSE = 1000;

/**
 * Ordena las verticales de un canal de izquierda a derecha: primero que ninguna horizontal
 * tape a otra, y luego que se crucen poco. El costo es de a pares, así que basta
 * intercambiar vecinas mientras mejore.
 */
export function ordenarPistas(verticales: readonly Vertical[]): readonly Vertical[] {
  const orden = [...verticales];
  for (let vuelta = 0; vuelta < orden.length; vuelta += 1) {
    for (let i = 0; i + 1 < orden.length; i += 1) {
      const [a, b] = [orden[i], orden[i + 1]];
      if (a !== undefined && b !== undefined && costo(b, a) < costo(a, b)) orden.splice(i, 2, b, a);
    }
  }
  return orden;
}

/** Cruces y tapadas que deja poner `a` a la izquierda de `b`. */
function costo(a: Vertical, b: Vertical): number {
  const cruces = [...a.llegan].filter((y) => cruza(y, b)).length;
  if (b.sale === null) return cruces;
  const tapa = a.llegan.has(b.sale) && !b.llegan.has(b.sale);
  return cruces + (cruza(b.sale, a) ? 1 : 0) + (tapa ? TAPARSE : 0);
}

function cruza(y: number, { sale, llegan, carril }: Vertical): boolean {
  const alturas = [...llegan, ...(sale === null ? [] : [sale])];
  const fondo = carril ? Number.POSITIVE_INFINITY : Math.max(...alturas);
  return y > Math.min(...alturas) && y < fondo;
}
