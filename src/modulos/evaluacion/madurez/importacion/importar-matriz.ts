import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { ErrorImportacion } from './errores.ts';
import { errorDeArchivo } from './errores.ts';
import type { TablaCsv } from './leer-csv.ts';
import { leerNumero } from './leer-numero.ts';
import { leerPlanilla } from './leer-planilla.ts';

/** Fila de una matriz para agrupar. Un valor ausente es `null`. */
export type FilaMatriz = {
  readonly id: string;
  readonly valores: readonly (number | null)[];
  readonly contra: string | null;
};

export type OpcionesMatriz = {
  readonly variables: readonly string[];
  readonly identificador: string;
  readonly contra: string | null;
};

/** Lee las columnas numéricas pedidas y la columna con que comparar. Todo o nada. */
export function importarMatriz(
  bytes: Uint8Array,
  opciones: OpcionesMatriz,
): Resultado<readonly FilaMatriz[], readonly ErrorImportacion[]> {
  const tabla = leerPlanilla(bytes);
  if (!tabla.ok) return tabla;
  const { columnas } = tabla.valor;
  const pedidas = [...opciones.variables, opciones.identificador];
  if (opciones.contra !== null) pedidas.push(opciones.contra);
  const faltan = pedidas.filter((c) => !columnas.includes(c));
  if (opciones.variables.length === 0) {
    return falla([errorDeArchivo('Indique al menos una variable para agrupar.')]);
  }
  if (faltan.length > 0) {
    return falla(
      faltan.map((columna) => ({ linea: 1, columna, motivo: `Falta la columna «${columna}».` })),
    );
  }
  return leerFilas(tabla.valor, opciones);
}

function leerFilas(
  tabla: TablaCsv,
  o: OpcionesMatriz,
): Resultado<readonly FilaMatriz[], readonly ErrorImportacion[]> {
  const errores: ErrorImportacion[] = [];
  const lugar = (c: string): number => tabla.columnas.indexOf(c);
  const indices = o.variables.map(lugar);
  const clave = lugar(o.identificador);
  const otra = o.contra === null ? -1 : lugar(o.contra);
  const vistos = new Map<string, number>();
  const filas = tabla.filas.map(({ linea, celdas }): FilaMatriz => {
    const cruda = celdas[clave] ?? '';
    const esCut = o.identificador === 'cut' && /^\d{4}(\.0)?$|^\d{5}\.0$/.test(cruda);
    const id = esCut ? cruda.replace(/\.0$/, '').padStart(5, '0') : cruda;
    if (id === '') errores.push({ linea, columna: o.identificador, motivo: 'Falta el código.' });
    const previa = vistos.get(id);
    if (previa !== undefined && id !== '') {
      const motivo = `«${id}» está repetido: ya venía en la línea ${previa}.`;
      errores.push({ linea, columna: o.identificador, motivo });
    }
    vistos.set(id, previa ?? linea);
    const valores = indices.map((i, j) => {
      const celda = celdas[i] ?? '';
      if (/^(na|nan|null|n\/a)?$/i.test(celda)) return null;
      const numero = leerNumero(celda);
      if (numero === null || !Number.isFinite(numero)) {
        const columna = o.variables[j] ?? null;
        errores.push({ linea, columna, motivo: `«${celda}» no es un número.` });
      }
      return numero;
    });
    return { id, valores, contra: otra < 0 ? null : (celdas[otra] ?? '') || null };
  });
  return errores.length > 0 ? falla(errores) : exito(filas);
}
