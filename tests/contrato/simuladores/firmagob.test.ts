import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crearOtp } from '../../../simuladores/firmagob/otp.ts';
import { APLICACION_DE_PRUEBA, crearSimulador } from '../../../simuladores/firmagob/servidor.ts';
import type { Simulador } from '../../../simuladores/soporte/servidor.ts';
import { crearFirmadorGob } from '../../../src/plataforma/firma/firmagob.ts';
import { firmarPdf } from '../../../src/plataforma/firma/firmar-pdf.ts';
import { verificarPdf } from '../../../src/plataforma/firma/verificar-pdf.ts';

const instante = Temporal.Instant.from('2026-11-23T15:00:00Z');
const firmante = { run: 41_702_416, nombre: 'Patricia Echeñique', cargo: 'Directora de Obras' };
let simulador: Simulador;
let urlBase: string;
let original: Uint8Array;

beforeAll(async () => {
  simulador = await crearSimulador({ reloj: () => instante.epochMilliseconds });
  urlBase = await simulador.escuchar(0);
  const documento = await PDFDocument.create();
  documento.addPage().drawText('Certificado de número');
  original = await documento.save();
});
afterAll(() => simulador.cerrar());

const firmador = (cambios = {}, ahora = instante) =>
  crearFirmadorGob(
    { ...APLICACION_DE_PRUEBA, urlBase, runDesatendido: 22_222_222, ...cambios },
    () => ahora,
  );

const pedido = (cambios = {}) => ({
  bytesAFirmar: original,
  sha256: createHash('sha256').update(original).digest(),
  pdfPreparado: original,
  firmante,
  proposito: 'desatendido' as const,
  ...cambios,
});
const opciones = { firmante, motivo: 'Resolución', lugar: 'Chile', fecha: instante };
const otp = (atras = 0) =>
  crearOtp(() => instante.epochMilliseconds - atras).actual(String(firmante.run));

describe('adaptador de FirmaGob contra el simulador', () => {
  it.each(['hash', 'archivo'])('firma un PDF verificable por %s', async (modo) => {
    const firmado = await firmarPdf(original, firmador({ modo }), opciones);
    if (!firmado.ok) throw new Error(firmado.error);
    expect(firmado.valor.idSolicitud).toMatch(/^\d+$/);
    const ancla = await (await fetch(`${urlBase}/_simulador/autoridad.pem`)).text();
    const informe = verificarPdf(firmado.valor.pdf, [ancla]);
    expect(informe.valido).toBe(true);
    expect(informe.firmas).toHaveLength(1);
    expect(informe.firmas[0]).toMatchObject({ confianza: 'de-confianza', run: '22222222' });
  });

  it('con propósito general firma con OTP, y avisa si falta, venció o es otro', async () => {
    const general = { proposito: 'general' as const };
    const firmar = (codigo: object) => firmador().firmarCms(pedido({ ...general, ...codigo }));
    expect((await firmar({ otp: otp() })).ok).toBe(true);
    expect(await firmar({})).toEqual({ ok: false, error: 'otp-requerido' });
    expect(await firmar({ otp: 'abc\n' })).toEqual({ ok: false, error: 'otp-requerido' });
    expect(await firmar({ otp: otp(180_000) })).toEqual({ ok: false, error: 'otp-vencido' });
    const otro = otp() === '000000' ? '111111' : '000000';
    expect(await firmar({ otp: otro })).toEqual({ ok: false, error: 'rechazada' });
  });

  it.each([
    ['secreto', { secreto: 'x'.repeat(32) }],
    ['llave', { apiToken: 'otra' }],
    ['entidad', { entidad: 'Otra' }],
  ])('dice credenciales si cambia %s', async (_caso, cambio) => {
    const resultado = await firmador(cambio).firmarCms(pedido());
    expect(resultado).toEqual({ ok: false, error: 'credenciales' });
  });

  it('un reloj atrasado produce un token vencido', async () => {
    const atrasado = firmador({}, instante.subtract({ minutes: 6 }));
    expect(await atrasado.firmarCms(pedido())).toEqual({ ok: false, error: 'credenciales' });
  });

  it('rechazada si el firmante no tiene certificado o el resumen no sirve', async () => {
    const sinTitular = firmador({ runDesatendido: 1 });
    expect(await sinTitular.firmarCms(pedido())).toEqual({ ok: false, error: 'rechazada' });
    const corto = pedido({ sha256: new Uint8Array(5) });
    expect(await firmador().firmarCms(corto)).toEqual({ ok: false, error: 'rechazada' });
  });

  it('no-disponible si el servicio no está', async () => {
    const caido = firmador({ urlBase: 'http://127.0.0.1:9' });
    expect(await caido.firmarCms(pedido())).toEqual({ ok: false, error: 'no-disponible' });
  });
});
