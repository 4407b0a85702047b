import type { Literal } from './regla.ts';

/** Respuesta compuesta (por ejemplo una dirección): las reglas sólo ven si está vacía. */
export interface Compuesto {
  readonly compuesto: boolean;
}
export type Leido = Literal | readonly Literal[] | Compuesto;

const PROFUNDIDAD_RUTA = 10;

/**
 * Lee un campo por su id o por su ruta con puntos (`direccion.comuna`). La ruta manda: el
 * nombre entero sólo se prueba si su primera parte no existe, de modo que un dato llamado
 * `acciones.revisar` no puede tapar a `acciones`. Al cruzar una lista de filas junta esa
 * columna en una lista. Lo que no existe es `null`. Sólo mira propiedades propias.
 */
export function leerCampo(datos: unknown, ruta: string): Leido {
  const partes = ruta.split('.');
  if (partes.length === 1 || propiedad(datos, partes[0] ?? '') === undefined) {
    return leer(propiedad(datos, ruta));
  }
  if (partes.length > PROFUNDIDAD_RUTA) return null;
  let actual: unknown = datos;
  for (const parte of partes) {
    actual = Array.isArray(actual)
      ? actual.map((fila: unknown) => propiedad(fila, parte))
      : propiedad(actual, parte);
    if (actual === undefined) return null;
  }
  return leer(actual);
}

function propiedad(objeto: unknown, clave: string): unknown {
  if (typeof objeto !== 'object' || objeto === null || Array.isArray(objeto)) return undefined;
  return Object.hasOwn(objeto, clave) ? Reflect.get(objeto, clave) : undefined;
}

function leer(valor: unknown): Leido {
  if (Array.isArray(valor)) return valor.map(suelto);
  if (typeof valor === 'object' && valor !== null) {
    return { compuesto: Object.keys(valor).length > 0 };
  }
  return suelto(valor);
}

function suelto(valor: unknown): Literal {
  if (typeof valor === 'string' || typeof valor === 'boolean') return valor;
  return typeof valor === 'number' && Number.isFinite(valor) ? valor : null;
}
