import type { Hoja, Instrumento, Item } from '../../madurez/index.ts';
import { type Escrita, enPalabras } from '../respuesta.ts';

/** Qué se puede escribir en un ítem, en una frase. */
export function comoResponder(item: Item): string {
  const especiales = item.no_aplica === 'no_admite' ? 'no responde' : 'no aplica, no responde';
  if (item.tipo === 'si_no') return `sí, no, ${especiales}`;
  if (item.tipo === 'opcion')
    return `${(item.opciones ?? []).map((o) => o.etiqueta).join(' / ')}; o ${especiales}`;
  const clase = item.tipo === 'entero' ? 'entero' : 'número';
  return `${clase} de ${item.minimo ?? 0} a ${item.maximo ?? 'más'}, o ${especiales}`;
}

/** Plantilla de un municipio: una fila por ítem, con lo ya respondido. */
export function plantillaMunicipal(
  instrumento: Instrumento,
  vigentes: ReadonlyMap<string, Escrita>,
): Hoja {
  return [
    ['item', 'pregunta', 'como_responder', 'respuesta'],
    ...instrumento.items.map((item) => {
      const vigente = vigentes.get(item.id);
      return [
        item.id,
        item.texto,
        comoResponder(item),
        vigente === undefined ? '' : enPalabras(item, vigente),
      ];
    }),
  ];
}

/** Plantilla nacional: una fila por municipio invitado y una columna por ítem, sin respuestas. */
export function plantillaNacional(
  instrumento: Instrumento,
  municipios: readonly { readonly cut: string; readonly nombre: string }[],
): Hoja {
  return [
    ['cut', 'municipio', ...instrumento.items.map((i) => `${i.id}: ${i.texto}`)],
    ...municipios.map((m) => [m.cut, m.nombre, ...instrumento.items.map(() => '')]),
  ];
}
