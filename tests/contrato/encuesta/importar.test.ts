import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escribirXlsx } from '../../../src/modulos/evaluacion/madurez/importacion/escribir-planilla.ts';
import { leerPlanilla } from '../../../src/modulos/evaluacion/madurez/importacion/leer-planilla.ts';
import { levantarSitio, type Sitio } from '../../abuso/sitio.ts';
import {
  type Actores,
  abrirActores,
  crearCampana,
  ocultosDe,
  subir,
  vigentesDe,
} from './soporte.ts';

let sitio: Sitio;
let actores: Actores;
const C = 'importar';
const MUNICIPAL = `/nunoa/funcionarios/madurez/${C}/importar`;
const NACIONAL = `/programa/campanas/${C}/importar`;

beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
  await crearCampana(sitio, actores, C);
}, 120_000);
afterAll(() => sitio.cerrar());

const revisar = (bytes: string | Uint8Array, url = MUNICIPAL, nombre = 'datos.csv') =>
  subir(sitio, actores.nunoa, url, { nombre, bytes });
const confirmar = (html: string, url = MUNICIPAL, mas: Record<string, string> = {}) =>
  actores.nunoa.enviar(`${url}/confirmar`, { ...ocultosDe(html), ...mas });

describe('una municipalidad importa su planilla', () => {
  it('muestra qué cambia, no guarda hasta confirmar, y después sí', async () => {
    const vista = await revisar('item;respuesta\nI-SEG-1;sí\nA1.6;1,5\nB5.2;no aplica\nA1.5;\n');
    expect(vista.statusCode).toBe(200);
    expect(vista.body).toContain('Respuestas nuevas: 3');
    expect(await vigentesDe(sitio, 13120, C)).toEqual({});
    const hecho = await confirmar(vista.body);
    expect(hecho.headers.location).toBe(`/nunoa/funcionarios/madurez/${C}?importadas=3`);
    expect(await vigentesDe(sitio, 13120, C)).toEqual({
      'I-SEG-1': '1',
      'A1.6': '1.5',
      'B5.2': 'no_aplica',
    });
    const portada = await actores.nunoa.ver(String(hecho.headers.location));
    expect(portada.body).toContain('Se cargaron 3 respuestas');
    expect(portada.body).toContain('Se importaron respuestas de una planilla');
  });

  it('la plantilla vuelve a entrar sin cambiar nada, en CSV y en XLSX', async () => {
    for (const formato of ['csv', 'xlsx']) {
      const plantilla = await actores.nunoa.ver(`${MUNICIPAL}/plantilla.${formato}`);
      expect(plantilla.statusCode).toBe(200);
      const leida = leerPlanilla(plantilla.rawPayload);
      expect(leida.ok && leida.valor.columnas).toEqual([
        'item',
        'pregunta',
        'como_responder',
        'respuesta',
      ]);
      expect(leida.ok && leida.valor.filas.length).toBe(219);
      const vista = await revisar(plantilla.rawPayload, MUNICIPAL, `p.${formato}`);
      expect(vista.body).toContain('La planilla no cambia nada');
      expect(vista.body).toContain('Iguales: 3');
    }
  });

  it('con un error no carga nada y dice línea, columna y motivo', async () => {
    const antes = await vigentesDe(sitio, 13120, C);
    const r = await revisar(
      'item,respuesta\nI-SEG-2,1\nA1.6,500\nB1.1,1\nNO-EXISTE,1\nI-SEG-2,0\nI-SEG-3,=1+1\n',
    );
    expect(r.statusCode).toBe(422);
    for (const texto of ['No se cargó nada', 'Contiene una fórmula'])
      expect(r.body).toContain(texto);
    const sinFormula = await revisar(
      'item,respuesta\nI-SEG-2,1\nA1.6,500\nB1.1,1\nNO-EXISTE,1\nI-SEG-2,0\n',
    );
    for (const texto of [
      'fuera de rango: debe estar entre 0 y 100',
      'se calcula desde otros ítems',
      'no es un ítem de este instrumento',
      'ya venía en la línea 2',
    ])
      expect(sinFormula.body).toContain(texto);
    expect(await vigentesDe(sitio, 13120, C)).toEqual(antes);
  });

  it('una fila de otra municipalidad no entra', async () => {
    const r = await revisar('cut;I-SEG-1\n05101;1\n');
    expect(r.statusCode).toBe(422);
    expect(r.body).toContain('La fila es de Valparaíso y esta encuesta es de Ñuñoa');
  });

  it.each([
    ['UTF-16 con tabulación', Buffer.from('\uFEFFitem\trespuesta\r\nI-INT\tsí\r\n', 'utf16le')],
    ['Windows-1252 con punto y coma', Buffer.from('item;respuesta\r\nI-INT;s\u00ed\r\n', 'latin1')],
    ['barra vertical', Buffer.from('item|respuesta\nI-INT|SI\n')],
    ['comillas', Buffer.from('"item","respuesta"\n"I-INT","1"\n')],
    [
      'XLSX',
      escribirXlsx(
        'h',
        [
          ['item', 'respuesta'],
          ['I-INT', 'Sí'],
        ],
        [9],
      ),
    ],
  ])('%s se entiende', async (_caso, bytes) => {
    const vista = await revisar(bytes);
    expect(vista.body).toContain('Respuestas nuevas: 1');
  });

  it.each([
    ['vacío', '', 'vacío'],
    ['solo encabezado', 'item;respuesta\n', 'no tiene filas'],
    ['sin respuestas', 'item;respuesta\nI-INT;\n', 'no trae ninguna respuesta'],
    ['PDF', '%PDF-1.7 x', 'no es un CSV ni un XLSX'],
    ['binario', Buffer.from([1, 2, 0, 4, 0]), 'no es un CSV ni un XLSX'],
    [
      'Excel antiguo',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'Excel antiguo',
    ],
    ['ZIP roto', 'PK\u0003\u0004basura', 'dañado'],
    ['columna repetida', 'item;respuesta;respuesta\nI-INT;1;0\n', 'La columna está repetida'],
    ['sin columnas útiles', 'a;b\n1;2\n', 'Use la plantilla'],
  ])('un archivo %s se rechaza con su motivo', async (_caso, bytes, motivo) => {
    const r = await revisar(bytes);
    expect(r.statusCode).toBe(422);
    expect(r.body).toContain(motivo);
  });

  it('más de 5 MB se rechaza', async () => {
    const r = await revisar(Buffer.alloc(5 * 1_048_576 + 10, 'a'));
    expect(r.statusCode).toBe(422);
    expect(r.body).toContain('más de 5 MB');
  });

  it('si alguien responde entretanto, se vuelve a mostrar y no se pisa', async () => {
    const vista = await revisar('item;respuesta\nI-AREA;sí\n');
    await actores.revisora.enviar(`/nunoa/funcionarios/madurez/${C}/items/I-AREA/responder`, {
      'r:I-AREA': '0',
      'v:I-AREA': '0',
    });
    const r = await confirmar(vista.body);
    expect(r.statusCode).toBe(409);
    expect(r.body).toContain('Alguien cambió respuestas mientras usted revisaba');
    expect((await vigentesDe(sitio, 13120, C))['I-AREA']).toBe('0');
    expect((await confirmar(r.body)).statusCode).toBe(303);
    expect((await vigentesDe(sitio, 13120, C))['I-AREA']).toBe('1');
  });

  it('una carga inventada o rota vuelve al comienzo', async () => {
    for (const carga of ['', 'x', 'AAAA', '__proto__']) {
      const r = await actores.nunoa.enviar(`${MUNICIPAL}/confirmar`, { carga, huella: 'x' });
      expect(r.headers.location).toBe(MUNICIPAL);
    }
  });
});

