import type { CifrasDePlataforma } from '../madurez/index.ts';
import type { DependenciasEncuesta } from './dependencias.ts';

/** Junta las cifras de todas las capacidades inscritas. */
export async function cifrasDe(
  { proveedores }: Pick<DependenciasEncuesta, 'proveedores'>,
  municipioId: number,
): Promise<CifrasDePlataforma> {
  return Object.assign({}, ...(await Promise.all(proveedores.map((p) => p(municipioId)))));
}
