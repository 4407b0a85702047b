import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Instrumento, Item, Respuesta, Respuestas } from '../dominio.ts';
import type { ErrorImportacion } from './errores.ts';
import type { TablaCsv } from './leer-csv.ts';
import { normalizar } from './leer-numero.ts';
import { leerPlanilla } from './leer-planilla.ts';
import { leerRespuesta } from './leer-respuesta.ts';
import type { Directorio } from './municipios.ts';
import { type Elecciones, resolverMunicipio } from './resolver-fila.ts';

export type FilaRespuestas = {
  readonly cut: string;
  readonly nombre: string;
  readonly respuestas: Respuestas;
  /** Nivel de evidencia por ítem, de las columnas `<ítem>.evidencia`. */
  readonly evidencias: Readonly<Record<string, string>>;
};

export type Importacion = {
  readonly filas: readonly FilaRespuestas[];
  readonly columnasIgnoradas: readonly string[];
  readonly columnasAusentes: readonly string[];
};

type Lector = {
  readonly indice: number;
  readonly columna: string;
  readonly item: Item | null;
  readonly evidenciaDe: string | null;
};

/**
 * Importa respuestas de un CSV o XLSX. Todo o nada: si hay un error no se devuelve ninguna fila
 * y se listan todos, con línea, columna y motivo.
 */
export function importarRespuestas(
  bytes: Uint8Array,
  instrumento: Instrumento,
  directorio: Directorio,
  elecciones: Elecciones = {},
): Resultado<Importacion, readonly ErrorImportacion[]> {
  const tabla = leerPlanilla(bytes);
  if (!tabla.ok) return tabla;
  return importarTabla(tabla.valor, instrumento, directorio, elecciones);
}

/** Igual que `importarRespuestas`, con la tabla ya leída (por ejemplo, de una planilla). */
export function importarTabla(
  tabla: TablaCsv,
  instrumento: Instrumento,
  directorio: Directorio,
  elecciones: Elecciones,
): Resultado<Importacion, readonly ErrorImportacion[]> {
  const claveMunicipio = columnaDeMunicipio(tabla.columnas);
  const errores: ErrorImportacion[] = [];
  if (claveMunicipio < 0) {
    errores.push({ linea: 1, columna: 'cut', motivo: 'Falta la columna «cut» del municipio.' });
  }
  const { lectores, ignoradas } = prepararLectores(tabla.columnas, instrumento, claveMunicipio);
  const presentes = new Set(lectores.map((l) => l.item?.id));
  const ausentes = instrumento.items.filter((i) => !presentes.has(i.id)).map((i) => i.id);
  if (instrumento.columnas_ausentes === 'error' || !lectores.some((l) => l.item !== null)) {
    for (const columna of ausentes.slice(0, 60)) {
      errores.push({ linea: 1, columna, motivo: `Falta la columna «${columna}».` });
    }
  }
  if (errores.length > 0) return falla(errores);
  const vistos = new Map<string, number>();
  const filas = tabla.filas.map(({ linea, celdas }): FilaRespuestas | null => {
    const columna = tabla.columnas[claveMunicipio] ?? 'cut';
    const celda = celdas[claveMunicipio] ?? '';
    const m = resolverMunicipio(directorio, celda, elecciones, { linea, columna });
    if (!m.ok) errores.push(m.error);
    const lectura = leerFila(lectores, celdas, linea, instrumento);
    errores.push(...lectura.errores);
    if (!m.ok) return null;
    const { cut, nombre } = m.valor;
    const previa = vistos.get(cut);
    if (previa !== undefined) {
      const motivo = `${nombre} (${cut}) está repetido: ya venía en la línea ${previa}.`;
      errores.push({ linea, columna, motivo });
    }
    vistos.set(cut, previa ?? linea);
    return { cut, nombre, respuestas: lectura.respuestas, evidencias: lectura.evidencias };
  });
  if (errores.length > 0) return falla(errores);
  return exito({
    filas: filas.filter((f) => f !== null),
    columnasIgnoradas: ignoradas,
    columnasAusentes: ausentes,
  });
}

function columnaDeMunicipio(columnas: readonly string[]): number {
  for (const nombre of ['cut', 'codigo comuna', 'municipio', 'comuna', 'municipalidad']) {
    const i = columnas.findIndex((c) => normalizar(c) === nombre);
    if (i >= 0) return i;
  }
  return -1;
}

function prepararLectores(
  columnas: readonly string[],
  instrumento: Instrumento,
  clave: number,
): { readonly lectores: readonly Lector[]; readonly ignoradas: readonly string[] } {
  const porNombre = new Map(instrumento.items.map((i) => [i.id.toLowerCase(), i]));
  const lectores: Lector[] = [];
  const ignoradas: string[] = [];
  columnas.forEach((columna, indice) => {
    if (indice === clave) return;
    const nombre = columna.toLowerCase();
    const item = porNombre.get(nombre) ?? null;
    const conEvidencia = nombre.endsWith('.evidencia')
      ? porNombre.get(nombre.slice(0, -'.evidencia'.length))
      : undefined;
    const evidenciaDe = conEvidencia?.id ?? null;
    if (item === null && evidenciaDe === null) ignoradas.push(columna);
    else lectores.push({ indice, columna, item, evidenciaDe });
  });
  return { lectores, ignoradas };
}

function leerFila(
  lectores: readonly Lector[],
  celdas: readonly string[],
  linea: number,
  instrumento: Instrumento,
) {
  const respuestas: Record<string, Respuesta> = {};
  const evidencias: Record<string, string> = {};
  const errores: ErrorImportacion[] = [];
  for (const { indice, columna, item, evidenciaDe } of lectores) {
    const celda = celdas[indice] ?? '';
    if (item !== null) {
      const r = leerRespuesta(item, celda);
      if (r.ok) respuestas[item.id] = r.valor;
      else errores.push({ linea, columna, motivo: r.error });
    } else if (evidenciaDe !== null && celda !== '') {
      const nivel = instrumento.niveles_evidencia.find((n) => n.id === celda.toUpperCase());
      if (nivel !== undefined) evidencias[evidenciaDe] = nivel.id;
      else errores.push({ linea, columna, motivo: `«${celda}» no es un nivel de evidencia.` });
    }
  }
  return { respuestas, evidencias, errores };
}
