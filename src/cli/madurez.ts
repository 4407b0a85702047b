import { readFile } from 'node:fs/promises';
import type { ModuloCli } from './contexto.ts';
import type { OpcionesInformes } from './madurez-informes.ts';
import type { ContextoOrden, OpcionesAgruparCli, OpcionesCalcular } from './madurez-ordenes.ts';

type ConJson = { readonly json?: boolean };

const contexto: ContextoOrden = { leer: (ruta) => readFile(ruta) };

/** Órdenes `muni madurez calcular`, `agrupar` e `informes`. */
export const moduloMadurez: ModuloCli = {
  nombre: 'madurez',
  registrar: (programa, { terminar, escribirError }) => {
    const madurez = programa.command('madurez').description('índice y grupos de madurez digital');
    madurez
      .command('calcular')
      .description('calcula el índice de cada municipio de un CSV o XLSX de respuestas')
      .argument('<archivo>', 'CSV o XLSX con una fila por municipio')
      .requiredOption('--instrumento <id>', 'imtm-2015, imtm-2022 o mdm-1')
      .option('--resolver <nombre=cut...>', 'código de un nombre ambiguo')
      .option('--grupos', 'agrega el grupo de cada municipio')
      .option('--json', 'salida en JSON')
      .action(async (archivo: string, o: Omit<OpcionesCalcular, 'archivo'> & ConJson) => {
        const { calcularMadurez } = await import('./madurez-ordenes.ts');
        terminar(await calcularMadurez({ ...o, archivo }, contexto), o.json === true);
      });
    madurez
      .command('agrupar')
      .description('agrupa las filas de un CSV o XLSX por las variables pedidas')
      .argument('<archivo>', 'CSV o XLSX con una fila por municipio')
      .requiredOption('--variables <lista>', 'columnas separadas por coma')
      .option('--k <n>', 'número de grupos', '5')
      .option('--semilla <n>', 'semilla del azar', '1')
      .option('--metodo <metodo>', 'kmeans, estudio-2015 o ward', 'kmeans')
      .option('--contra <columna>', 'columna de grupos con que comparar')
      .option('--id <columna>', 'columna que identifica la fila', 'cut')
      .option('--arranques <n>', 'arranques al azar de kmeans', '200')
      .option('--remuestreos <n>', 'remuestreos para medir la estabilidad', '0')
      .option('--json', 'salida en JSON')
      .action(async (archivo: string, o: Omit<OpcionesAgruparCli, 'archivo'> & ConJson) => {
        const { agruparMadurez } = await import('./madurez-ordenes.ts');
        terminar(await agruparMadurez({ ...o, archivo }, contexto), o.json === true);
      });
    madurez
      .command('informes')
      .description('compone el informe en PDF de cada municipio en una carpeta')
      .requiredOption('--carpeta <ruta>', 'dónde quedan los PDF')
      .option('--municipios <lista...>', 'códigos o nombres de dirección web; sin ella, todos')
      .option('--sin-base', 'usa solo el estudio de 2015, sin abrir la base de datos')
      .option('--json', 'salida en JSON')
      .action(async (o: OpcionesInformes & ConJson) => {
        const { componerInformes } = await import('./madurez-informes.ts');
        terminar(await componerInformes(o, escribirError), o.json === true);
      });
  },
};
