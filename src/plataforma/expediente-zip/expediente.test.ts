import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encadenar } from '../cadena.ts';
import { type AutoridadLocal, abrirAutoridadLocal } from '../firma/autoridad-local.ts';
import { crearFirmaManifiesto } from '../firma/firmador-local.ts';
import type { FirmarManifiesto } from '../firma/puerto.ts';
import { type EntradaZip, empaquetar, jsonLegible, rutaDocumento, sha256Hex } from './contenido.ts';
import { expedienteDePrueba } from './expediente-de-prueba.ts';
import { exportarExpediente } from './exportar-expediente.ts';
import { codigosObligatorios } from './guia-metadatos.ts';
import { verificarExpedienteZip } from './verificar-expediente.ts';

const ahora = (): Temporal.Instant => Temporal.Instant.from('2026-11-01T00:00:00Z');
let carpeta: string;
let autoridad: AutoridadLocal;
let firmar: FirmarManifiesto;
let zip: Uint8Array;

beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'expediente-'));
  autoridad = await abrirAutoridadLocal(carpeta, ahora);
  firmar = crearFirmaManifiesto(autoridad, 'Municipalidad de Santiago');
  zip = await exportarExpediente(expedienteDePrueba, firmar);
});
afterAll(() => rm(carpeta, { recursive: true, force: true }));

function entradas(): EntradaZip[] {
  return Object.entries(unzipSync(zip)).map(([ruta, contenido]) => ({ ruta, contenido }));
}

function texto(ruta: string): string {
  const hallada = entradas().find((e) => e.ruta === ruta);
  return Buffer.from(hallada?.contenido ?? []).toString('utf8');
}

function problemas(bytes: Uint8Array): readonly string[] {
  return verificarExpedienteZip(bytes, [autoridad.anclaPem]).hallazgos.map((h) => h.problema);
}

/** Falsificador con oficio: cambia un archivo y rehace manifiesto y ZIP, pero no tiene la clave. */
async function falsificar(
  cambio: (e: EntradaZip[]) => EntradaZip[],
  firma?: FirmarManifiesto,
): Promise<Uint8Array> {
  const nuevas = cambio(entradas());
  const cuerpo = nuevas.filter((e) => !e.ruta.startsWith('manifiesto'));
  const previo: unknown = JSON.parse(texto('manifiesto.json'));
  const manifiesto = jsonLegible({
    ...(previo as object),
    entradas: cuerpo.map((e) => ({
      ruta: e.ruta,
      bytes: e.contenido.length,
      sha256: sha256Hex(e.contenido),
    })),
  });
  const p7s =
    firma === undefined ? Buffer.from(entradas()[1]?.contenido ?? []) : await firma(manifiesto);
  return empaquetar([
    { ruta: 'manifiesto.json', contenido: manifiesto },
    { ruta: 'manifiesto.p7s', contenido: p7s },
    ...cuerpo,
  ]);
}

function reemplazar(ruta: string, por: (texto: string) => string) {
  return (lista: EntradaZip[]): EntradaZip[] =>
    lista.map((e) =>
      e.ruta === ruta
        ? { ruta, contenido: Buffer.from(por(Buffer.from(e.contenido).toString('utf8'))) }
        : e,
    );
}

