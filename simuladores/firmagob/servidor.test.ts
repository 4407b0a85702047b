import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estadoDeFirma, resumenDelCms } from '../soporte/firma-de-pdf.ts';
import type { Simulador } from '../soporte/servidor.ts';
import { crearOtp } from './otp.ts';
import { APLICACION_DE_PRUEBA, crearSimulador } from './servidor.ts';

// 12:00 en Chile continental (UTC-3).
const MEDIODIA = Date.parse('2026-11-23T15:00:00Z');
let ahora = MEDIODIA;
let simulador: Simulador;
let base: string;
const carpeta = mkdtempSync(join(tmpdir(), 'firmagob-'));
const lineas: string[] = [];

beforeAll(async () => {
  simulador = await crearSimulador({
    reloj: () => ahora,
    carpeta,
    registrar: (linea) => lineas.push(linea),
  });
  base = await simulador.escuchar(0);
});
afterAll(async () => {
  await simulador.cerrar();
  rmSync(carpeta, { recursive: true });
});

const reclamos = {
  entity: APLICACION_DE_PRUEBA.entidad,
  run: '22222222',
  purpose: 'Desatendido',
  expiration: '2026-11-23T12:05:00',
  iat: MEDIODIA / 1000,
};

const firmarJwt = (cambios = {}, secreto = APLICACION_DE_PRUEBA.secreto, alg = 'HS256') =>
  new SignJWT({ ...reclamos, ...cambios })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secreto));

const resumen = createHash('sha256').update('documento').digest();
const hashes = [{ 'content-type': 'application/pdf', content: resumen.toString('base64') }];

