import type { Accion } from './dominio.ts';

/**
 * La acción con los requisitos que le faltan, en orden de ejecución. Un ciclo de requisitos
 * lo rechaza antes `validarBiblioteca`; aquí cada acción entra una sola vez.
 */
export function paquete(
  accion: Accion,
  porId: ReadonlyMap<string, Accion>,
  hechas: ReadonlySet<string>,
): readonly Accion[] {
  const orden: Accion[] = [];
  const vistas = new Set(hechas);
  const agregar = (a: Accion): void => {
    if (vistas.has(a.id)) return;
    vistas.add(a.id);
    for (const id of a.requiere) {
      const previa = porId.get(id);
      if (previa !== undefined) agregar(previa);
    }
    orden.push(a);
  };
  agregar(accion);
  return orden;
}

/** Camino de un ciclo entre elementos que se requieren, o `null` si no lo hay. */
export function cicloDe(
  elementos: readonly { readonly id: string; readonly requiere: readonly string[] }[],
): readonly string[] | null {
  const porId = new Map(elementos.map((e) => [e.id, e]));
  const listos = new Set<string>();
  const camino: string[] = [];
  const visitar = (id: string): readonly string[] | null => {
    if (listos.has(id)) return null;
    const vuelta = camino.indexOf(id);
    if (vuelta >= 0) return [...camino.slice(vuelta), id];
    camino.push(id);
    for (const previo of porId.get(id)?.requiere ?? []) {
      const ciclo = visitar(previo);
      if (ciclo !== null) return ciclo;
    }
    camino.pop();
    listos.add(id);
    return null;
  };
  for (const { id } of elementos) {
    const ciclo = visitar(id);
    if (ciclo !== null) return ciclo;
  }
  return null;
}