describe('expediente exportado', () => {
  it('es válido, dice quién lo firmó y siempre sale igual', async () => {
    const informe = verificarExpedienteZip(zip, [autoridad.anclaPem]);
    expect(informe).toEqual({
      valido: true,
      iuie: 'EXP-13101-2026-000123',
      exportadoEn: '2026-11-25T12:00:00.000Z',
      firmadoPor: 'Municipalidad de Santiago',
      confianza: 'de-confianza',
      documentos: 2,
      eventos: 2,
      hallazgos: [],
    });
    expect(Buffer.compare(await exportarExpediente(expedienteDePrueba, firmar), zip)).toBe(0);
  });

  it('no depende de la zona horaria de la máquina', () => {
    const previa = process.env.TZ;
    process.env.TZ = 'Pacific/Easter';
    try {
      expect(verificarExpedienteZip(zip).valido).toBe(true);
      const otra = empaquetar(entradas());
      expect(Buffer.compare(otra, zip)).toBe(0);
    } finally {
      if (previa === undefined) delete process.env.TZ;
      else process.env.TZ = previa;
    }
  });

  it('lo abre unzip y openssl reconoce la firma, como explica el LEEME', async () => {
    await writeFile(join(carpeta, 'e.zip'), zip);
    for (const ruta of ['manifiesto.json', 'manifiesto.p7s']) {
      const contenido = entradas().find((e) => e.ruta === ruta)?.contenido ?? '';
      await writeFile(join(carpeta, ruta), contenido);
    }
    await writeFile(join(carpeta, 'autoridad.pem'), autoridad.anclaPem);
    const orden = texto('LEEME.txt').match(/openssl ([^\n\\]+)\\\n\s+([^\n]+)/);
    const argumentos = `${orden?.[1] ?? ''} ${orden?.[2] ?? ''}`.trim().split(/\s+/);
    expect(argumentos.length).toBeGreaterThan(8);
    execFileSync('openssl', argumentos, { cwd: carpeta, stdio: 'pipe' });
  });

  it('trae el índice ordenado y los metadatos obligatorios de la guía', () => {
    expect(codigosObligatorios('MGDEE')).toHaveLength(18);
    expect(codigosObligatorios('MGDDE')).toHaveLength(12);
    const indice = JSON.parse(texto('indice.json'));
    expect(indice.entradas.map((e: { referencia: string }) => e.referencia)).toEqual([
      '1',
      'documentos/0001-solicitud-de-certificado-de-numero.pdf',
      'documentos/0002-nandu-croquis.png',
      '2',
    ]);
    const { expediente, documentos } = JSON.parse(texto('metadatos.json'));
    for (const codigo of codigosObligatorios('MGDEE')) expect(expediente).toHaveProperty(codigo);
    for (const codigo of codigosObligatorios('MGDDE')) {
      expect(documentos[0].metadatos).toHaveProperty(codigo);
    }
    expect(expediente.MGDEE53_2).toEqual(['2026-11-24 13:15:30', '2026-11-24 13:15:31']);
    expect(expediente.MGDEE7_2).toBe('Certificado de número');
    expect(expediente).not.toHaveProperty('MGDEE51_2');
  });

  it('nota cualquier byte cambiado, en cualquier posición', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: zip.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (posicion, cambio) => {
          const alterado = Uint8Array.from(zip);
          alterado[posicion] = (alterado[posicion] ?? 0) ^ cambio;
          return !verificarExpedienteZip(alterado).valido;
        },
      ),
      { numRuns: 800 },
    );
  });

  it('nota bytes agregados, quitados o un archivo que no es ZIP', () => {
    expect(problemas(Buffer.concat([zip, Buffer.from([0])]))).not.toEqual([]);
    expect(problemas(Buffer.concat([Buffer.from('x'), zip]))).not.toEqual([]);
    for (const largo of [0, 1, 21, zip.length >> 1, zip.length - 1]) {
      expect(verificarExpedienteZip(zip.subarray(0, largo)).valido).toBe(false);
    }
    expect(problemas(Buffer.from('hola'))).toEqual(['no-es-zip']);
  });

  it('un ZIP vuelto a comprimir no vale, y se dice que es eso', () => {
    const { valido, hallazgos } = verificarExpedienteZip(zipSync(unzipSync(zip), { level: 6 }));
    expect(valido).toBe(false);
    expect(hallazgos).toEqual([
      { problema: 'estructura-zip', detalle: expect.stringContaining('volvió a comprimir') },
    ]);
  });

  it('quien rehace los resúmenes sin la clave queda a la vista', async () => {
    const cambio = reemplazar('accesos.jsonl', () => '');
    expect(problemas(await falsificar(cambio))).toEqual(['firma']);
    const otra = await abrirAutoridadLocal(join(carpeta, 'otra'), ahora);
    const firma = crearFirmaManifiesto(otra, 'Municipalidad de Santiago');
    expect(problemas(await falsificar(cambio, firma))).toEqual(['emisor-desconocido']);
  });

  it.each([
    [
      'un evento',
      reemplazar('eventos.jsonl', (t) => t.replace('tomado', 'robado')),
      ['cadena', 'indice'],
    ],
    [
      'el último evento quitado',
      reemplazar('eventos.jsonl', (t) => `${t.split('\n')[0]}\n`),
      ['cadena', 'indice'],
    ],
    [
      'el índice',
      reemplazar('indice.json', (t) => t.replace('2026-11-24T14', '2026-11-24T15')),
      ['indice'],
    ],
    [
      'un documento',
      reemplazar('documentos/0002-nandu-croquis.png', () => 'otro'),
      ['archivo-alterado'],
    ],
    [
      'un metadato obligatorio',
      reemplazar('metadatos.json', (t) => t.replace('MGDEE7_1', 'MGDEE7_9')),
      ['metadatos'],
    ],
  ])('ni con la clave pasa incoherente: %s', async (_caso, cambio, esperado) => {
    expect(problemas(await falsificar(cambio, firmar))).toEqual(esperado);
  });

  it('dice qué falta y qué sobra', async () => {
    const lista = entradas();
    const sobra = empaquetar([...lista, { ruta: 'extra.txt', contenido: Buffer.from('x') }]);
    expect(verificarExpedienteZip(sobra).hallazgos).toEqual([
      { problema: 'sobra-archivo', detalle: 'extra.txt' },
    ]);
    const falta = empaquetar(lista.filter((e) => e.ruta !== 'accesos.jsonl'));
    expect(verificarExpedienteZip(falta).hallazgos).toEqual([
      { problema: 'falta-archivo', detalle: 'accesos.jsonl' },
    ]);
    const desorden = empaquetar(lista.toSpliced(-2, 2, ...lista.slice(-2).reverse()));
    expect(problemas(desorden)).toEqual(['estructura-zip']);
  });

  it('también vale con cero documentos y uno abierto sin eventos', async () => {
    const minimo = { ...expedienteDePrueba, documentos: [], eventos: encadenar([]), accesos: [] };
    const informe = verificarExpedienteZip(await exportarExpediente(minimo, firmar));
    expect(informe.hallazgos).toEqual([
      { problema: 'metadatos', detalle: 'Faltan MGDEE53_1, MGDEE53_2' },
    ]);
  });

  it('los nombres de documento no escapan de su carpeta', () => {
    expect(rutaDocumento(3, '../../etc/passwd', 'pdf')).toBe('documentos/0003-etc-passwd.pdf');
    expect(rutaDocumento(4, '???', 'pdf')).toBe('documentos/0004-documento.pdf');
  });
});
