import { parse } from 'csv-parse/sync';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { decodificar, detectarSeparador } from './decodificar.ts';
import { type ErrorImportacion, errorDeArchivo } from './errores.ts';

export type FilaCsv = { readonly linea: number; readonly celdas: readonly string[] };

export type TablaCsv = {
  readonly columnas: readonly string[];
  readonly filas: readonly FilaCsv[];
  readonly separador: string;
};

/** Tope de filas de un archivo. Son 345 municipios; más de esto es otro archivo. */
export const MAXIMO_FILAS = 100_000;

/** Una planilla ejecuta como fórmula lo que empieza así. Los números negativos no cuentan. */
export function pareceFormula(celda: string): boolean {
  return /^[=@+\-\t\r]/.test(celda) && !/^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(celda);
}

/**
 * Lee un CSV con encabezado. Detecta codificación y separador. Todo o nada: cualquier fila
 * de otro largo o celda con fórmula es un error con su línea, y no se devuelve ninguna fila.
 */
export function leerCsv(bytes: Uint8Array): Resultado<TablaCsv, readonly ErrorImportacion[]> {
  const texto = decodificar(bytes).replace(/^\uFEFF/, '');
  if (texto.trim() === '') return falla([errorDeArchivo('El archivo está vacío.')]);
  const separador = detectarSeparador(texto);
  const leido = partir(texto, separador);
  return leido.ok ? comoTabla(leido.valor, separador) : leido;
}

/** Arma la tabla desde sus filas, la primera con los nombres de columna. Todo o nada. */
export function comoTabla(
  leidas: readonly FilaCsv[],
  separador: string,
): Resultado<TablaCsv, readonly ErrorImportacion[]> {
  const [encabezado, ...filas] = leidas;
  const columnas = (encabezado?.celdas ?? []).map((c) => c.trim());
  const errores = [...erroresDeEncabezado(columnas), ...filas.flatMap((f) => revisar(f, columnas))];
  if (filas.length === 0) errores.push(errorDeArchivo('El archivo no tiene filas con datos.'));
  if (filas.length > MAXIMO_FILAS)
    errores.push(errorDeArchivo('El archivo tiene demasiadas filas.'));
  return errores.length > 0 ? falla(errores) : exito({ columnas, filas, separador });
}

function partir(
  texto: string,
  separador: string,
): Resultado<readonly FilaCsv[], readonly ErrorImportacion[]> {
  let leidas = 0;
  try {
    // La línea viaja como primera celda: es el dato que permite señalar cada error.
    const registros: readonly (readonly string[])[] = parse(texto, {
      delimiter: separador,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (celdas: readonly string[], contexto) => {
        leidas = contexto.lines;
        return [String(contexto.lines), ...celdas];
      },
    });
    return exito(
      registros
        .map(([linea, ...celdas]) => ({ linea: Number(linea), celdas }))
        .filter((f) => f.celdas.some((c) => c !== '')),
    );
  } catch {
    const motivo = 'Hay comillas sin cerrar o mal puestas desde aquí. No se puede leer el resto.';
    return falla([{ linea: leidas + 1, columna: null, motivo }]);
  }
}

function erroresDeEncabezado(columnas: readonly string[]): ErrorImportacion[] {
  const errores: ErrorImportacion[] = [];
  columnas.forEach((columna, i) => {
    if (columna === '') {
      errores.push({ linea: 1, columna: null, motivo: `La columna ${i + 1} no tiene nombre.` });
    } else if (columnas.indexOf(columna) < i) {
      errores.push({ linea: 1, columna, motivo: 'La columna está repetida.' });
    }
  });
  return errores;
}

function revisar(fila: FilaCsv, columnas: readonly string[]): ErrorImportacion[] {
  const n = fila.celdas.length;
  if (n !== columnas.length) {
    const motivo = `Tiene ${n} celdas y se esperaban ${columnas.length}. Si usa coma decimal, separe las columnas con punto y coma.`;
    return [{ linea: fila.linea, columna: null, motivo }];
  }
  return fila.celdas.flatMap((celda, i) => {
    const motivo = motivoDeCelda(celda);
    return motivo === undefined
      ? []
      : [{ linea: fila.linea, columna: columnas[i] ?? null, motivo }];
  });
}

function motivoDeCelda(celda: string): string | undefined {
  if (pareceFormula(celda))
    return `Contiene una fórmula («${celda.slice(0, 20)}»). Escriba el valor.`;
  if (/^#[¡¿]?[A-ZÁÉÍÓÚ/0-9]+[!?]?$/.test(celda) && /[!?]$|^#N\/[AD]$/.test(celda))
    return `La planilla da un error en esta celda («${celda}»). Escriba el valor.`;
  return undefined;
}
