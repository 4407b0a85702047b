import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crearComponedorTypst } from './componedor-typst.ts';
import type { DatosDePlantilla, NombrePlantilla } from './datos.ts';
import { documentosDePrueba } from './documentos-de-prueba.ts';

const componedor = crearComponedorTypst();
let carpeta: string;
beforeAll(async () => {
  carpeta = await mkdtemp(join(tmpdir(), 'palabras-'));
});
afterAll(() => rm(carpeta, { recursive: true, force: true }));

/** Lo que se lee en el documento, en una sola línea. */
async function leer<P extends NombrePlantilla>(
  plantilla: P,
  cambios: Partial<DatosDePlantilla[P]> = {},
): Promise<string> {
  const ruta = join(carpeta, `${plantilla}.pdf`);
  const datos = { ...documentosDePrueba[plantilla], ...cambios };
  await writeFile(ruta, await componedor.componer(plantilla, datos));
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', ruta, '-']);
  return stdout.replaceAll(/\s+/g, ' ');
}

describe('palabras de los documentos', () => {
  it('el certificado de ingreso nombra a la municipalidad con su artículo', async () => {
    expect(await leer('certificado-ingreso')).toContain(
      'Se certifica que la Ilustre Municipalidad de Santiago recibió',
    );
  });

  it('la solicitud dice lugar y fecha (Ley 19.880 art. 30 d)', async () => {
    expect(await leer('solicitud')).toMatch(
      /Lugar y fecha Santiago, 24 de noviembre de 2026, a las/,
    );
  });

  it('el comprobante dice una sola vez que no hubo cuotas', async () => {
    const texto = await leer('comprobante-pago');
    expect(texto.match(/sin cuotas/gi)).toEqual(['sin cuotas']);
  });

  it('el comprobante dice cuántas cuotas fueron', async () => {
    const texto = await leer('comprobante-pago', { tipoPago: 'Crédito, en cuotas', cuotas: 6 });
    expect(texto).toMatch(/Cuotas 6/);
  });

  it.each([
    ['Dirección de Obras Municipales', 'La Dirección de Obras Municipales certifica'],
    ['Departamento de Obras', 'El Departamento de Obras certifica'],
  ])('%s certifica con su artículo', async (unidad, esperado) => {
    expect(await leer('certificado-numero', { unidad })).toContain(esperado);
  });
});
