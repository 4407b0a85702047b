import type { Ajuste } from '../dominio.ts';
import type { FilaMatriz } from '../importacion/importar-matriz.ts';

type Completa = {
  readonly id: string;
  readonly valores: readonly number[];
  readonly contra: string | null;
};

/** Separa las filas con todas las variables de las que tienen alguna perdida. */
export function repartir(filas: readonly FilaMatriz[], variables: readonly string[]) {
  const completas: Completa[] = [];
  const excluidos: { readonly cut: string; readonly faltan: readonly string[] }[] = [];
  for (const f of filas) {
    const valores = f.valores.filter((v) => v !== null);
    if (valores.length === f.valores.length) {
      completas.push({ id: f.id, valores, contra: f.contra });
    } else {
      const faltan = variables.filter((_, i) => f.valores[i] === null);
      excluidos.push({ cut: f.id, faltan });
    }
  }
  return { completas, excluidos };
}

/**
 * Aplica los ajustes documentados a una matriz de dimensiones. Uno que da valor solo llena
 * una celda vacía; uno que quita el dato lo quita siempre (o si vale cero, en trámites).
 */
export function ajustarFilas(
  filas: readonly FilaMatriz[],
  variables: readonly string[],
  ajustes: readonly Ajuste[],
): { readonly filas: readonly FilaMatriz[]; readonly advertencias: readonly string[] } {
  const tocados = new Map<string, string[]>();
  const ajustadas = filas.map((f) => {
    const valores = [...f.valores];
    for (const a of ajustes) {
      const i = variables.indexOf(a.columna);
      if (i < 0 || !a.municipios.includes(f.id)) continue;
      const actual = valores[i] ?? null;
      const soloCero = a.cuando.some((c) => 'igual' in c && c.igual === 0);
      const aplica = a.valor === null ? !soloCero || actual === 0 : actual === null;
      if (!aplica || actual === a.valor) continue;
      valores[i] = a.valor;
      tocados.set(a.id, [...(tocados.get(a.id) ?? []), f.id]);
    }
    return { ...f, valores };
  });
  const advertencias = ajustes.flatMap((a) => {
    const cuts = tocados.get(a.id) ?? [];
    return cuts.length === 0
      ? []
      : [`Ajuste documentado en ${cuts.join(', ')}: ${a.motivo} (Código ${a.id}.)`];
  });
  return { filas: ajustadas, advertencias };
}
