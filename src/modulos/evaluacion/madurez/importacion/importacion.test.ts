import { describe, expect, it } from 'vitest';
import { leerDirectorio, leerInstrumento } from '../instrumentos/leer-datos.ts';
import { logrado } from '../prueba/logrado.ts';
import { importarMatriz } from './importar-matriz.ts';
import { importarRespuestas } from './importar-respuestas.ts';
import { leerCsv } from './leer-csv.ts';

const directorio = leerDirectorio();
const imtm = logrado(leerInstrumento('imtm-2015'));
const mdm = logrado(leerInstrumento('mdm-1'));
const COLUMNAS = imtm.items.map((i) => i.id);
const BUENA = '3,5,1,2,4,1,10,1,6';
const utf8 = (texto: string): Uint8Array => new TextEncoder().encode(texto);
const latin1 = (texto: string): Uint8Array => Uint8Array.from(texto, (c) => c.charCodeAt(0));

function csv(...filas: readonly string[]): string {
  return [`cut,${COLUMNAS.join(',')}`, ...filas].join('\n');
}

function cargar(texto: string | Uint8Array, elecciones = {}) {
  const bytes = typeof texto === 'string' ? utf8(texto) : texto;
  return importarRespuestas(bytes, imtm, directorio, elecciones);
}

function errores(texto: string | Uint8Array) {
  const r = cargar(texto);
  return r.ok ? [] : r.error;
}

describe('formas del archivo', () => {
  const esperado = logrado(cargar(csv(`13101,${BUENA}`))).filas;

  it.each([
    ['punto y coma', csv(`13101,${BUENA}`).replaceAll(',', ';')],
    ['tabulador', csv(`13101,${BUENA}`).replaceAll(',', '\t')],
    ['marca UTF-8', `\uFEFF${csv(`13101,${BUENA}`)}`],
    [
      'saltos de Windows y línea vacía',
      `${csv(`13101,${BUENA}`).replaceAll('\n', '\r\n')}\r\n\r\n`,
    ],
    ['comillas', csv(`"13101",${BUENA}`)],
    ['decimales sobrantes', csv('13101,3.0,5.0,1.0,2.0,4.0,1.0,10.0,1.0,6.0')],
    [
      'coma decimal con punto y coma',
      csv('13101;3,0;5;1;2;4;1;10;1;6').replace(/,(?=[a-z])/g, ';'),
    ],
    ['palabras', csv('13101,3,5,Sí,Administrador municipal,Universitaria,SI,10,x,6')],
  ])('%s', (_, texto) => {
    expect(logrado(cargar(texto)).filas).toEqual(esperado);
  });

  it('lee Windows-1252 y UTF-16', () => {
    const texto = csv(`Ñuñoa,${BUENA}`);
    expect(logrado(cargar(latin1(texto))).filas[0]?.cut).toBe('13120');
    const utf16 = new Uint8Array(
      new Uint16Array([0xfeff, ...Array.from(texto, (c) => c.charCodeAt(0))]).buffer,
    );
    expect(logrado(cargar(utf16)).filas[0]?.cut).toBe('13120');
  });

  it('rechaza un archivo vacío, sin filas o con comillas abiertas', () => {
    expect(errores('')[0]?.motivo).toBe('El archivo está vacío.');
    expect(errores('  \n \n')[0]?.motivo).toBe('El archivo está vacío.');
    expect(errores(csv())[0]?.motivo).toBe('El archivo no tiene filas con datos.');
    expect(errores(csv(`"13101,${BUENA}`))[0]?.motivo).toContain('comillas sin cerrar');
  });

  it('rechaza columnas que faltan, repetidas o sin nombre', () => {
    expect(errores('cut,servidores_n\n13101,3').map((e) => e.columna)).toContain('intranet');
    expect(errores('cut,intranet,intranet\n13101,1,1')[0]?.motivo).toBe(
      'La columna está repetida.',
    );
    expect(errores('cut,,intranet\n13101,1,1')[0]?.motivo).toBe('La columna 2 no tiene nombre.');
    expect(errores(`${COLUMNAS.join(',')}\n${BUENA}`)[0]?.columna).toBe('cut');
  });

  it('con coma decimal sin comillas explica qué hacer', () => {
    expect(errores(csv('13101,3,5,1,2,4,1,10,1,6,5'))[0]).toEqual({
      linea: 2,
      columna: null,
      motivo:
        'Tiene 11 celdas y se esperaban 10. Si usa coma decimal, separe las columnas con punto y coma.',
    });
  });
});

