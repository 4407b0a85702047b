import type { Item } from '../madurez/index.ts';
import { puntuar } from '../madurez/index.ts';

/** Generador pequeño y repetible (mulberry32): la demostración es siempre la misma. */
function crearAzar(semilla: number): () => number {
  let a = semilla;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Respuesta inventada a cada ítem: puntajes cercanos al nivel pedido, con algún «no aplica». */
export function respuestasInventadas(
  items: readonly Item[],
  semilla: number,
  nivel: number,
): readonly { readonly item: Item; readonly texto: string }[] {
  const azar = crearAzar(semilla);
  const enLinea = new Map<string, boolean>();
  return items.flatMap((item) => {
    const [meta, dado] = [Math.max(0, Math.min(1, nivel + (azar() - 0.5) * 0.6)), azar()];
    const padre = item.parte_de;
    if (padre !== undefined && enLinea.get(padre) === false) return [];
    if (item.no_aplica !== 'no_admite' && padre === undefined && dado < 0.02) {
      enLinea.set(item.id, false);
      return [{ item, texto: 'no aplica' }];
    }
    if (dado > 0.985) return [{ item, texto: 'no responde' }];
    const texto = valorCerca(item, meta, dado);
    if (item.tipo === 'si_no') enLinea.set(item.id, texto === '1');
    return [{ item, texto: item.id.endsWith('.nivel') ? String(dado < nivel ? 4 : 3) : texto }];
  });
}

function valorCerca(item: Item, meta: number, dado: number): string {
  if (item.tipo === 'si_no') return dado < meta ? '1' : '0';
  if (item.tipo === 'opcion') {
    const puntuadas = (item.opciones ?? []).map((o) => ({ o, p: puntuar(item, o.valor) ?? 0 }));
    return (
      puntuadas.toSorted((a, b) => Math.abs(a.p - meta) - Math.abs(b.p - meta))[0]?.o.valor ?? ''
    );
  }
  const c = item.codificacion;
  const crudo =
    c.clase === 'recta'
      ? c.desde + (c.hasta - c.desde) * meta
      : (item.minimo ?? 0) + ((item.maximo ?? 10) - (item.minimo ?? 0)) * meta;
  const dentro = Math.min(item.maximo ?? crudo, Math.max(item.minimo ?? crudo, crudo));
  return item.tipo === 'entero'
    ? String(Math.round(dentro))
    : String(Math.round(dentro * 10) / 10).replace('.', ',');
}
