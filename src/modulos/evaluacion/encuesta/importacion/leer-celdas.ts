import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import {
  type Directorio,
  type ErrorImportacion,
  type Instrumento,
  type Item,
  normalizar,
  resolverMunicipio,
  type TablaCsv,
} from '../../madurez/index.ts';
import { leerEscrita } from '../respuesta.ts';

/** Una respuesta del archivo, con su lugar. */
export interface CeldaImportada {
  readonly cut: string;
  readonly item: Item;
  readonly texto: string;
  readonly linea: number;
  readonly columna: string;
}

export interface Lectura {
  readonly celdas: readonly CeldaImportada[];
  readonly columnasIgnoradas: readonly string[];
}

export interface MunicipioPropio {
  readonly cut: string;
  readonly nombre: string;
}

const DE_MUNICIPIO = ['cut', 'codigo comuna', 'municipio', 'comuna', 'municipalidad'];
const DE_ITEM = ['item', 'codigo item', 'codigo'];
const DE_RESPUESTA = ['respuesta', 'valor'];
/** Columnas de la plantilla que solo orientan a quien la llena. */
const DE_AYUDA = new Set([...DE_MUNICIPIO, 'pregunta', 'como responder']);

const sinAyuda = (columnas: readonly string[]): readonly string[] =>
  columnas.filter((c) => !DE_AYUDA.has(normalizar(c)));

/**
 * Lee respuestas de una tabla. Admite dos formas: una fila por respuesta (columnas `item` y
 * `respuesta`) o una fila por municipio con una columna por ítem. Con `propio` la columna del
 * municipio puede faltar, y si está debe ser ese. Las celdas vacías no cambian nada. Todo o nada:
 * con un error no se entrega ninguna respuesta.
 */
export function leerCeldas(
  tabla: TablaCsv,
  instrumento: Instrumento,
  directorio: Directorio,
  elecciones: Readonly<Record<string, string>>,
  propio: MunicipioPropio | undefined,
): Resultado<Lectura, readonly ErrorImportacion[]> {
  const columnas = tabla.columnas.map(normalizar);
  const buscar = (nombres: readonly string[]): number =>
    nombres.map((n) => columnas.indexOf(n)).find((i) => i >= 0) ?? -1;
  const forma = {
    municipio: buscar(DE_MUNICIPIO),
    item: buscar(DE_ITEM),
    respuesta: buscar(DE_RESPUESTA),
  };
  if (forma.municipio < 0 && propio === undefined) {
    return falla([{ linea: 1, columna: 'cut', motivo: 'Falta la columna «cut» del municipio.' }]);
  }
  const lector: Lector = {
    tabla,
    porId: new Map(instrumento.items.map((i) => [i.id.toLowerCase(), i])),
    calculados: new Set(instrumento.calculos.flatMap((c) => c.item?.toLowerCase() ?? [])),
    municipioDe: crearLectorDeMunicipio(tabla, forma.municipio, directorio, elecciones, propio),
    columnaMunicipio: forma.municipio,
  };
  const leido =
    forma.item >= 0 && forma.respuesta >= 0
      ? leerPorFilas(lector, forma.item, forma.respuesta)
      : leerPorColumnas(lector);
  if (leido.errores.length > 0) return falla(leido.errores);
  if (leido.celdas.length === 0) {
    return falla([{ linea: null, columna: null, motivo: 'El archivo no trae ninguna respuesta.' }]);
  }
  return exito({ celdas: leido.celdas, columnasIgnoradas: sinAyuda(leido.ignoradas) });
}

interface Lector {
  readonly tabla: TablaCsv;
  readonly porId: ReadonlyMap<string, Item>;
  readonly calculados: ReadonlySet<string>;
  readonly municipioDe: (
    celdas: readonly string[],
    linea: number,
  ) => Resultado<string, ErrorImportacion>;
  readonly columnaMunicipio: number;
}

interface Leido {
  readonly celdas: readonly CeldaImportada[];
  readonly errores: readonly ErrorImportacion[];
  readonly ignoradas: readonly string[];
}

function crearLectorDeMunicipio(
  tabla: TablaCsv,
  indice: number,
  directorio: Directorio,
  elecciones: Readonly<Record<string, string>>,
  propio: MunicipioPropio | undefined,
): Lector['municipioDe'] {
  const columna = tabla.columnas[indice] ?? 'cut';
  return (celdas, linea) => {
    const texto = celdas[indice] ?? '';
    if (propio !== undefined && (indice < 0 || texto === '')) return exito(propio.cut);
    const m = resolverMunicipio(directorio, texto, elecciones, { linea, columna });
    if (!m.ok) return m;
    if (propio !== undefined && m.valor.cut !== propio.cut) {
      const motivo = `La fila es de ${m.valor.nombre} y esta encuesta es de ${propio.nombre}.`;
      return falla({ linea, columna, motivo });
    }
    return exito(m.valor.cut);
  };
}

