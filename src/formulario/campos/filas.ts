import type { CampoTabla, Crudos, Respuestas, Valor } from '../tipos.ts';
import { comoLista, comoObjeto, type Entrada } from './implementacion.ts';
import { simples } from './simples.ts';

/** Filas que se admiten si la definición no dice otra cosa. */
export const MAXIMO_FILAS = 100;

export const maximoDe = (campo: CampoTabla): number => campo.maximo ?? MAXIMO_FILAS;

/** Filas de un valor guardado. */
export function filasDe(valor: Valor | undefined): readonly Respuestas[] {
  return comoLista(valor).map(comoObjeto);
}

/** Cuántas filas mostraba la página que se envió. */
export function cuantasFilas(campo: CampoTabla, escritas: string, guardadas: number): number {
  const pedidas = /^\d{1,4}$/.test(escritas) ? Number(escritas) : guardadas;
  return Math.max(campo.minimo ?? 1, Math.min(pedidas, maximoDe(campo)), 1);
}

/** Entradas posibles de cada columna, por id: la suya y sus partes. */
type PartesDeTabla = ReadonlyMap<string, readonly string[]>;

const memoria = new WeakMap<CampoTabla, PartesDeTabla>();

/** Se calcula una vez por definición: una tabla grande las consulta miles de veces. */
function partesDeTabla(campo: CampoTabla): PartesDeTabla {
  const conocidas = memoria.get(campo);
  if (conocidas) return conocidas;
  const partes = new Map(
    campo.columnas.map((columna) => {
      const implementacion = simples[columna.tipo];
      const propias = implementacion.partes(columna);
      return [columna.id, implementacion.soloPartes ? propias : ['', ...propias]];
    }),
  );
  memoria.set(campo, partes);
  return partes;
}

const entradaDeColumna = (id: string, parte: string): string =>
  parte === '' ? id : `${id}.${parte}`;

/** Lo escrito en una fila, con el número de fila que se le dé. Sirve para correr las filas. */
export function entradasDeFila(
  campo: CampoTabla,
  entrada: Entrada,
  desde: number,
  hacia: number,
): Crudos {
  const pares: [string, string | readonly string[]][] = [];
  for (const [id, partes] of partesDeTabla(campo)) {
    for (const parte of partes) {
      const final = entradaDeColumna(id, parte);
      const escritas = entrada.lista(`${desde}.${final}`);
      pares.push([`${hacia}.${final}`, escritas.length === 1 ? (escritas[0] ?? '') : escritas]);
    }
  }
  return Object.fromEntries(pares);
}

/** Partes que la página manda aunque la persona no haya respondido. */
const AUTOMATICAS = new Set(['vista_lat', 'vista_lon', 'acercamiento', 'mostrado']);

/** Si en la fila no se escribió nada. */
export function filaEnBlanco(campo: CampoTabla, entrada: Entrada, fila: number): boolean {
  for (const [id, partes] of partesDeTabla(campo)) {
    for (const parte of partes) {
      if (AUTOMATICAS.has(parte)) continue;
      const escritas = entrada.lista(`${fila}.${entradaDeColumna(id, parte)}`);
      if (escritas.some((texto) => texto.trim() !== '')) return false;
    }
  }
  return true;
}

/** Si la parte `3.nombre` o `3.direccion.calle` es de una columna de la tabla. */
export function admiteParte(campo: CampoTabla, parte: string): boolean {
  const punto = parte.indexOf('.');
  const indice = parte.slice(0, Math.max(0, punto));
  if (!/^\d{1,3}$/.test(indice) || Number(indice) >= maximoDe(campo)) return false;
  const resto = parte.slice(punto + 1);
  const otro = resto.indexOf('.');
  const partes = partesDeTabla(campo).get(otro < 0 ? resto : resto.slice(0, otro));
  return partes?.includes(otro < 0 ? '' : resto.slice(otro + 1)) ?? false;
}
