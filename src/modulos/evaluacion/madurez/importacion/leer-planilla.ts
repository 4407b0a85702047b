import { falla, type Resultado } from '../../../../base/resultado.ts';
import { type ErrorImportacion, errorDeArchivo } from './errores.ts';
import { leerCsv, type TablaCsv } from './leer-csv.ts';
import { leerXlsx } from './leer-xlsx.ts';

/** Lee un CSV o un XLSX según su contenido, no según su nombre. */
export function leerPlanilla(bytes: Uint8Array): Resultado<TablaCsv, readonly ErrorImportacion[]> {
  const comienzo = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (comienzo.startsWith('PK\u0003\u0004')) return leerXlsx(bytes);
  if (comienzo.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    return falla([
      errorDeArchivo('Es un Excel antiguo (.xls) o con clave. Guárdelo como .xlsx o como CSV.'),
    ]);
  }
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (comienzo.startsWith('%PDF') || (!utf16 && bytes.subarray(0, 4096).includes(0))) {
    return falla([errorDeArchivo('El archivo no es un CSV ni un XLSX.')]);
  }
  return leerCsv(bytes);
}