function leerPorFilas(lector: Lector, deItem: number, deRespuesta: number): Leido {
  const { tabla } = lector;
  const columnaItem = tabla.columnas[deItem] ?? 'item';
  const columna = tabla.columnas[deRespuesta] ?? 'respuesta';
  const celdas: CeldaImportada[] = [];
  const errores: ErrorImportacion[] = [];
  const vistas = new Map<string, number>();
  for (const { linea, celdas: fila } of tabla.filas) {
    const cut = lector.municipioDe(fila, linea);
    if (!cut.ok) errores.push(cut.error);
    const codigo = fila[deItem] ?? '';
    const item = lector.porId.get(codigo.toLowerCase());
    if (item === undefined) {
      errores.push({ linea, columna: columnaItem, motivo: motivoDeItem(lector, codigo) });
      continue;
    }
    const leida = leerUna(item, fila[deRespuesta] ?? '', linea, columna);
    // Las columnas de esta forma no nombran el ítem: se dice en el motivo.
    if (!leida.ok) errores.push({ ...leida.error, motivo: `${item.id}: ${leida.error.motivo}` });
    if (!leida.ok || !cut.ok) continue;
    const clave = `${cut.valor}|${item.id}`;
    const previa = vistas.get(clave);
    if (previa !== undefined) {
      const motivo = `${item.id} está repetido: ya venía en la línea ${previa}.`;
      errores.push({ linea, columna: columnaItem, motivo });
      continue;
    }
    vistas.set(clave, linea);
    if (leida.valor !== null)
      celdas.push({ cut: cut.valor, item, texto: leida.valor, linea, columna });
  }
  const usadas = new Set([lector.columnaMunicipio, deItem, deRespuesta]);
  return { celdas, errores, ignoradas: tabla.columnas.filter((_, i) => !usadas.has(i)) };
}

function leerPorColumnas(lector: Lector): Leido {
  const { tabla } = lector;
  // El título puede llevar la pregunta después del código: «I-SEG-1: ¿usa antivirus?».
  const items = tabla.columnas.map((c, i) =>
    i === lector.columnaMunicipio
      ? undefined
      : lector.porId.get((/^[^\s:]+/.exec(c)?.[0] ?? '').toLowerCase()),
  );
  const ignoradas = tabla.columnas.filter(
    (_, i) => items[i] === undefined && i !== lector.columnaMunicipio,
  );
  const errores: ErrorImportacion[] = [];
  if (!items.some((i) => i !== undefined)) {
    const motivo =
      'No hay columnas de ítem (como I-SEG-1) ni las columnas «item» y «respuesta». Use la plantilla.';
    return { celdas: [], errores: [{ linea: 1, columna: null, motivo }], ignoradas };
  }
  const repetidas = new Map<string, number>();
  items.forEach((item, i) => {
    if (item === undefined) return;
    if (repetidas.has(item.id)) {
      const motivo = `El ítem ${item.id} tiene dos columnas.`;
      errores.push({ linea: 1, columna: tabla.columnas[i] ?? null, motivo });
    }
    repetidas.set(item.id, i);
  });
  const celdas: CeldaImportada[] = [];
  const vistos = new Map<string, number>();
  for (const { linea, celdas: fila } of tabla.filas) {
    const cut = lector.municipioDe(fila, linea);
    if (!cut.ok) errores.push(cut.error);
    else {
      const previa = vistos.get(cut.valor);
      if (previa !== undefined) {
        const motivo = `El municipio ${cut.valor} está repetido: ya venía en la línea ${previa}.`;
        errores.push({ linea, columna: tabla.columnas[lector.columnaMunicipio] ?? null, motivo });
        continue;
      }
      vistos.set(cut.valor, linea);
    }
    items.forEach((item, i) => {
      if (item === undefined) return;
      const columna = tabla.columnas[i] ?? item.id;
      const leida = leerUna(item, fila[i] ?? '', linea, item.id);
      if (!leida.ok) errores.push(leida.error);
      else if (cut.ok && leida.valor !== null)
        celdas.push({ cut: cut.valor, item, texto: leida.valor, linea, columna });
    });
  }
  return { celdas, errores, ignoradas };
}

/** Texto que se guardará, o `null` si la celda está vacía. */
function leerUna(
  item: Item,
  celda: string,
  linea: number,
  columna: string,
): Resultado<string | null, ErrorImportacion> {
  const leida = leerEscrita(item, celda);
  if (!leida.ok) return falla({ linea, columna, motivo: leida.error });
  return exito(leida.valor === null ? null : celda);
}

function motivoDeItem({ calculados }: Lector, codigo: string): string {
  if (codigo === '') return 'Falta el código del ítem.';
  return calculados.has(codigo.toLowerCase())
    ? `«${codigo}» se calcula desde otros ítems: no se responde.`
    : `«${codigo}» no es un ítem de este instrumento.`;
}
