import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exito, falla } from '../../base/resultado.ts';
import { crearComponedorTypst } from '../pdf/componedor-typst.ts';
import { documentosDePrueba } from '../pdf/documentos-de-prueba.ts';
import { leerAncla } from './ancla.ts';
import { type AutoridadLocal, abrirAutoridadLocal } from './autoridad-local.ts';
import { crearFirmadorLocal } from './firmador-local.ts';
import { firmarPdf, type OpcionesFirmaPdf } from './firmar-pdf.ts';
import type { Firmador } from './puerto.ts';
import { verificarPdf } from './verificar-pdf.ts';

const ahora = (): Temporal.Instant => Temporal.Instant.from('2026-11-01T00:00:00Z');
const opciones: OpcionesFirmaPdf = {
  firmante: { run: 12_345_678, nombre: 'Rosa Contreras Ñuñoa', cargo: 'Directora de Obras' },
  motivo: 'Certificado de número (Ley 19.799)',
  lugar: 'Santiago',
  fecha: Temporal.Instant.from('2026-11-24T13:15:30Z'),
};

let carpeta: string;
let autoridad: AutoridadLocal;
let firmador: Firmador;
let original: Uint8Array;
let firmado: Uint8Array;

async function firmar(pdf: Uint8Array, con: Firmador = firmador): Promise<Uint8Array> {
  const resultado = await firmarPdf(pdf, con, opciones);
  if (!resultado.ok) throw new Error(resultado.error);
  return resultado.valor.pdf;
}

beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'firma-'));
  autoridad = await abrirAutoridadLocal(carpeta, ahora);
  firmador = crearFirmadorLocal(autoridad);
  original = await crearComponedorTypst().componer(
    'certificado-numero',
    documentosDePrueba['certificado-numero'],
  );
  firmado = await firmar(original);
});
afterAll(() => rm(carpeta, { recursive: true, force: true }));

