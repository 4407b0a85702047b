import type { Instrumento, Item } from '../madurez/index.ts';

/** Parte del instrumento que responde una persona: se asigna, se muestra y se avanza aparte. */
export interface Parte {
  readonly id: string;
  readonly nombre: string;
  readonly items: readonly Item[];
}

const NUCLEO: readonly { readonly id: string; readonly nombre: string; readonly patron: RegExp }[] =
  [
    { id: 'nucleo-seguridad', nombre: 'Seguridad y servidores', patron: /^I-(SEG|SRV)/ },
    {
      id: 'nucleo-area',
      nombre: 'Área informática y estrategia',
      patron: /^I-(AREA|EDU|DEP|INT|EST)$/,
    },
    { id: 'nucleo-procesos', nombre: 'Procesos con sistema', patron: /^I-PRO-/ },
    { id: 'nucleo-tramites', nombre: 'Trámites en línea', patron: /^I-TRA-/ },
  ];

/** Partes de un instrumento, en su orden: el núcleo y luego cada dimensión propia. */
export function partesDe(instrumento: Instrumento): readonly Parte[] {
  const nucleo = NUCLEO.map(({ id, nombre, patron }) => ({
    id,
    nombre,
    items: instrumento.items.filter((i) => patron.test(i.id)),
  }));
  const propias = instrumento.dimensiones
    .filter((d) => d.ambito === 'dimension')
    .map((d) => ({
      id: d.clave,
      nombre: `${d.clave.toUpperCase()}. ${d.nombre}`,
      items: instrumento.items.filter((i) => i.id.split('.')[0]?.toLowerCase() === d.clave),
    }));
  const partes = [...nucleo, ...propias].filter((p) => p.items.length > 0);
  const puestos = new Set(partes.flatMap((p) => p.items.map((i) => i.id)));
  const resto = instrumento.items.filter((i) => !puestos.has(i.id));
  return resto.length === 0 ? partes : [...partes, { id: 'otros', nombre: 'Otros', items: resto }];
}

/** Los que se deben responder: los opcionales no cuentan para el avance ni quedan en blanco. */
export function exigidos(items: readonly Item[]): readonly Item[] {
  return items.filter((i) => i.opcional !== true);
}
