/**
 * JSON canónico al modo de RFC 8785: claves ordenadas por unidad UTF-16, sin espacios, números en
 * la forma de ECMAScript. Sirve para calcular hashes estables. Lanza TypeError ante lo que no es
 * JSON: undefined, NaN, infinito, funciones, fechas, mapas, ciclos o texto con sustitutos sueltos.
 */
export function jsonCanonico(valor: unknown): string {
  return escribir(valor, new Set());
}

function escribir(valor: unknown, abiertos: Set<object>): string {
  switch (typeof valor) {
    case 'boolean':
      return String(valor);
    case 'number':
      if (!Number.isFinite(valor)) throw new TypeError(`número sin forma JSON: ${valor}`);
      return JSON.stringify(valor);
    case 'string':
      if (!valor.isWellFormed()) throw new TypeError('texto Unicode mal formado');
      return JSON.stringify(valor);
    case 'object':
      return valor === null ? 'null' : escribirObjeto(valor, abiertos);
    default:
      throw new TypeError(`valor sin forma JSON: ${typeof valor}`);
  }
}

function escribirObjeto(valor: object, abiertos: Set<object>): string {
  if (abiertos.has(valor)) throw new TypeError('estructura cíclica');
  abiertos.add(valor);
  const texto = Array.isArray(valor)
    ? `[${Array.from(valor, (v: unknown) => escribir(v, abiertos)).join(',')}]`
    : escribirPlano(valor, abiertos);
  abiertos.delete(valor);
  return texto;
}

function escribirPlano(valor: object, abiertos: Set<object>): string {
  const prototipo: unknown = Object.getPrototypeOf(valor);
  if (prototipo !== null && prototipo !== Object.prototype) {
    throw new TypeError('objeto que no es plano');
  }
  const pares = Object.entries(valor)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([clave, v]: [string, unknown]) => `${escribir(clave, abiertos)}:${escribir(v, abiertos)}`,
    );
  return `{${pares.join(',')}}`;
}
