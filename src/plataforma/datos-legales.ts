import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { crearTablaUf, type TablaUf } from '../base/uf.ts';
import { crearTablaUtm, type FilaUtm, type TablaUtm } from '../base/utm.ts';
import { type CalendarioLegal, crearCalendario, leerDatosFeriados } from '../calendario/index.ts';
import { rutaDeProyecto } from './raiz.ts';

/** Años que cubren los archivos de feriados. */
const DESDE = 2015;
const HASTA = 2035;

/** Lo que el producto necesita de una comuna antes de tener base de datos. */
export type ComunaDato = {
  readonly cut: string;
  readonly nombre: string;
  readonly alias: readonly string[];
  readonly zona: string;
};

function leer(...partes: readonly string[]): string {
  return readFileSync(rutaDeProyecto('datos', ...partes), 'utf8');
}

function leerLista(archivo: string): readonly unknown[] {
  const json: unknown = JSON.parse(leer('feriados', archivo));
  if (!Array.isArray(json)) throw new TypeError(`datos/feriados/${archivo} no es una lista`);
  return json;
}

function leerCsv(...partes: readonly string[]): readonly Readonly<Record<string, string>>[] {
  return parse(leer(...partes), { columns: true, skip_empty_lines: true, bom: true });
}

function campo(fila: Readonly<Record<string, string>>, nombre: string): string {
  const valor = fila[nombre];
  if (valor === undefined) throw new TypeError(`falta la columna ${nombre}`);
  return valor;
}

/** Carga el calendario legal desde datos/feriados. Lanza TypeError si los archivos están dañados. */
export function cargarCalendario(): CalendarioLegal {
  const leidos = leerDatosFeriados({
    desde: DESDE,
    hasta: HASTA,
    declaraciones: ['nacionales.json', 'unicos.json', 'locales.json', 'elecciones.json'].flatMap(
      leerLista,
    ),
    solsticios: JSON.parse(leer('feriados', 'solsticios.json')),
  });
  if (!leidos.ok) throw new TypeError(`datos/feriados: ${leidos.error.join('; ')}`);
  return crearCalendario(leidos.valor);
}

/** Carga la tabla de UTM desde datos/valores/utm.csv. */
export function cargarTablaUtm(): TablaUtm {
  const filas = leerCsv('valores', 'utm.csv').map(
    (f): FilaUtm => ({
      mes: campo(f, 'mes'),
      valor: campo(f, 'valor'),
      certeza: campo(f, 'certeza'),
      fuente: campo(f, 'fuente'),
    }),
  );
  return crearTablaUtm(filas);
}

/** Carga la tabla de UF desde datos/valores/uf.csv. */
export function cargarTablaUf(): TablaUf {
  return crearTablaUf(
    leerCsv('valores', 'uf.csv').map((f) => ({
      fecha: campo(f, 'fecha'),
      valor: campo(f, 'valor'),
      certeza: campo(f, 'certeza'),
      fuente: campo(f, 'fuente'),
    })),
  );
}

/** Carga las 346 comunas desde datos/territorio/comunas.csv. */
export function cargarComunas(): readonly ComunaDato[] {
  return leerCsv('territorio', 'comunas.csv').map((f) => ({
    cut: campo(f, 'cut'),
    nombre: campo(f, 'comuna'),
    alias: campo(f, 'alias')
      .split('|')
      .filter((a) => a !== ''),
    zona: campo(f, 'zona_horaria'),
  }));
}