async function pedir(token: string, cuerpo: object = { hashes }, otp?: string, llave = 'sandbox') {
  const respuesta = await fetch(`${base}/firma/v2/files/tickets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(otp !== undefined && { otp }) },
    body: JSON.stringify({ api_token_key: llave, token, ...cuerpo }),
  });
  return { estado: respuesta.status, cuerpo: await respuesta.json() };
}

async function pdfDePrueba(): Promise<Buffer> {
  const documento = await PDFDocument.create();
  documento.addPage().drawText('Certificado');
  return Buffer.from(await documento.save());
}

describe('firma por resumen', () => {
  it('devuelve un CMS separado sobre ese resumen', async () => {
    const { estado, cuerpo } = await pedir(await firmarJwt());
    expect(estado).toBe(200);
    expect(cuerpo).toMatchObject({
      files: [],
      hashes: [{ status: 'OK', contentType: 'application/pdf' }],
      metadata: { otpExpired: false, filesSigned: 1, signedFailed: 0, objectsReceived: 1 },
      idSolicitud: expect.any(Number),
    });
    const cms = Buffer.from(cuerpo.hashes[0].content, 'base64');
    expect(Buffer.from(resumenDelCms(cms) ?? []).equals(resumen)).toBe(true);
  });

  it.each(['', 'no base64!', Buffer.from('corto').toString('base64')])(
    'marca ERROR si el resumen no es un SHA-256',
    async (content) => {
      const malos = { hashes: [{ 'content-type': 'application/pdf', content }] };
      const { cuerpo } = await pedir(await firmarJwt(), malos);
      expect(cuerpo.hashes[0].status).toMatch(/^ERROR/);
      expect(cuerpo.metadata.signedFailed).toBe(1);
    },
  );
});

describe('firma por archivo', () => {
  const archivo = (bytes: Buffer, checksum: string) => ({
    files: [{ 'content-type': 'application/pdf', content: bytes.toString('base64'), checksum }],
  });
  const enHex = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const deTexto = (bytes: Buffer) =>
    createHash('sha256').update(bytes.toString('base64')).digest('base64');

  it.each([
    ['hexadecimal del archivo', enHex],
    ['Base64 del SHA-256 del texto Base64', deTexto],
  ])('acepta checksum %s y deja el original como prefijo', async (_forma, calcular) => {
    const bytes = await pdfDePrueba();
    const { cuerpo } = await pedir(await firmarJwt(), archivo(bytes, calcular(bytes)));
    expect(cuerpo.files[0]).toMatchObject({ status: 'OK', checksum_original: enHex(bytes) });
    const firmado = Buffer.from(cuerpo.files[0].content, 'base64');
    expect(firmado.subarray(0, bytes.length).equals(bytes)).toBe(true);
    expect(estadoDeFirma(firmado)).toBe('intacta');
    const alterado = Buffer.from(firmado);
    alterado[20] = (alterado[20] ?? 0) ^ 1;
    expect(estadoDeFirma(alterado)).toBe('adulterada');
    expect(estadoDeFirma(Buffer.concat([firmado, Buffer.from('x')]))).toBe('modificada-despues');
  });

  it('marca ERROR con checksum ajeno, contenido que no es PDF o más de 5 MB', async () => {
    const texto = Buffer.from('hola');
    const enorme = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(5 * 1024 * 1024)]);
    const pedidos = [
      archivo(await pdfDePrueba(), 'nada'),
      archivo(texto, enHex(texto)),
      archivo(enorme, enHex(enorme)),
    ];
    for (const pedido of pedidos) {
      const { cuerpo } = await pedir(await firmarJwt(), pedido);
      expect(cuerpo.files[0].status).toMatch(/^ERROR/);
    }
  });
});

describe('credenciales', () => {
  it.each([
    ['entidad ajena', { entity: 'Otra' }],
    ['run con guion', { run: '22222222-2' }],
    ['run numérico', { run: 22222222 }],
    ['propósito desconocido', { purpose: 'Proposito General' }],
    ['expirado', { expiration: '2026-11-23T12:00:00' }],
    ['a más de 30 minutos', { expiration: '2026-11-23T12:30:01' }],
    ['hora en UTC en vez de la de Chile', { expiration: '2026-11-23T15:05:00' }],
    ['hora con zona', { expiration: '2026-11-23T12:05:00-03:00' }],
    ['fecha imposible', { expiration: '2026-13-40T12:05:00' }],
    ['sin expiración', { expiration: undefined }],
  ])('401: token con %s', async (_caso, cambios) => {
    expect((await pedir(await firmarJwt(cambios))).estado).toBe(401);
  });

  it('401 con otro secreto, otro algoritmo, token roto u otra llave', async () => {
    const otroSecreto = await firmarJwt({}, 'x'.repeat(32));
    const otroAlgoritmo = await firmarJwt({}, `${APLICACION_DE_PRUEBA.secreto}`.repeat(2), 'HS512');
    for (const token of [otroSecreto, otroAlgoritmo, 'a.b.c', '']) {
      expect((await pedir(token)).estado).toBe(401);
    }
    expect((await pedir(await firmarJwt(), { hashes }, undefined, 'otra')).estado).toBe(401);
  });

  it('400 sin nada que firmar, y para quien no tiene certificado', async () => {
    expect((await pedir(await firmarJwt(), {})).estado).toBe(400);
    expect((await pedir(await firmarJwt(), { hashes: [] })).estado).toBe(400);
    expect((await pedir(await firmarJwt({ run: '1' }))).estado).toBe(400);
  });

  it('acepta el borde de 30 minutos', async () => {
    expect((await pedir(await firmarJwt({ expiration: '2026-11-23T12:30:00' }))).estado).toBe(200);
  });
});

describe('segundo factor', () => {
  const general = { run: '41702416', purpose: 'Propósito General' };
  const codigo = () => crearOtp(() => ahora).actual('41702416');

  it('exige la cabecera y un código correcto', async () => {
    const token = await firmarJwt(general);
    expect((await pedir(token)).estado).toBe(400);
    const otro = codigo() === '000000' ? '111111' : '000000';
    expect((await pedir(token, { hashes }, otro)).estado).toBe(400);
    expect((await pedir(token, { hashes }, codigo())).cuerpo.metadata.filesSigned).toBe(1);
  });

  it('con código vencido responde 200 y otpExpired, sin firmar', async () => {
    const viejo = codigo();
    ahora = MEDIODIA + 3 * 60_000;
    const { estado, cuerpo } = await pedir(await firmarJwt(general), { hashes }, viejo);
    ahora = MEDIODIA;
    expect(estado).toBe(200);
    expect(cuerpo.metadata).toMatchObject({ otpExpired: true, filesSigned: 0, signedFailed: 1 });
    expect(cuerpo.hashes[0]).toMatchObject({
      content: '',
      status: expect.stringMatching(/^ERROR/),
    });
  });

  it('la página muestra el código y dice que es simulador', async () => {
    const html = await (await fetch(`${base}/otp?run=41702416`)).text();
    expect(html).toContain(codigo());
    expect(html).toContain('Simulador: no es FirmaGob');
  });
});

it('la autoridad es la misma tras reiniciar y emite a los firmantes', async () => {
  const pem = await (await fetch(`${base}/_simulador/autoridad.pem`)).text();
  const otro = await crearSimulador({ reloj: () => ahora, carpeta });
  const url = await otro.escuchar(0);
  expect(await (await fetch(`${url}/_simulador/autoridad.pem`)).text()).toBe(pem);
  await otro.cerrar();
  const autoridad = new X509Certificate(pem);
  expect(autoridad.ca).toBe(true);
  expect(autoridad.subject).toContain('SIN VALIDEZ LEGAL');
});

it('el registro no lleva RUN', () => {
  expect(lineas.length).toBeGreaterThan(10);
  expect(lineas.join('\n')).not.toMatch(/22222222|41702416/);
});
