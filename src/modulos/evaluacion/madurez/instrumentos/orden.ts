import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Calculo } from '../dominio.ts';

/**
 * Ordena los cálculos para que cada uno venga después de los que usa.
 * Si hay un ciclo, el error es el camino que lo forma, con el primero repetido al final.
 */
export function ordenarCalculos(
  calculos: readonly Calculo[],
): Resultado<readonly Calculo[], readonly string[]> {
  const porId = new Map(calculos.map((c) => [c.id, c]));
  const listos = new Set<string>();
  const orden: Calculo[] = [];
  const camino: string[] = [];
  const visitar = (c: Calculo): readonly string[] | null => {
    if (listos.has(c.id)) return null;
    const vuelta = camino.indexOf(c.id);
    if (vuelta >= 0) return [...camino.slice(vuelta), c.id];
    camino.push(c.id);
    for (const { ref } of c.de) {
      const previo = porId.get(ref);
      const ciclo = previo === undefined ? null : visitar(previo);
      if (ciclo !== null) return ciclo;
    }
    camino.pop();
    listos.add(c.id);
    orden.push(c);
    return null;
  };
  for (const c of calculos) {
    const ciclo = visitar(c);
    if (ciclo !== null) return falla(ciclo);
  }
  return exito(orden);
}
