import { type UnzipFileInfo, unzipSync } from 'fflate';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { type ErrorImportacion, errorDeArchivo } from './errores.ts';
import { comoTabla, type FilaCsv, type TablaCsv } from './leer-csv.ts';
import { leerEstilos, leerHoja, leerPrimeraHoja, leerTextos } from './partes-xlsx.ts';

/** Tope de cada parte ya descomprimida: un ZIP pequeño puede traer gigas. */
const MAXIMO_DESCOMPRIMIDO = 40 * 1_048_576;

const NO_ES_LIBRO =
  'No es un libro de Excel (.xlsx). Abra el archivo en su planilla y guárdelo como .xlsx o como CSV.';

/** Lee la primera hoja visible de un libro XLSX con las mismas reglas que un CSV. */
export function leerXlsx(bytes: Uint8Array): Resultado<TablaCsv, readonly ErrorImportacion[]> {
  const partes = descomprimir(bytes);
  if (!partes.ok) return partes;
  try {
    if (partes.valor['xl/workbook.xml'] === undefined) return falla([errorDeArchivo(NO_ES_LIBRO)]);
    const texto = (ruta: string): string =>
      new TextDecoder().decode(partes.valor[ruta] ?? new Uint8Array());
    const ruta = leerPrimeraHoja(texto('xl/workbook.xml'), texto('xl/_rels/workbook.xml.rels'));
    if (ruta === undefined || partes.valor[ruta] === undefined) {
      return falla([errorDeArchivo('El libro no tiene hojas visibles.')]);
    }
    const filas = leerHoja(
      texto(ruta),
      leerTextos(texto('xl/sharedStrings.xml')),
      leerEstilos(texto('xl/styles.xml')),
    );
    return comoTabla(emparejar(filas), 'xlsx');
  } catch {
    return falla([errorDeArchivo('El libro está dañado y no se puede leer.')]);
  }
}

function descomprimir(
  bytes: Uint8Array,
): Resultado<Readonly<Record<string, Uint8Array>>, readonly ErrorImportacion[]> {
  let desmedido = false;
  const interesa = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (
      !/^xl\/(workbook|sharedStrings|styles|_rels\/workbook\.xml|worksheets\/[^/]+)\.(xml|rels)$/.test(
        name,
      )
    )
      return false;
    if (originalSize > MAXIMO_DESCOMPRIMIDO) desmedido = true;
    return !desmedido;
  };
  try {
    const partes = unzipSync(bytes, { filter: interesa });
    if (desmedido) return falla([errorDeArchivo('El libro es demasiado grande.')]);
    return exito(partes);
  } catch {
    return falla([errorDeArchivo('El libro está dañado y no se puede leer.')]);
  }
}

/** Sin filas vacías y todas del largo del encabezado: una planilla no guarda las celdas vacías. */
function emparejar(filas: readonly FilaCsv[]): readonly FilaCsv[] {
  const conDatos = filas.filter((f) => f.celdas.some((c) => c !== ''));
  const ancho = conDatos[0]?.celdas.length ?? 0;
  return conDatos.map(({ linea, celdas }) => ({
    linea,
    celdas: [...celdas, ...Array<string>(Math.max(0, ancho - celdas.length)).fill('')],
  }));
}
