import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expedienteDePrueba } from '../plataforma/expediente-zip/expediente-de-prueba.ts';
import { exportarExpediente } from '../plataforma/expediente-zip/exportar-expediente.ts';
import { abrirAutoridadLocal } from '../plataforma/firma/autoridad-local.ts';
import { crearFirmadorLocal, crearFirmaManifiesto } from '../plataforma/firma/firmador-local.ts';
import { firmarPdf } from '../plataforma/firma/firmar-pdf.ts';
import { crearComponedorTypst } from '../plataforma/pdf/componedor-typst.ts';
import { documentosDePrueba } from '../plataforma/pdf/documentos-de-prueba.ts';
import { comandoVerificarExpediente } from './expediente.ts';
import { comandoVerificar } from './verificar.ts';

let datos: string;
let pdf: Uint8Array;
let zip: Uint8Array;
const ruta = (nombre: string): string => join(datos, nombre);

beforeAll(async () => {
  datos = await mkdtemp(join(tmpdir(), 'verificar-'));
  const instante = Temporal.Instant.from('2026-11-01T00:00:00Z');
  const autoridad = await abrirAutoridadLocal(datos, () => instante);
  const original = await crearComponedorTypst().componer(
    'resolucion',
    documentosDePrueba.resolucion,
  );
  const firmado = await firmarPdf(original, crearFirmadorLocal(autoridad), {
    firmante: { run: 1, nombre: 'Rosa Contreras', cargo: 'Directora' },
    motivo: 'Resolución',
    lugar: 'Santiago',
    fecha: instante,
  });
  if (!firmado.ok) throw new Error(firmado.error);
  pdf = firmado.valor.pdf;
  zip = await exportarExpediente(expedienteDePrueba, crearFirmaManifiesto(autoridad, 'Municipio'));
  await writeFile(ruta('bueno.pdf'), pdf);
  await writeFile(ruta('original.pdf'), original);
  await writeFile(ruta('malo.pdf'), pdf.with(5000, (pdf[5000] ?? 0) ^ 1));
  await writeFile(ruta('bueno.zip'), zip);
  await writeFile(ruta('malo.zip'), zip.with(900, (zip[900] ?? 0) ^ 1));
});
afterAll(() => rm(datos, { recursive: true, force: true }));

describe('muni verificar', () => {
  it('0 y el nombre de quien firmó si es válido', async () => {
    const r = await comandoVerificar(ruta('bueno.pdf'), { datos });
    expect(r.codigo).toBe(0);
    expect(r.salida).toContain('El documento es válido.');
    expect(r.salida).toContain('Firmó: Rosa Contreras');
    expect(r.salida).toContain('emitido por una autoridad reconocida');
    expect(r.salida).toContain('Fecha declarada: 31-10-2026 a las 21:00, hora de Chile');
    expect(r.json).toMatchObject({ firmas: [{ fecha: '2026-11-01T00:00:00Z' }] });
  });

  it('1 y el motivo si cambió o no lleva firma', async () => {
    const malo = await comandoVerificar(ruta('malo.pdf'), { datos });
    expect(malo.codigo).toBe(1);
    expect(malo.salida).toContain('El documento cambió después de firmarse.');
    const sin = await comandoVerificar(ruta('original.pdf'), { datos });
    expect(sin).toMatchObject({ codigo: 1, json: { valido: false, firmas: [] } });
  });

  it('2 si el archivo o la autoridad no sirven', async () => {
    expect((await comandoVerificar(ruta('nada.pdf'))).codigo).toBe(2);
    expect((await comandoVerificar(datos)).codigo).toBe(2);
    const r = await comandoVerificar(ruta('bueno.pdf'), { autoridad: ruta('bueno.pdf') });
    expect(r.codigo).toBe(2);
  });

  it('acepta la autoridad por archivo y dice cuando no se comprobó', async () => {
    const autoridad = ruta('firma-local/autoridad.pem');
    expect((await comandoVerificar(ruta('bueno.pdf'), { autoridad })).codigo).toBe(0);
    const sin = await comandoVerificar(ruta('bueno.pdf'));
    expect(sin.salida).toContain('autoridad no comprobada');
  });
});

describe('muni expediente verificar', () => {
  it('0 si está íntegro, 1 si cambió, 2 si no existe', async () => {
    const bueno = await comandoVerificarExpediente(ruta('bueno.zip'), { datos });
    expect(bueno.codigo).toBe(0);
    expect(bueno.salida).toContain('EXP-13101-2026-000123');
    const malo = await comandoVerificarExpediente(ruta('malo.zip'), { datos });
    expect(malo.codigo).toBe(1);
    expect(malo.salida).toContain('NO está íntegro');
    expect((await comandoVerificarExpediente(ruta('nada.zip'))).codigo).toBe(2);
  });
});
