import type { PropsCampo } from '../../diseno/index.ts';
import type { Campo } from '../tipos.ts';
import type { Dibujo } from './implementacion.ts';

/** Id HTML de una entrada: sin puntos, para que sirva de ancla y de selector. */
export function idDe(nombre: string): string {
  return nombre.replaceAll('.', '-');
}

/** Nombre de una parte de la entrada. */
export function nombreDe(nombre: string, parte: string): string {
  return parte === '' ? nombre : `${nombre}.${parte}`;
}

type PedidoDeDibujo = Pick<Dibujo<Campo>, 'nombre' | 'crudos' | 'errores'>;

/** Lo que la persona escribió en una parte del campo; texto vacío si nada. */
export function escrito(dibujo: PedidoDeDibujo, parte = ''): string {
  return escritos(dibujo, parte)[0] ?? '';
}

/** Todo lo que llegó con un mismo nombre (casillas). */
export function escritos(dibujo: PedidoDeDibujo, parte = ''): readonly string[] {
  const crudo = dibujo.crudos[nombreDe(dibujo.nombre, parte)];
  return crudo === undefined ? [] : typeof crudo === 'string' ? [crudo] : crudo;
}

/** Mensaje de error de una parte. */
export function errorDe(dibujo: PedidoDeDibujo, parte = ''): string | undefined {
  const nombre = nombreDe(dibujo.nombre, parte);
  return dibujo.errores.find((e) => e.campo === nombre)?.mensaje;
}

/** Propiedades que todo componente de campo recibe. */
export function comunes(dibujo: Dibujo<Campo>): PropsCampo {
  return {
    id: idDe(dibujo.nombre),
    nombre: dibujo.nombre,
    etiqueta: dibujo.campo.etiqueta,
    ayuda: dibujo.campo.ayuda,
    error: errorDe(dibujo),
    opcional: !dibujo.obligatorio,
    comoTitulo: dibujo.esTitulo,
  };
}
