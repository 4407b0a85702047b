import { escribirNumero } from './numero.ts';
import { esOperacion } from './recorrer.ts';
import type { Literal, Operacion, Regla, Tabla } from './regla.ts';

/**
 * Textos para la explicación: `campo` -> su etiqueta, `campo=valor` -> el nombre de la
 * opción, `regla:nombre` -> el título de la regla. Lo que falta se muestra con su id.
 */
export type Etiquetas = Readonly<Record<string, string>>;

/** Frase en castellano llano que dice lo que exige o calcula la regla; nunca vacía. */
export function explicar(regla: Regla, etiquetas: Etiquetas = {}): string {
  const frase = decir(regla, etiquetas, 0);
  return `${frase.charAt(0).toLocaleUpperCase('es')}${frase.slice(1)}.`;
}

type Decir = (regla: Regla) => string;

function decir(regla: Regla, etiquetas: Etiquetas, hondura: number): string {
  if (!esOperacion(regla)) return decirValor(regla);
  if (hondura > 40) return 'una regla más';
  const ver: Decir = (sub) => decir(sub, etiquetas, hondura + 1);
  if ('var' in regla) return rotulo(etiquetas, regla.var);
  if ('regla' in regla)
    return `se cumple «${rotulo(etiquetas, `regla:${regla.regla}`, regla.regla)}»`;
  return (
    decirComparacion(regla, ver, etiquetas) ?? decirLogica(regla, ver) ?? decirCuenta(regla, ver)
  );
}

function decirComparacion(regla: Operacion, ver: Decir, etiquetas: Etiquetas): string | null {
  const valor = (de: Regla, otro: Regla): string => decirOpcion(de, otro, etiquetas) ?? ver(otro);
  if ('==' in regla) {
    const [a, b] = regla['=='];
    return b === null ? `${ver(a)} no tiene respuesta` : `${ver(a)} es ${valor(a, b)}`;
  }
  if ('!=' in regla) {
    const [a, b] = regla['!='];
    return b === null ? `${ver(a)} tiene respuesta` : `${ver(a)} no es ${valor(a, b)}`;
  }
  if ('<' in regla) return orden(regla['<'], 'menos de', 'antes del', ver);
  if ('>' in regla) return orden(regla['>'], 'más de', 'después del', ver);
  if ('<=' in regla) return orden(regla['<='], 'como máximo', 'a más tardar el', ver);
  if ('>=' in regla) return orden(regla['>='], 'al menos', 'desde el', ver);
  if ('vacio' in regla) return `${ver(regla.vacio[0])} está sin respuesta`;
  if ('in' in regla) {
    const [a, b] = regla.in;
    if (!Array.isArray(b)) return `${ver(b)} incluye ${valor(b, a)}`;
    const lista: readonly Literal[] = b;
    if (lista.length === 0) return `${ver(a)} es una opción de una lista vacía`;
    return `${ver(a)} es ${enumerar(
      lista.map((v) => valor(a, v)),
      'o',
    )}`;
  }
  return null;
}

function decirLogica(regla: Operacion, ver: Decir): string | null {
  const grupo = (sub: Regla): string => (esGrupo(sub) ? `(${ver(sub)})` : ver(sub));
  if ('and' in regla) {
    return regla.and.length === 0
      ? 'se cumple siempre'
      : enumerar(regla.and.map(grupo), 'y además');
  }
  if ('or' in regla) {
    return regla.or.length === 0 ? 'no se cumple nunca' : enumerar(regla.or.map(grupo), 'o bien');
  }
  if ('!' in regla) {
    const [sub] = regla['!'];
    if (esOperacion(sub) && 'vacio' in sub) return `${ver(sub.vacio[0])} tiene respuesta`;
    return `no se cumple que ${grupo(sub)}`;
  }
  if (!('if' in regla)) return null;
  const casos: string[] = [];
  for (let i = 0; i + 1 < regla.if.length; i += 2) {
    casos.push(`si ${grupo(regla.if[i] ?? null)}, ${grupo(regla.if[i + 1] ?? null)}`);
  }
  const otro = regla.if.length % 2 === 1 ? `; si no, ${grupo(regla.if.at(-1) ?? null)}` : '';
  return casos.join('; ') + otro;
}

