import { strToU8, zipSync } from 'fflate';
import { pareceFormula } from './leer-csv.ts';

export type Hoja = readonly (readonly string[])[];

/** Una planilla ejecuta como fórmula lo que empieza con =, +, - o @: el apóstrofo la deja en texto. */
const inofensiva = (celda: string): string => (pareceFormula(celda) ? `'${celda}` : celda);

/** CSV con punto y coma y marca UTF-8, como lo abren las planillas en español. */
export function escribirCsv(filas: Hoja): string {
  const celda = (texto: string): string => {
    const limpia = inofensiva(texto);
    return /[;"\r\n]/.test(limpia) ? `"${limpia.replaceAll('"', '""')}"` : limpia;
  };
  return `\uFEFF${filas.map((f) => f.map(celda).join(';')).join('\r\n')}\r\n`;
}

const escapar = (texto: string): string =>
  texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFICINA = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAQUETE = 'http://schemas.openxmlformats.org/package/2006';
const HOJA = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TIPO = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** XLSX de una hoja, todo texto. `anchos` en caracteres por columna. */
export function escribirXlsx(nombre: string, filas: Hoja, anchos: readonly number[]): Uint8Array {
  const partes: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PAQUETE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TIPO}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TIPO}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PAQUETE}/relationships"><Relationship Id="r1" Type="${OFICINA}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${HOJA}" xmlns:r="${OFICINA}"><sheets><sheet name="${escapar(nombre)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PAQUETE}/relationships"><Relationship Id="r1" Type="${OFICINA}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': hoja(filas, anchos),
  };
  return zipSync(
    Object.fromEntries(Object.entries(partes).map(([ruta, xml]) => [ruta, strToU8(XML + xml)])),
  );
}

function hoja(filas: Hoja, anchos: readonly number[]): string {
  const columnas = anchos.map(
    (ancho, i) => `<col min="${i + 1}" max="${i + 1}" width="${ancho}" customWidth="1"/>`,
  );
  const cuerpo = filas.map((celdas, i) => {
    const fila = celdas.map((texto, j) =>
      texto === ''
        ? ''
        : `<c r="${letra(j)}${i + 1}" t="inlineStr"><is><t xml:space="preserve">${escapar(inofensiva(texto))}</t></is></c>`,
    );
    return `<row r="${i + 1}">${fila.join('')}</row>`;
  });
  return `<worksheet xmlns="${HOJA}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columnas.join('')}</cols><sheetData>${cuerpo.join('')}</sheetData></worksheet>`;
}

function letra(columna: number): string {
  const previa = Math.floor(columna / 26);
  return `${previa === 0 ? '' : letra(previa - 1)}${String.fromCharCode(65 + (columna % 26))}`;
}
