import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { escribirCsv, escribirXlsx } from './escribir-planilla.ts';
import { leerCsv } from './leer-csv.ts';
import { leerPlanilla } from './leer-planilla.ts';

/** Libro armado a mano, con lo que se quiera en cada parte. */
function libro(hoja: string, partes: Readonly<Record<string, string>> = {}): Uint8Array {
  const todas = {
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><sheets><sheet name="oculta" state="hidden" r:id="r0"/><sheet name="a" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r0" Target="worksheets/otra.xml"/><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${hoja}</sheetData></worksheet>`,
    ...partes,
  };
  return zipSync(Object.fromEntries(Object.entries(todas).map(([r, x]) => [r, strToU8(x)])));
}
const texto = (t: string) => `t="inlineStr"><is><t>${t}</t></is></c>`;
const ENCABEZADO = `<row r="1"><c r="A1" ${texto('item')}<c r="B1" ${texto('respuesta')}</row>`;
const filas = (bytes: Uint8Array) => {
  const r = leerPlanilla(bytes);
  return r.ok ? r.valor.filas : r.error;
};

describe('leer un XLSX', () => {
  it('conserva el número de fila, salta las vacías y completa las celdas que faltan', () => {
    const hoja = `${ENCABEZADO}<row r="2"/><row r="7"><c r="B7"><v>1.5</v></c></row><row r="9"><c r="A9" ${texto('x')}</row>`;
    expect(filas(libro(hoja))).toEqual([
      { linea: 7, celdas: ['', '1.5'] },
      { linea: 9, celdas: ['x', ''] },
    ]);
  });

  it('lee textos compartidos con formato y entidades, sin la guía fonética', () => {
    const bytes = libro(`${ENCABEZADO}<row r="2"><c r="A2" t="s"><v>0</v></c></row>`, {
      'xl/sharedStrings.xml':
        '<sst><si><r><t>a &amp; </t></r><r><t>b</t></r><rPh><t>no</t></rPh></si></sst>',
    });
    expect(filas(bytes)).toEqual([{ linea: 2, celdas: ['a & b', ''] }]);
  });

  it.each([
    ['con resultado', '<c r="A2"><f>1+1</f><v>2</v></c>'],
    ['compartida, sin texto', '<c r="A2"><f t="shared" si="0"/><v>2</v></c>'],
    ['que llama a un programa', `<c r="A2" t="str"><f>cmd|'/c calc'!A1</f><v>0</v></c>`],
    ['escrita como texto', `<c r="A2" ${texto('=1+1')}`],
  ])('una fórmula %s se rechaza con su línea', (_caso, celda) => {
    expect(filas(libro(`${ENCABEZADO}<row r="2">${celda}</row>`))).toMatchObject([
      { linea: 2, columna: 'item', motivo: expect.stringContaining('fórmula') },
    ]);
  });

  it('un porcentaje o una fecha no pasan por un número suelto', () => {
    const bytes = libro(
      `${ENCABEZADO}<row r="2"><c r="A2" s="1"><v>0.855</v></c><c r="B2" s="2"><v>45000</v></c></row><row r="3"><c r="A3" s="3"><v>0.5</v></c><c r="B3" s="0"><v>3</v></c></row>`,
      {
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      },
    );
    expect(filas(bytes)).toEqual([
      { linea: 2, celdas: ['85.5 %', '45000 (fecha)'] },
      { linea: 3, celdas: ['50 %', '3'] },
    ]);
  });

  it('un ZIP que dice pesar gigas, uno sin hojas y XML roto se rechazan', () => {
    const bomba = libro('x'.repeat(41 * 1_048_576));
    expect(bomba.length).toBeLessThan(200_000);
    expect(filas(bomba)).toMatchObject([{ motivo: 'El libro es demasiado grande.' }]);
    expect(filas(zipSync({ 'a.txt': strToU8('x') }))).toMatchObject([
      { motivo: expect.stringContaining('No es un libro de Excel') },
    ]);
    expect(filas(libro('<row><c r="A1"'))).toMatchObject([
      { motivo: expect.stringMatching(/dañado|vacío|no tiene/) },
    ]);
  });

  it('no resuelve entidades externas', () => {
    const bytes = libro(`${ENCABEZADO}<row r="2"><c r="A2" ${texto('&xxe;')}</row>`, {
      'xl/workbook.xml':
        '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><workbook xmlns:r="x"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    });
    expect(JSON.stringify(filas(bytes))).not.toContain('root:');
  });
});

describe('escribir y volver a leer', () => {
  const celda = fc.string({ unit: 'grapheme', maxLength: 20 }).map((t) => t.trim());
  it('lo escrito en CSV y en XLSX se lee igual, y ninguna celda queda como fórmula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(celda, celda), { minLength: 1, maxLength: 8 }), (datos) => {
        // Los controles no caben en XML, y el acento grave de Unicode puede recomponerse al leer.
        const limpias = datos.filter((f) =>
          f.every((c) => /^[\p{L}\p{N} =+@;,."'<>&-]*$/u.test(c)),
        );
        fc.pre(limpias.length > 0 && limpias.every((f) => f.some((c) => c !== '')));
        const hoja = [['a', 'b'], ...limpias];
        const csv = leerPlanilla(new TextEncoder().encode(escribirCsv(hoja)));
        const xlsx = leerPlanilla(escribirXlsx('h', hoja, [10, 10]));
        expect(csv.ok && csv.valor.filas.map((f) => f.celdas)).toEqual(
          xlsx.ok && xlsx.valor.filas.map((f) => f.celdas),
        );
        expect(csv.ok && csv.valor.filas.length).toBe(limpias.length);
      }),
    );
  });

  it('lo que parece fórmula sale con apóstrofo', () => {
    const csv = escribirCsv([['a'], ['=HYPERLINK("http://x")'], ['@x'], ['-5']]);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain("'@x");
    expect(csv).toContain('\r\n-5\r\n');
    expect(leerCsv(new TextEncoder().encode(csv)).ok).toBe(true);
  });
});

