import { exito, falla, type Resultado } from '../base/resultado.ts';
import { LIMITES_REGLA, type Regla } from './regla.ts';

export interface ErrorRegla {
  readonly codigo:
    | 'forma'
    | 'limite'
    | 'campo-desconocido'
    | 'opcion'
    | 'tipo'
    | 'nombre'
    | 'ciclo';
  /** Lugar dentro de la regla, por ejemplo `and[1].==[0]`. */
  readonly ruta: string;
  readonly mensaje: string;
}

/** Cuántos argumentos admite cada operador: [mínimo, máximo]. */
const ARGUMENTOS: Readonly<Record<string, readonly [number, number]>> = {
  '==': [2, 2],
  '!=': [2, 2],
  '<': [2, 2],
  '<=': [2, 2],
  '>': [2, 2],
  '>=': [2, 2],
  '!': [1, 1],
  and: [0, 200],
  or: [0, 200],
  in: [2, 2],
  vacio: [1, 1],
  if: [2, 201],
  '+': [0, 200],
  '-': [2, 2],
  '*': [0, 200],
  '/': [2, 2],
  min: [1, 200],
  max: [1, 200],
  utm: [1, 1],
};

/** Revisa que un JSON cualquiera tenga forma de regla y quepa en los límites. */
export function leerRegla(json: unknown): Resultado<Regla, readonly ErrorRegla[]> {
  const errores: ErrorRegla[] = [];
  let nodos = 0;

  const mal = (ruta: string, mensaje: string, codigo: 'forma' | 'limite' = 'forma'): false => {
    errores.push({ codigo, ruta, mensaje });
    return false;
  };

  function esRegla(valor: unknown, ruta: string, hondura: number): valor is Regla {
    nodos += 1;
    if (nodos > LIMITES_REGLA.nodos) {
      // Un solo aviso: después de pasar el límite no se recorre más.
      return nodos === LIMITES_REGLA.nodos + 1
        ? mal(ruta, 'La regla es demasiado larga.', 'limite')
        : false;
    }
    if (hondura > LIMITES_REGLA.profundidad) {
      return mal(ruta, 'La regla tiene demasiados niveles.', 'limite');
    }
    if (Array.isArray(valor)) {
      nodos += valor.length;
      return valor.every((v: unknown) => esLiteral(v, ruta));
    }
    if (typeof valor !== 'object' || valor === null) return esLiteral(valor, ruta);
    const entradas = Object.entries(valor);
    const [unica] = entradas;
    if (entradas.length !== 1 || unica === undefined) {
      return mal(ruta, 'Cada operación lleva exactamente un nombre.');
    }
    return esOperacion(unica[0], unica[1], ruta === '' ? unica[0] : `${ruta}.${unica[0]}`, hondura);
  }

  function esLiteral(valor: unknown, ruta: string): boolean {
    if (typeof valor === 'string') {
      return (
        valor.length <= LIMITES_REGLA.texto || mal(ruta, 'El texto es demasiado largo.', 'limite')
      );
    }
    if (valor === null || typeof valor === 'boolean' || Number.isFinite(valor)) return true;
    return mal(ruta, 'Se esperaba un texto, un número, sí o no, o vacío.');
  }

  function esOperacion(op: string, args: unknown, ruta: string, hondura: number): boolean {
    if (op === 'var' || op === 'regla') {
      return (
        (typeof args === 'string' && args !== '' && esLiteral(args, ruta)) ||
        mal(ruta, 'Falta el nombre del campo o de la regla.')
      );
    }
    if (op === 'tabla') return esTabla(args, ruta, hondura);
    if (op === 'redondear') {
      if (!Array.isArray(args) || args.length !== 2) {
        return mal(ruta, 'Redondear lleva un valor y la cantidad de decimales.');
      }
      const decimales: unknown = args[1];
      if (typeof decimales !== 'number' || !Number.isInteger(decimales)) {
        return mal(ruta, 'Los decimales son un número entero.');
      }
      if (decimales < 0 || decimales > 10) return mal(ruta, 'Los decimales van de 0 a 10.');
      return esRegla(args[0], `${ruta}[0]`, hondura + 1);
    }
    const limites = Object.hasOwn(ARGUMENTOS, op) ? ARGUMENTOS[op] : undefined;
    if (limites === undefined) return mal(ruta, `No existe la operación «${op.slice(0, 40)}».`);
    const [minimo, maximo] = limites;
    if (!Array.isArray(args) || args.length < minimo || args.length > maximo) {
      return mal(ruta, `La operación «${op}» lleva entre ${minimo} y ${maximo} argumentos.`);
    }
    return args.every((arg: unknown, i) => esRegla(arg, `${ruta}[${i}]`, hondura + 1));
  }

  function esTabla(tabla: unknown, ruta: string, hondura: number): boolean {
    const conForma =
      typeof tabla === 'object' && tabla !== null && 'entrada' in tabla && 'filas' in tabla;
    if (!conForma || !Array.isArray(tabla.filas) || Object.keys(tabla).length !== 2) {
      return mal(ruta, 'La tabla lleva una entrada y sus filas.');
    }
    const filas: readonly unknown[] = tabla.filas;
    if (filas.length === 0 || filas.length > 200)
      return mal(ruta, 'La tabla lleva de 1 a 200 filas.');
    let anterior = Number.NEGATIVE_INFINITY;
    for (const [i, fila] of filas.entries()) {
      const lugar = `${ruta}.filas[${i}]`;
      if (typeof fila !== 'object' || fila === null || !('hasta' in fila) || !('valor' in fila)) {
        return mal(lugar, 'Cada fila lleva un límite y un valor.');
      }
      if (fila.hasta === null) {
        if (i !== filas.length - 1) return mal(lugar, 'Sólo la última fila va sin límite.');
      } else {
        if (
          typeof fila.hasta !== 'number' ||
          !Number.isFinite(fila.hasta) ||
          fila.hasta <= anterior
        ) {
          return mal(lugar, 'Los límites de la tabla deben ir de menor a mayor.');
        }
        anterior = fila.hasta;
      }
      if (!esRegla(fila.valor, lugar, hondura + 1)) return false;
    }
    return esRegla(tabla.entrada, `${ruta}.entrada`, hondura + 1);
  }

  return esRegla(json, '', 0) ? exito(json) : falla(errores);
}