function decirCuenta(regla: Operacion, ver: Decir): string {
  const parte = (sub: Regla): string =>
    esOperacion(sub) && !('var' in sub) ? `(${ver(sub)})` : ver(sub);
  if ('+' in regla)
    return regla['+'].length === 0 ? '0' : `la suma de ${lista(regla['+'].map(parte))}`;
  if ('*' in regla) {
    return regla['*'].length === 0 ? '1' : `el producto de ${lista(regla['*'].map(parte))}`;
  }
  if ('-' in regla) return `${parte(regla['-'][0])} menos ${parte(regla['-'][1])}`;
  if ('/' in regla) return `${parte(regla['/'][0])} dividido por ${parte(regla['/'][1])}`;
  if ('min' in regla) return `el menor entre ${lista(regla.min.map(parte))}`;
  if ('max' in regla) return `el mayor entre ${lista(regla.max.map(parte))}`;
  if ('utm' in regla) return `${parte(regla.utm[0])} UTM en pesos`;
  if ('redondear' in regla) {
    const [sub, decimales] = regla.redondear;
    return `${ver(sub)}, redondeado ${decimales === 0 ? 'al entero' : `a ${decimales} decimales`}`;
  }
  return 'tabla' in regla ? decirTabla(regla.tabla, ver) : '';
}

function decirTabla(tabla: Tabla, ver: Decir): string {
  let previo: number | null = null;
  const filas = tabla.filas.map(({ hasta, valor }) => {
    const sobre = previo === null ? '' : `sobre ${escribirNumero(previo)}`;
    const tope = hasta === null ? '' : `hasta ${escribirNumero(hasta)}`;
    previo = hasta;
    const tramo = [sobre, tope].filter((t) => t !== '').join(' y ');
    return `${tramo === '' ? 'cualquier valor' : tramo}: ${ver(valor)}`;
  });
  return `según ${ver(tabla.entrada)} (${filas.join('; ')})`;
}

function orden(
  [a, b]: readonly [Regla, Regla],
  cantidad: string,
  fecha: string,
  ver: Decir,
): string {
  return `${ver(a)} es ${esFecha(b) ? fecha : cantidad} ${ver(b)}`;
}

const esFecha = (valor: Regla): valor is string =>
  typeof valor === 'string' && /^\d{4}-\d{2}-\d{2}/.test(valor);

const esGrupo = (regla: Regla): boolean =>
  esOperacion(regla) && ('and' in regla || 'or' in regla || 'if' in regla);

function decirOpcion(de: Regla, valor: Regla, etiquetas: Etiquetas): string | null {
  if (!esOperacion(de) || !('var' in de) || typeof valor !== 'string') return null;
  const clave = `${de.var}=${valor}`;
  return Object.hasOwn(etiquetas, clave) ? `«${rotulo(etiquetas, clave)}»` : null;
}

function decirValor(valor: Literal | readonly Literal[]): string {
  if (valor === null) return 'sin respuesta';
  if (typeof valor === 'boolean') return valor ? 'sí' : 'no';
  if (typeof valor === 'number') return escribirNumero(valor);
  if (esFecha(valor)) return valor.slice(0, 10).split('-').reverse().join('-');
  if (typeof valor === 'string') return `«${valor}»`;
  return valor.length === 0 ? 'una lista vacía' : lista(valor.map(decirValor));
}

function rotulo(etiquetas: Etiquetas, clave: string, otro = clave): string {
  const texto = Object.hasOwn(etiquetas, clave) ? etiquetas[clave] : undefined;
  return texto === undefined || texto === '' ? otro : texto;
}

const lista = (partes: readonly string[]): string => enumerar(partes, 'y');

function enumerar(partes: readonly string[], nexo: string): string {
  const ultima = partes.at(-1) ?? '';
  return partes.length < 2 ? ultima : `${partes.slice(0, -1).join(', ')} ${nexo} ${ultima}`;
}