describe('archivos que no son lo que dicen', () => {
  const motivo = (bytes: Uint8Array) => {
    const r = leerPlanilla(bytes);
    return r.ok ? 'se leyó' : r.error[0];
  };
  it.each([
    ['UTF-16 sin marca', Buffer.from('item;respuesta\nI-1;sí\n', 'utf16le')],
    ['UTF-16 inverso sin marca', Buffer.from('item;respuesta\nI-1;sí\n', 'utf16le').swap16()],
  ])('%s se entiende', (_caso, bytes) => {
    expect(filas(bytes)).toEqual([{ linea: 2, celdas: ['I-1', 'sí'] }]);
  });

  it('una página web que dice ser Excel, un binario y un ZIP cualquiera se nombran', () => {
    expect(motivo(Buffer.from('<html><table><tr><td>item'))).toMatchObject({
      motivo: expect.stringContaining('página web'),
    });
    expect(motivo(Buffer.from([1, 0, 0, 0, 7, 0, 0, 0, 2, 0, 0, 9]))).toMatchObject({
      motivo: expect.stringContaining('no es un CSV ni un XLSX'),
    });
  });

  it('unas comillas sin cerrar dicen en qué línea', () => {
    expect(motivo(Buffer.from('a;b\n1;2\n"3;4\n5;6\n'))).toMatchObject({ linea: 3 });
  });

  it.each(['#DIV/0!', '#¡DIV/0!', '#N/A', '#N/D', '#REF!', '#¿NOMBRE?'])(
    'el error %s de la planilla se dice como tal',
    (celda) => {
      expect(motivo(Buffer.from(`a;b\n1;${celda}\n`))).toMatchObject({
        linea: 2,
        columna: 'b',
        motivo: expect.stringContaining('da un error en esta celda'),
      });
    },
  );
});