describe('celdas', () => {
  it('señala línea, columna y motivo, y no carga nada aunque haya filas buenas', () => {
    const e = errores(
      csv(`13101,${BUENA}`, '13102,9,5,1,2,4,1,10,1,6', '13103,3,5,quizás,2,4,1,10,1,6'),
    );
    expect(e).toEqual([
      {
        linea: 3,
        columna: 'seg_informatica_n',
        motivo: '«9» está fuera de rango: debe estar entre 0 y 5.',
      },
      { linea: 4, columna: 'area_informatica', motivo: '«quizás» no es sí (1) ni no (0).' },
    ]);
  });

  it.each(['=1+1', '+cmd()', '@SUMA(A1)', '-2+3', '=HYPERLINK("x")'])(
    'rechaza la fórmula %s',
    (f) => {
      const e = errores(csv(`13101,3,"${f.replaceAll('"', '""')}",1,2,4,1,10,1,6`));
      expect(e).toHaveLength(1);
      expect(e[0]).toMatchObject({ linea: 2, columna: 'servidores_n' });
      expect(e[0]?.motivo).toContain('Contiene una fórmula');
    },
  );

  it('rechaza números imposibles', () => {
    for (const v of ['-1', '2.5', 'NaN', 'Infinity', '1e999', '0x10', '.', '-']) {
      expect(errores(csv(`13101,3,${v},1,2,4,1,10,1,6`)), v).toHaveLength(1);
    }
  });

  it('distingue blanco, «no responde» y «no aplica»', () => {
    const texto = 'cut;I-INT;B2.7;I-PRO-01\n13101;;NR;no aplica';
    const r = logrado(importarRespuestas(utf8(texto), mdm, directorio));
    expect(r.filas[0]?.respuestas).toEqual({
      'I-INT': null,
      'B2.7': null,
      'I-PRO-01': 'no_aplica',
    });
    expect(r.columnasAusentes).toContain('B2.8');
    const malo = importarRespuestas(utf8('cut;I-INT\n13101;no aplica'), mdm, directorio);
    expect(malo).toMatchObject({ ok: false, error: [{ linea: 2, columna: 'I-INT' }] });
  });

  it('lee la evidencia por ítem y rechaza un nivel que no existe', () => {
    const leer = (nivel: string) =>
      importarRespuestas(utf8(`cut,I-INT,I-INT.evidencia\n13101,1,${nivel}`), mdm, directorio);
    expect(logrado(leer('e1')).filas[0]?.evidencias).toEqual({ 'I-INT': 'E1' });
    expect(leer('E9')).toMatchObject({ ok: false });
  });
});

describe('municipios', () => {
  it.each([
    ['1101', '01101'],
    ['01101', '01101'],
    ['llay llay', '05703'],
    ['Coihaique', '11101'],
    ['MUNICIPALIDAD DE ÑUÑOA', '13120'],
    ["o'higgins", '11302'],
    ['San Pedro de la Paz', '08108'],
  ])('%s es %s', (texto, cut) => {
    expect(logrado(cargar(csv(`${texto},${BUENA}`))).filas[0]?.cut).toBe(cut);
  });

  it('pregunta por un nombre ambiguo y acepta la elección', () => {
    const texto = csv(`San Pedro,${BUENA}`);
    expect(
      errores(texto)[0]
        ?.candidatos?.map((c) => c.cut)
        .sort(),
    ).toEqual(['02203', '08108', '13505']);
    expect(logrado(cargar(texto, { 'San Pedro': '13505' })).filas[0]?.cut).toBe('13505');
  });

  it('rechaza desconocidos, con sugerencia, y la Antártica', () => {
    expect(errores(csv(`99999,${BUENA}`))[0]?.motivo).toBe('«99999» no es un municipio.');
    expect(errores(csv(`Iquike,${BUENA}`))[0]?.motivo).toContain('Iquique');
    expect(errores(csv(`,${BUENA}`))[0]?.motivo).toBe('Falta el municipio.');
    expect(errores(csv(`12202,${BUENA}`))[0]?.motivo).toContain('no tiene municipalidad');
  });

  it('rechaza repetidos aunque vengan escritos de otra forma', () => {
    const e = errores(csv(`13101,${BUENA}`, `Santiago,${BUENA}`));
    expect(e).toEqual([
      {
        linea: 3,
        columna: 'cut',
        motivo: 'Santiago (13101) está repetido: ya venía en la línea 2.',
      },
    ]);
  });

  it('procesa 5.000 filas en poco tiempo y lista todos los repetidos', () => {
    const cuts = directorio.municipios.filter((m) => m.tieneMunicipalidad).map((m) => m.cut);
    const filas = Array.from({ length: 5000 }, (_, i) => `${cuts[i % cuts.length]},${BUENA}`);
    expect(errores(csv(...filas))).toHaveLength(5000 - cuts.length);
  });
});

describe('matriz para agrupar', () => {
  const o = { variables: ['a', 'b'], identificador: 'cut', contra: null };

  it('lee blancos como perdidos y coma decimal', () => {
    const r = logrado(importarMatriz(utf8('cut;a;b\n1101;0,5;\n13101;1;NA'), o));
    expect(r.map((f) => [f.id, ...f.valores])).toEqual([
      ['01101', 0.5, null],
      ['13101', 1, null],
    ]);
  });

  it('rechaza columnas que faltan, texto y repetidos', () => {
    expect(importarMatriz(utf8('cut,a\n1,2'), o)).toMatchObject({
      error: [{ columna: 'b', motivo: 'Falta la columna «b».' }],
    });
    expect(importarMatriz(utf8('cut,a,b\nx,2,hola\nx,1,1'), o)).toMatchObject({
      error: [
        { linea: 2, columna: 'b' },
        { linea: 3, columna: 'cut' },
      ],
    });
  });
});

it('el CSV conserva celdas con separador y salto dentro de comillas', () => {
  const t = logrado(leerCsv(utf8('cut,nota\n1,"a, b\nc"\n2,x')));
  expect(t.filas.map((f) => f.celdas)).toEqual([
    ['1', 'a, b\nc'],
    ['2', 'x'],
  ]);
});
