import type { Entrada } from './campos/implementacion.ts';
import { guardable } from './campos/texto-escrito.ts';
import type { Valor } from './tipos.ts';

/** Lo que llegó en el cuerpo, por nombre canónico (con puntos). */
export type Llegado = ReadonlyMap<string, readonly string[]>;

/** Nombre canónico: los componentes separan las partes con guion y aquí van con punto. */
export function nombreCanonico(nombre: string): string {
  return nombre.includes('-') ? nombre.replaceAll('-', '.') : nombre;
}

/** Pasa un valor de `cuerpo` a textos que se pueden guardar; descarta lo que no es texto. */
export function textosDe(valor: unknown): readonly string[] {
  if (typeof valor === 'string') return [guardable(valor)];
  const lista: readonly unknown[] = Array.isArray(valor) ? valor : [valor];
  return lista.flatMap((texto) => (typeof texto === 'string' ? [guardable(texto)] : []));
}

/** Vista de lo llegado desde el nombre de un campo. */
export function entradaDe(llegado: Llegado, nombre: string, previo: Valor | undefined): Entrada {
  const buscar = (parte: string): readonly string[] =>
    llegado.get(parte === '' ? nombre : `${nombre}.${parte}`) ?? [];
  return {
    nombre,
    previo,
    texto: (parte = '') => buscar(parte)[0] ?? '',
    lista: (parte = '') => buscar(parte),
    vino: (parte) => buscar(parte).length > 0,
    dentro: (prefijo, dePrefijo) => entradaDe(llegado, `${nombre}.${prefijo}`, dePrefijo),
  };
}
