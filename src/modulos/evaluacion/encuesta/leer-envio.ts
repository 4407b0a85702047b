import type { FormularioRecibido } from '../../gobierno/administracion/index.ts';
import type { Item } from '../madurez/index.ts';
import type { Envio } from './casos/guardar.ts';

/** Lo que llegó de un ítem. Con `error` no se intenta guardar. */
export interface EnvioLeido extends Envio {
  readonly error: string | undefined;
}

/** Lo escrito y no guardado de un ítem, para devolverlo a la pantalla tal como estaba. */
export interface SinGuardar {
  readonly texto: string;
  readonly especial: string;
  readonly revision: number;
  readonly mensaje: string | undefined;
}

/**
 * Lee un ítem del formulario. Los números llevan además una lista con «no aplica» y «no responde»:
 * manda lo que la persona cambió, y si cambió las dos cosas es un error.
 */
export function leerEnvio(f: FormularioRecibido, item: Item): EnvioLeido {
  const escrito = f.texto(`r:${item.id}`).trim();
  const especial = f.texto(`e:${item.id}`);
  const mostrado = f.texto(`p:${item.id}`);
  const revisionVista = Number(f.texto(`v:${item.id}`)) || 0;
  const base = { item, revisionVista, error: undefined };
  if (especial === '' || escrito === '' || escrito === mostrado) {
    return { ...base, texto: especial === '' ? escrito : especial };
  }
  if (especial === mostrado) return { ...base, texto: escrito };
  const error = 'Escriba un número o elija una de la lista, no ambas.';
  return { ...base, texto: escrito, error };
}

/** Lo que se escribió de un ítem, con el motivo por el que no se guardó. */
export function sinGuardar(
  f: FormularioRecibido,
  item: Item,
  mensaje: string | undefined,
): SinGuardar {
  return {
    texto: f.texto(`r:${item.id}`),
    especial: f.texto(`e:${item.id}`),
    revision: Number(f.texto(`v:${item.id}`)) || 0,
    mensaje,
  };
}
