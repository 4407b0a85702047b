import type { CampoSimple, CampoTabla, Crudos, Respuestas, Valor } from '../tipos.ts';
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

/** Entradas posibles de una columna: la suya y sus partes. */
function partesDeColumna(columna: CampoSimple): readonly string[] {
  const implementacion = simples[columna.tipo];
  const propias = implementacion.partes(columna);
  return implementacion.soloPartes ? propias : ['', ...propias];
}

/** Lo escrito en una fila, con el número de fila que se le dé. Sirve para correr las filas. */
export function entradasDeFila(
  campo: CampoTabla,
  entrada: Entrada,
  desde: number,
  hacia: number,
): Crudos {
  const pares: [string, string | readonly string[]][] = [];
  for (const columna of campo.columnas) {
    for (const parte of partesDeColumna(columna)) {
      const final = parte === '' ? columna.id : `${columna.id}.${parte}`;
      const escritas = entrada.lista(`${desde}.${final}`);
      pares.push([`${hacia}.${final}`, escritas.length === 1 ? (escritas[0] ?? '') : escritas]);
    }
  }
  return Object.fromEntries(pares);
}

/** Si en la fila no se escribió ni se adjuntó nada. */
export function filaEnBlanco(escritas: Crudos): boolean {
  return Object.entries(escritas).every(
    ([nombre, valor]) =>
      /\.(vista_lat|vista_lon|acercamiento|mostrado)$/.test(nombre) ||
      (typeof valor === 'string' ? valor.trim() === '' : valor.length === 0),
  );
}

/** Si la parte `3.nombre` o `3.direccion.calle` es de una columna de la tabla. */
export function admiteParte(campo: CampoTabla, parte: string): boolean {
  const [indice = '', id = '', ...resto] = parte.split('.');
  if (!/^\d{1,3}$/.test(indice) || Number(indice) >= maximoDe(campo)) return false;
  const columna = campo.columnas.find((candidata) => candidata.id === id);
  return columna !== undefined && partesDeColumna(columna).includes(resto.join('.'));
}
