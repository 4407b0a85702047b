import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { falla } from '../../base/resultado.ts';
import { crearAlmacenDisco } from './almacen-disco.ts';
import { MENSAJE_ERROR_ARCHIVO } from './mensajes.ts';
import type { Almacen } from './puerto.ts';
import { dimensiones, mimeDeTipo } from './tipos.ts';

const PDF = new Uint8Array(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\n%%EOF\n', 'latin1'));
const limites = { maximo: 1_000_000 };

function png(ancho: number, alto: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(ancho, 16);
  bytes.writeUInt32BE(alto, 20);
  Buffer.from('0000000049444154', 'hex').copy(bytes, 29);
  return new Uint8Array(bytes);
}

function jpg(ancho: number, alto: number): Uint8Array {
  const bytes = Buffer.alloc(40);
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex').copy(bytes);
  bytes.writeUInt16BE(alto, 25);
  bytes.writeUInt16BE(ancho, 27);
  return new Uint8Array(bytes);
}

function office(clase: 'word' | 'xl'): Uint8Array {
  const parte = clase === 'word' ? 'word/document.xml' : 'xl/workbook.xml';
  const tipo =
    clase === 'word'
      ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  return zipSync({
    '[Content_Types].xml': Buffer.from(
      `<Types><Override PartName="/${parte}" ContentType="${tipo}"/></Types>`,
    ),
    [parte]: Buffer.from('<x/>'),
  });
}

function sha(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* trozos(bytes: Uint8Array, tamano: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += tamano) yield bytes.subarray(i, i + tamano);
}

let carpeta: string;
let disco: Almacen;
beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'almacen-'));
  disco = await crearAlmacenDisco(carpeta);
});
afterAll(() => rm(carpeta, { recursive: true, force: true }));

async function error(contenido: Uint8Array, extra: object = {}): Promise<string> {
  const r = await disco.guardar(contenido, { ...limites, ...extra });
  return r.ok ? `aceptado ${r.valor.tipo}` : r.error;
}

