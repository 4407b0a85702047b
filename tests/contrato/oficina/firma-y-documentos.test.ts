import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Funcionario } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { crearEscenario, type Escenario } from '../../soporte/escenario.ts';
import { ingresarPrueba } from '../../soporte/municipio-de-prueba.ts';
import {
  crearOficinaDePrueba,
  type OficinaDePrueba,
  type Respuesta,
} from '../../soporte/oficina-de-prueba.ts';

const SANTIAGO = 13101;

let escenario: Escenario;
let oficina: OficinaDePrueba;
let id: string;

beforeAll(async () => {
  escenario = await crearEscenario();
  oficina = await crearOficinaDePrueba(escenario.puertos);
});
beforeEach(async () => {
  ({ expedienteId: id } = await ingresarPrueba(escenario.puertos, escenario.muni));
  await escenario.puertos.colas.vaciar();
});
afterEach(() => escenario.puertos.colas.olvidar());
afterAll(() => escenario.cerrar());

const pedir = (
  funcionario: Funcionario,
  ruta: string,
  formulario?: Readonly<Record<string, string | readonly string[]>>,
): Promise<Respuesta> =>
  oficina.pedir(
    { municipioId: SANTIAGO, funcionario },
    `/santiago/funcionarios${ruta}`,
    formulario,
  );

const revision = async (): Promise<string> => String((await escenario.leer(id)).revision);

describe('firmar', () => {
  test('firma, emite y deja el documento para descargar con su acceso anotado', async () => {
    await escenario.decidir(id, { nodo: 'revisar', accion: 'aprobar' });
    const { firmante } = escenario.muni;
    const acto = `/expedientes/${id}/actos/firmar/firmar`;
    const pagina = await pedir(firmante, acto);
    expect(pagina.cuerpo).toContain('Certificado de número');
    expect(pagina.cuerpo).toContain('La firma no se puede deshacer');
    const borrador = await pedir(firmante, `/expedientes/${id}/borrador/certificado`);
    expect(borrador.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const firmado = await pedir(firmante, acto, {
      _etapa: 'confirmar',
      _revision: await revision(),
    });
    expect(firmado.cabeceras.location).toContain('listo=firmado');
    const caso = await pedir(firmante, `/expedientes/${id}`);
    const [, documentoId = ''] =
      /documentos\/([0-9a-f-]{36})" download="certificado-de-numero/.exec(caso.cuerpo) ?? [];
    const pdf = await pedir(firmante, `/expedientes/${id}/documentos/${documentoId}`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.cabeceras['content-disposition']).toMatch(/^attachment;/);
    expect(pdf.cabeceras['x-content-type-options']).toBe('nosniff');
    const despues = await pedir(firmante, `/expedientes/${id}`);
    expect(despues.cuerpo).toContain('lectura de documento: Certificado de número');
    expect(despues.cuerpo).toContain('Historia íntegra');
  });

  test('varios: muestra la lista, firma los que tocan y explica los que no', async () => {
    const { firmante, revisora } = escenario.muni;
    const sinRevisar = await ingresarPrueba(escenario.puertos, escenario.muni);
    await escenario.decidir(id, { nodo: 'revisar', accion: 'aprobar' });
    const lista = await pedir(firmante, '/bandeja/firmar', {
      expediente: [id, sinRevisar.expedienteId],
    });
    expect(lista.cuerpo).toContain('Firmar 1 documento');
    expect(lista.cuerpo).toContain('No está en un paso de firma');
    expect((await escenario.leer(id)).pasoActual).toBe('firmar');
    const vieja = await pedir(firmante, '/bandeja/firmar', {
      _etapa: 'confirmar',
      expediente: id,
      vista: `${id}:${Number(await revision()) - 1}`,
    });
    expect(vieja.cuerpo).toContain('No firmó ningún documento');
    const firmados = await pedir(firmante, '/bandeja/firmar', {
      _etapa: 'confirmar',
      expediente: id,
      vista: `${id}:${await revision()}`,
    });
    expect(firmados.cuerpo).toContain('Firmó 1 documento');
    expect((await escenario.leer(id)).estado).toBe('terminado');
    const cerrado = await pedir(revisora, `/expedientes/${id}/actos/revisar/aprobar`);
    expect(cerrado.codigo).toBe(409);
  });
});

describe('notas, revocación y copia', () => {
  test('una nota vacía muestra el error y una escrita queda', async () => {
    const { revisora } = escenario.muni;
    expect((await pedir(revisora, `/expedientes/${id}/notas`, { nota: ' ' })).codigo).toBe(422);
    const hecha = await pedir(revisora, `/expedientes/${id}/notas`, { nota: 'Llamé <hoy>.' });
    expect(hecha.codigo).toBe(303);
    const caso = await pedir(revisora, `/expedientes/${id}`);
    expect(caso.cuerpo).toContain('Llamé &lt;hoy>.');
  });

  test('revocar exige motivo y queda a la vista', async () => {
    const { firmante } = escenario.muni;
    const caso = await pedir(firmante, `/expedientes/${id}`);
    const [, ruta = ''] = /href="[^"]*(\/expedientes\/[^"]*\/revocar)"/.exec(caso.cuerpo) ?? [];
    expect((await pedir(firmante, ruta, { motivo: '' })).codigo).toBe(422);
    expect((await pedir(firmante, ruta, { motivo: 'Tenía otra dirección.' })).codigo).toBe(303);
    expect((await pedir(firmante, ruta)).codigo).toBe(404);
    const despues = await pedir(firmante, `/expedientes/${id}`);
    expect(despues.cuerpo).toContain('Tenía otra dirección.');
  });

  test('la copia es un ZIP y queda anotado quién la llevó', async () => {
    const { administradora } = escenario.muni;
    const zip = await pedir(administradora, `/expedientes/${id}/exportar`);
    expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(zip.cabeceras['content-disposition']).toContain('.zip');
    const caso = await pedir(escenario.muni.revisora, `/expedientes/${id}`);
    expect(caso.cuerpo).toMatch(/Carla Núñez[\s\S]{0,200}exportación/);
  });
});
