import { readFile } from 'node:fs/promises';
import type { ModuloCli } from './contexto.ts';
import type { ContextoOrden, OpcionesAgruparCli, OpcionesCalcular } from './madurez-ordenes.ts';

type ConJson = { readonly json?: boolean };

const contexto: ContextoOrden = { leer: (ruta) => readFile(ruta) };

/** Órdenes `muni madurez calcular` y `muni madurez agrupar`. */
export const moduloMadurez: ModuloCli = {
  nombre: 'madurez',
  registrar: (programa, { terminar }) => {
    const madurez = programa.command('madurez').description('Índice y grupos de madurez digital');
    madurez
      .command('calcular')
      .description('Calcula el índice de cada municipio de un CSV de respuestas')
      .argument('<archivo>', 'CSV con una fila por municipio')
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
      .description('Agrupa las filas de un CSV por las variables pedidas')
      .argument('<archivo>', 'CSV con una fila por municipio')
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
  },
};
