import { falla, type Resultado } from '../../../../base/resultado.ts';
import { decodificar, esUtf16 } from './decodificar.ts';
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
  if (comienzo.startsWith('%PDF') || (!esUtf16(bytes) && bytes.subarray(0, 4096).includes(0))) {
    return falla([errorDeArchivo('El archivo no es una planilla: no es un CSV ni un XLSX.')]);
  }
  // Muchos sistemas antiguos bajan como «Excel» una página web con una tabla.
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(decodificar(bytes.subarray(0, 200)))) {
    return falla([
      errorDeArchivo(
        'Es una página web o un XML, aunque diga Excel. Ábralo en su planilla y guárdelo como .xlsx o CSV.',
      ),
    ]);
  }
  return leerCsv(bytes);
}
