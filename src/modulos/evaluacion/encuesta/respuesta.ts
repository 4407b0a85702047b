import { exito, type Resultado } from '../../../base/resultado.ts';
import type { ClaseRespuesta } from '../../../plataforma/base-de-datos/tablas.ts';
import { type Item, leerRespuesta, type Respuesta, type Respuestas } from '../madurez/index.ts';

/** Respuesta escrita: un valor, «no aplica» o «no responde», que son cosas distintas. */
export interface Escrita {
  readonly clase: ClaseRespuesta;
  readonly valor: string | null;
}

export const NO_APLICA = 'no aplica';
export const NO_RESPONDE = 'no responde';

/** Lee lo que se escribió en un campo. Vacío es `null`: aún no respondido. El error va en español. */
export function leerEscrita(item: Item, texto: string): Resultado<Escrita | null, string> {
  const limpio = texto.trim();
  if (limpio === '') return exito(null);
  if (limpio === NO_RESPONDE) return exito({ clase: 'no_responde', valor: null });
  const leida = leerRespuesta(item, limpio);
  if (!leida.ok) return leida;
  if (leida.valor === null) return exito({ clase: 'no_responde', valor: null });
  if (leida.valor === 'no_aplica') return exito({ clase: 'no_aplica', valor: null });
  return exito({ clase: 'valor', valor: String(leida.valor) });
}

export function iguales(a: Escrita | null, b: Escrita | null): boolean {
  return a?.clase === b?.clase && a?.valor === b?.valor;
}

/** Lo que espera el cálculo. */
export function comoRespuesta(item: Item, escrita: Escrita): Respuesta {
  if (escrita.clase === 'no_aplica') return 'no_aplica';
  if (escrita.clase === 'no_responde' || escrita.valor === null) return null;
  return item.tipo === 'opcion' ? escrita.valor : Number(escrita.valor);
}

/** Respuestas de todos los ítems para calcular. */
export function comoRespuestas(
  items: readonly Item[],
  escritas: ReadonlyMap<string, Escrita>,
): Respuestas {
  return Object.fromEntries(
    items.flatMap((i) => {
      const e = escritas.get(i.id);
      return e === undefined ? [] : [[i.id, comoRespuesta(i, e)]];
    }),
  );
}

/** La respuesta en palabras, como la lee una persona. */
export function enPalabras(item: Item, escrita: Escrita | null | undefined): string {
  if (escrita === null || escrita === undefined) return 'Sin responder';
  if (escrita.clase === 'no_aplica') return 'No aplica';
  if (escrita.clase === 'no_responde') return 'No responde';
  if (item.tipo === 'si_no') return escrita.valor === '1' ? 'Sí' : 'No';
  if (item.tipo === 'opcion')
    return item.opciones?.find((o) => o.valor === escrita.valor)?.etiqueta ?? escrita.valor ?? '';
  return (escrita.valor ?? '').replace('.', ',');
}