describe('el programa importa un archivo con muchos municipios', () => {
  it('trae alias, comas decimales y varios municipios, en una sola vez', async () => {
    const vista = await revisar(
      'municipio;item;respuesta\nValparaiso;A1.6;2,25\nMunicipalidad de Ñuñoa;A1.5;3\n',
      NACIONAL,
    );
    expect(vista.statusCode).toBe(200);
    const r = await confirmar(vista.body, NACIONAL);
    expect(r.headers.location).toBe(`/programa/campanas/${C}?importadas=2`);
    expect((await vigentesDe(sitio, 5101, C))['A1.6']).toBe('2.25');
    expect((await vigentesDe(sitio, 13120, C))['A1.5']).toBe('3');
    const pagina = await actores.programa.ver(`/programa/campanas/${C}`);
    expect(pagina.body).toContain('1 de 165');
  });

  it('el programa no ve lo que había respondido la municipalidad', async () => {
    const vista = await revisar('cut;A1.6\n5101;3,5\n', NACIONAL);
    expect(vista.body).toContain('Tiene respuesta');
    expect(vista.body).not.toContain('2,25');
  });

  it('un nombre que sirve para dos se pregunta, y con la elección sigue', async () => {
    const duda = await revisar('municipio;item;respuesta\nSan Pedro;A1.6;1\n', NACIONAL);
    expect(duda.statusCode).toBe(422);
    expect(duda.body).toContain('¿Qué municipio es?');
    expect(duda.body).toContain('San Pedro de la Paz');
    const elegida = await actores.nunoa.enviar(`${NACIONAL}/revisar`, {
      ...ocultosDe(duda.body),
      cut: '08108',
    });
    expect(elegida.body).toContain('San Pedro de la Paz: El municipio no está invitado');
  });

  it('si uno de los municipios no puede, no entra ninguno', async () => {
    const antes = await vigentesDe(sitio, 5101, C);
    const vista = await revisar('cut;A1.6\n05101;9\n01101;1\n', NACIONAL);
    expect(vista.body).toContain('no está invitado');
    expect(vista.body).not.toContain('Cargar 1 respuesta');
    const r = await confirmar(vista.body, NACIONAL);
    expect(r.statusCode).not.toBe(500);
    expect(await vigentesDe(sitio, 5101, C)).toEqual(antes);
  });

  it('una falla en el último municipio deshace los anteriores', async () => {
    const antes = await vigentesDe(sitio, 5101, C);
    const vista = await revisar('cut;A1.6;A1.7\n05101;9;9\n13120;9;9\n', NACIONAL);
    const cierre = await actores.nunoa.enviar(`/nunoa/funcionarios/madurez/${C}/cerrar`, {
      confirma: 'si',
    });
    expect(cierre.statusCode).toBe(303);
    const r = await confirmar(vista.body, NACIONAL);
    expect(r.statusCode).toBe(409);
    expect(r.body).toContain('No se guardó nada');
    expect(await vigentesDe(sitio, 5101, C)).toEqual(antes);
  });

  it('municipios repetidos y desconocidos se señalan', async () => {
    const r = await revisar('cut;A1.6\n05101;1\nValparaíso;2\nMordor;3\n12202;1\n', NACIONAL);
    expect(r.statusCode).toBe(422);
    for (const texto of [
      'está repetido: ya venía en la línea 2',
      '«Mordor» no es un municipio',
      'no tiene municipalidad propia',
    ])
      expect(r.body).toContain(texto);
  });

  it('5.000 filas se revisan en poco tiempo y dicen cuántos errores hay', async () => {
    const filas = Array.from({ length: 5_000 }, () => '05101;I-SEG-1;1').join('\n');
    const desde = performance.now();
    const r = await revisar(`cut;item;respuesta\n${filas}\n`, NACIONAL);
    expect(r.body).toContain('Hay 4999 errores');
    expect(r.body).toContain('Primeros 200 errores de 4999');
    expect(performance.now() - desde).toBeLessThan(5_000);
  });

  it('quien no es del programa recibe 404', async () => {
    for (const url of [NACIONAL, `${NACIONAL}/plantilla.csv`])
      expect((await actores.valparaiso.ver(url)).statusCode).toBe(404);
    const intento = await subir(sitio, actores.valparaiso, NACIONAL, {
      nombre: 'x.csv',
      bytes: 'cut;A1.6\n5101;1\n',
    });
    expect(intento.statusCode).toBe(404);
  });

  it('la plantilla nacional trae códigos y preguntas, y ninguna respuesta', async () => {
    const r = await actores.programa.ver(`${NACIONAL}/plantilla.csv`);
    expect(r.body).toContain('I-SEG-1: ¿La municipalidad usa antivirus?');
    expect(r.body).toContain('05101;Valparaíso;;;');
    expect(r.body).not.toContain('2,25');
  });
});