describe('almacén en disco', () => {
  it('guarda por contenido, una sola vez, y devuelve lo mismo', async () => {
    const uno = await disco.guardar(PDF, limites);
    const dos = await disco.guardar(trozos(PDF, 7), limites);
    expect(uno).toEqual({ ok: true, valor: { sha256: sha(PDF), bytes: PDF.length, tipo: 'pdf' } });
    expect(dos).toEqual(uno);
    expect(await disco.leer(sha(PDF))).toEqual(PDF);
    expect(await disco.existe(sha(PDF))).toBe(true);
    const flujo = await disco.flujo(sha(PDF));
    expect(Buffer.concat(await Array.fromAsync(flujo ?? []))).toEqual(Buffer.from(PDF));
    expect(await Array.fromAsync(disco.listar())).toEqual([sha(PDF)]);
    expect(await readdir(join(carpeta, 'provisorios'))).toEqual([]);
  });

  it('no lee fuera de su carpeta ni lo que no existe', async () => {
    expect(await disco.leer('../../etc/passwd')).toBeUndefined();
    expect(await disco.leer('A'.repeat(64))).toBeUndefined();
    expect(await disco.existe('0'.repeat(64))).toBe(false);
    expect(await disco.flujo('0'.repeat(64))).toBeUndefined();
  });

  it('treinta subidas iguales a la vez dejan un archivo', async () => {
    const bytes = Buffer.concat([PDF, Buffer.from('otro')]);
    const todas = await Promise.all(
      Array.from({ length: 30 }, () => disco.guardar(trozos(bytes, 5), limites)),
    );
    expect(todas.every((r) => r.ok)).toBe(true);
    expect(await disco.leer(sha(bytes))).toEqual(new Uint8Array(bytes));
    expect(await readdir(join(carpeta, 'provisorios'))).toEqual([]);
  });

  it('rechaza vacío y deja de leer al pasar el máximo', async () => {
    expect(await error(new Uint8Array(0))).toBe('vacio');
    let entregados = 0;
    async function* infinito(): AsyncGenerator<Uint8Array> {
      for (;;) {
        entregados += 1;
        yield new Uint8Array(1000);
      }
    }
    expect(await disco.guardar(infinito(), { maximo: 10_000 })).toEqual(falla('demasiado-grande'));
    expect(entregados).toBe(11);
  });

  it('una subida cortada no deja rastro', async () => {
    async function* cortado(): AsyncGenerator<Uint8Array> {
      yield PDF;
      throw new Error('se fue');
    }
    expect(await disco.guardar(cortado(), limites)).toEqual(falla('interrumpido'));
    expect(await readdir(join(carpeta, 'provisorios'))).toEqual([]);
  });

  it('al abrir borra los provisorios viejos y respeta los recientes', async () => {
    const viejo = join(carpeta, 'provisorios', 'viejo');
    await writeFile(viejo, 'x');
    await utimes(viejo, 1, 1);
    await writeFile(join(carpeta, 'provisorios', 'reciente'), 'x');
    await crearAlmacenDisco(carpeta);
    expect(await readdir(join(carpeta, 'provisorios'))).toEqual(['reciente']);
    await rm(join(carpeta, 'provisorios', 'reciente'));
  });

  it('guardar y leer es la identidad, con cualquier partición', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 500 }),
        async (cola, tamano) => {
          const bytes = new Uint8Array(Buffer.concat([PDF, cola]));
          const r = await disco.guardar(trozos(bytes, tamano), limites);
          expect(r.ok && r.valor.sha256).toBe(sha(bytes));
          expect(await disco.leer(sha(bytes))).toEqual(bytes);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('tipos de archivo', () => {
  it.each([
    ['pdf', PDF, 'plano.PDF', 'application/pdf'],
    ['jpg', jpg(10, 10), 'foto.jpeg', 'image/jpeg'],
    ['png', png(10, 10), 'a.b.png', 'image/png'],
    ['docx', office('word'), 'carta.docx', ''],
    ['xlsx', office('xl'), 'nómina.xlsx', 'application/octet-stream'],
    ['dwg', Buffer.from('AC1032\0\0\0\0dibujo'), 'plano.dwg', 'image/vnd.dwg'],
  ])('reconoce %s por su contenido', async (tipo, bytes, nombre, mime) => {
    expect(await error(bytes, { nombre, mime })).toBe(`aceptado ${tipo}`);
  });

  it.each([
    [
      'ejecutable con nombre de PDF',
      Buffer.from('4d5a90000300000004000000ffff', 'hex'),
      { nombre: 'a.pdf' },
      'tipo-falso',
    ],
    [
      'página web con nombre de PNG',
      Buffer.from('<html><script>1</script>'),
      { nombre: 'a.png' },
      'tipo-falso',
    ],
    ['PDF con nombre de JPG', PDF, { nombre: 'a.jpg' }, 'tipo-falso'],
    ['PDF con MIME de imagen', PDF, { nombre: 'a.pdf', mime: 'image/png' }, 'tipo-falso'],
    ['doble extensión', PDF, { nombre: 'a.pdf.exe' }, 'tipo-falso'],
    [
      'ejecutable',
      Buffer.from('7f454c4602010100', 'hex'),
      { nombre: 'programa' },
      'tipo-no-admitido',
    ],
    ['ZIP cualquiera', zipSync({ 'a.txt': Buffer.from('x') }), {}, 'tipo-no-admitido'],
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      { nombre: 'a.svg' },
      'tipo-no-admitido',
    ],
    ['tipo fuera de los pedidos', PDF, { tipos: ['jpg'] }, 'tipo-no-admitido'],
    ['PNG desmedido', png(65_000, 65_000), { nombre: 'a.png' }, 'imagen-desmedida'],
    ['JPG desmedido', jpg(60_000, 60_000), { nombre: 'a.jpg' }, 'imagen-desmedida'],
  ])('rechaza: %s', async (_caso, bytes, extra, esperado) => {
    expect(await error(bytes, extra)).toBe(esperado);
    expect(MENSAJE_ERROR_ARCHIVO[esperado as 'tipo-falso'].length).toBeGreaterThan(10);
  });

  it('lee dimensiones sin decodificar y da un MIME fijo para servir', () => {
    expect(dimensiones('png', png(3, 4))).toEqual({ ancho: 3, alto: 4 });
    expect(dimensiones('jpg', jpg(5, 6))).toEqual({ ancho: 5, alto: 6 });
    expect(dimensiones('jpg', jpg(5, 6).subarray(0, 3))).toBeUndefined();
    expect(mimeDeTipo('jpg')).toBe('image/jpeg');
  });
});
