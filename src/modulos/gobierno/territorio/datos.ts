import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import { crearIndice, type IndiceTerritorio } from './indice.ts';
import { type Fila, leerTerritorio } from './leer-territorio.ts';

function leerFilas(archivo: string): readonly Fila[] {
  return parse(readFileSync(rutaDeProyecto('datos', 'territorio', archivo), 'utf8'), {
    columns: true,
    skip_empty_lines: true,
    bom: true,
  });
}

/**
 * Carga `datos/territorio`. Los archivos vienen con el producto: si están dañados no hay cómo
 * seguir, y el error dice archivo, línea, columna y motivo de cada falla.
 */
export function cargarTerritorio(): IndiceTerritorio {
  const leido = leerTerritorio({
    regiones: leerFilas('regiones.csv'),
    comunas: leerFilas('comunas.csv'),
    sitios: leerFilas('municipios_web.csv'),
  });
  if (leido.ok) return crearIndice(leido.valor);
  const lista = leido.error.map(
    ({ archivo, linea, columna, motivo }) => `${archivo}:${linea} ${columna}: ${motivo}`,
  );
  throw new TypeError(`Datos de territorio dañados:\n${lista.join('\n')}`);
}