describe('firma de PDF', () => {
  it('pdfsig la da por válida y cubriendo todo el documento', async () => {
    const ruta = join(carpeta, 'firmado.pdf');
    await writeFile(ruta, firmado);
    const salida = execFileSync('pdfsig', [ruta], { encoding: 'utf8' });
    expect(salida).toContain('Signature is Valid');
    expect(salida).toContain('Total document signed');
    expect(salida).toContain('ETSI.CAdES.detached');
    expect(salida).toContain('Signer Certificate Common Name: Rosa Contreras Ñuñoa');
    expect(salida).toContain('CERTIFICADO DE DEMOSTRACIÓN');
  });

  it('deja el original intacto como prefijo y firma siempre igual', async () => {
    expect(Buffer.compare(firmado.subarray(0, original.length), original)).toBe(0);
    expect(Buffer.compare(await firmar(original), firmado)).toBe(0);
  });

  it('la verificación propia dice quién, cuándo y con qué confianza', () => {
    const informe = verificarPdf(firmado, [autoridad.anclaPem]);
    expect(informe.valido).toBe(true);
    expect(informe.firmas).toHaveLength(1);
    expect(informe.firmas[0]).toMatchObject({
      firmante: 'Rosa Contreras Ñuñoa',
      run: '12345678',
      fecha: '2026-11-24T13:15:30Z',
      confianza: 'de-confianza',
      integra: true,
      cubreTodo: true,
    });
  });

  it('sin firma, o con el emisor de otra instalación, no es válido', async () => {
    expect(verificarPdf(original, [autoridad.anclaPem]).valido).toBe(false);
    const otra = await abrirAutoridadLocal(join(carpeta, 'otra'), ahora);
    const informe = verificarPdf(firmado, [otra.anclaPem]);
    expect(informe.valido).toBe(false);
    expect(informe.firmas[0]?.problemas).toEqual(['emisor-desconocido']);
    expect(verificarPdf(firmado).valido).toBe(true);
  });

  it('dos firmas seguidas valen ambas, y lo dice también pdfsig', async () => {
    const doble = await firmar(firmado);
    const informe = verificarPdf(doble, [autoridad.anclaPem]);
    expect(informe.valido).toBe(true);
    expect(informe.firmas.map((f) => f.cubreTodo)).toEqual([false, true]);
    const ruta = join(carpeta, 'doble.pdf');
    await writeFile(ruta, doble);
    const salida = execFileSync('pdfsig', [ruta], { encoding: 'utf8' });
    expect(salida.match(/Signature is Valid/g)).toHaveLength(2);
  });

  it('nota lo que se agrega después de firmar', () => {
    const agregado = Buffer.concat([firmado, Buffer.from('\n% una línea más\n')]);
    const informe = verificarPdf(agregado, [autoridad.anclaPem]);
    expect(informe.valido).toBe(false);
    expect(informe.firmas[0]?.problemas).toEqual(['modificado-despues']);
    expect(verificarPdf(firmado.subarray(0, firmado.length - 1)).valido).toBe(false);
  });

  it('nota cualquier byte cambiado en cualquier posición', () => {
    const anclas = [autoridad.anclaPem];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: firmado.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (posicion, cambio) => {
          const alterado = Uint8Array.from(firmado);
          alterado[posicion] = (alterado[posicion] ?? 0) ^ cambio;
          return !verificarPdf(alterado, anclas).valido;
        },
      ),
      { numRuns: 600 },
    );
  });

  it('nota cualquier bit cambiado dentro del sobre de la firma', () => {
    const texto = Buffer.from(firmado).toString('latin1');
    const inicio = texto.indexOf('/Contents <') + '/Contents '.length;
    const fin = texto.indexOf('0000000000', inicio);
    const anclas = [autoridad.anclaPem];
    fc.assert(
      fc.property(
        fc.integer({ min: inicio, max: fin }),
        fc.integer({ min: 0, max: 7 }),
        (posicion, bit) => {
          const alterado = Uint8Array.from(firmado);
          alterado[posicion] = (alterado[posicion] ?? 0) ^ (1 << bit);
          return !verificarPdf(alterado, anclas).valido;
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('no acepta del firmador una firma de otros bytes', async () => {
    const mentiroso: Firmador = {
      nombre: 'mentiroso',
      avanzada: () => false,
      firmarCms: (datos) => firmador.firmarCms({ ...datos, sha256: new Uint8Array(32) }),
    };
    expect(await firmarPdf(original, mentiroso, opciones)).toEqual(falla('rechazada'));
    const ajeno: Firmador = {
      nombre: 'ajeno',
      avanzada: () => false,
      firmarCms: async () => exito({ pdf: original }),
    };
    expect(await firmarPdf(original, ajeno, opciones)).toEqual(falla('rechazada'));
  });

  it('acepta el PDF firmado entero por el servicio y conserva su solicitud', async () => {
    const servicio: Firmador = {
      nombre: 'servicio',
      avanzada: () => false,
      firmarCms: async () => exito({ pdf: firmado, idSolicitud: '77' }),
    };
    const resultado = await firmarPdf(original, servicio, opciones);
    expect(resultado.ok && resultado.valor.idSolicitud).toBe('77');
  });

  it('pasa los errores del firmador', async () => {
    const caido: Firmador = {
      nombre: 'caido',
      avanzada: () => false,
      firmarCms: async () => falla('otp-vencido'),
    };
    expect(await firmarPdf(original, caido, opciones)).toEqual(falla('otp-vencido'));
  });
});

describe('autoridad local', () => {
  it('se crea una sola vez aunque partan varios procesos, con claves reservadas', async () => {
    const nueva = join(carpeta, 'compartida');
    const abiertas = await Promise.all([1, 2, 3].map(() => abrirAutoridadLocal(nueva, ahora)));
    expect(new Set(abiertas.map((a) => a.anclaPem)).size).toBe(1);
    expect(await leerAncla(nueva)).toBe(abiertas[0]?.anclaPem);
    const claves = join(nueva, 'firma-local', 'claves.json');
    expect((await stat(claves)).mode & 0o777).toBe(0o600);
    expect(await readFile(claves, 'utf8')).not.toBe('');
  });
});
