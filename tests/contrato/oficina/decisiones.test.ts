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
const FUNDAMENTO = 'El predio no enfrenta una vía pública, según el plano <vigente>.';

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

describe('tomar', () => {
  test('de dos que toman a la vez gana uno y el otro sabe por qué', async () => {
    const { revisora, otraRevisora } = escenario.muni;
    const respuestas = await Promise.all([
      pedir(revisora, `/expedientes/${id}/tomar`, {}),
      pedir(otraRevisora, `/expedientes/${id}/tomar`, {}),
    ]);
    expect(respuestas.map(({ codigo }) => codigo).sort()).toEqual([303, 409]);
    const perdida = respuestas.find(({ codigo }) => codigo === 409);
    expect(perdida?.cuerpo).toContain('Otra persona lo tomó antes.');
    expect((await escenario.leer(id)).asignadoA).toBeDefined();
  });

  test('varios a la vez dice qué pasó con cada uno', async () => {
    const { revisora, otraRevisora } = escenario.muni;
    const otro = await ingresarPrueba(escenario.puertos, escenario.muni);
    await pedir(otraRevisora, `/expedientes/${id}/tomar`, {});
    const { codigo, cuerpo } = await pedir(revisora, '/bandeja/tomar', {
      expediente: [id, otro.expedienteId, otro.expedienteId, 'basura'],
    });
    expect(codigo).toBe(200);
    expect(cuerpo).toContain('Tomó 1 expediente');
    expect(cuerpo).toContain('1 de 2 no se pudieron hacer');
    expect((await escenario.leer(otro.expedienteId)).asignadoA).toBe(revisora.funcionarioId);
    expect((await escenario.leer(id)).asignadoA).toBe(otraRevisora.funcionarioId);
  });
});

describe('rechazar', () => {
  const acto = () => `/expedientes/${id}/actos/revisar/rechazar`;

  test('sin fundamento no avanza', async () => {
    const { codigo, cuerpo } = await pedir(escenario.muni.revisora, acto(), {
      _etapa: 'revisar',
      _revision: await revision(),
      fundamento_decision: '  ',
    });
    expect(codigo).toBe(422);
    expect(cuerpo).toContain('href="#fundamento_decision"');
    expect((await escenario.leer(id)).pasoActual).toBe('revisar');
  });

  test('muestra la resolución con sus recursos antes de confirmar, y nada cambia todavía', async () => {
    const antes = await escenario.leer(id);
    const { codigo, cuerpo } = await pedir(escenario.muni.revisora, acto(), {
      _etapa: 'revisar',
      _revision: String(antes.revision),
      fundamento_decision: FUNDAMENTO,
    });
    expect(codigo).toBe(200);
    expect(cuerpo).toContain('según el plano &lt;vigente>.');
    expect(cuerpo).toContain('Recurso de reposición');
    expect(cuerpo.indexOf('Vistos')).toBeLessThan(cuerpo.indexOf('Resuelvo'));
    expect(await escenario.leer(id)).toEqual(antes);
  });

  test('al confirmar pasa a la firma del rechazo con el fundamento en la historia', async () => {
    const { codigo, cabeceras } = await pedir(escenario.muni.revisora, acto(), {
      _etapa: 'confirmar',
      _revision: await revision(),
      fundamento_decision: FUNDAMENTO,
    });
    expect(codigo).toBe(303);
    expect(cabeceras.location).toContain(`/expedientes/${id}?listo=decidido`);
    expect((await escenario.leer(id)).pasoActual).toBe('firmar_rechazo');
    const historia = await escenario.historia(id);
    expect(historia.at(-1)?.datos.fundamento).toBe(FUNDAMENTO);
    const firma = await pedir(
      escenario.muni.firmante,
      `/expedientes/${id}/actos/firmar_rechazo/firmar`,
    );
    expect(firma.cuerpo).toContain('según el plano &lt;vigente>.');
  });
});

describe('revisión vieja', () => {
  test.each(['revisar', 'confirmar'])('en la etapa de %s conserva lo escrito', async (etapa) => {
    const vieja = await revision();
    await pedir(escenario.muni.revisora, `/expedientes/${id}/tomar`, {});
    const antes = await escenario.leer(id);
    const { codigo, cuerpo } = await pedir(
      escenario.muni.revisora,
      `/expedientes/${id}/actos/revisar/rechazar`,
      { _etapa: etapa, _revision: vieja, fundamento_decision: FUNDAMENTO },
    );
    expect(codigo).toBe(409);
    expect(cuerpo).toContain('El caso cambió entretanto');
    expect(cuerpo).toContain('Tomó el caso');
    expect(cuerpo).toContain('según el plano &lt;vigente>.');
    expect(cuerpo).toContain(`name="_revision" value="${antes.revision}"`);
    expect(await escenario.leer(id)).toEqual(antes);
  });

  test('seguir con el caso de ahora vuelve al formulario con todo escrito', async () => {
    const { codigo, cuerpo } = await pedir(
      escenario.muni.revisora,
      `/expedientes/${id}/actos/revisar/rechazar`,
      { _etapa: 'editar', _revision: '0', fundamento_decision: FUNDAMENTO },
    );
    expect(codigo).toBe(200);
    expect(cuerpo).toContain('según el plano &lt;vigente>.');
    expect(cuerpo).toContain(`name="_revision" value="${await revision()}"`);
  });

  test('dos deciden a la vez: vale una sola decisión', async () => {
    const vista = await revision();
    const { revisora, otraRevisora } = escenario.muni;
    const respuestas = await Promise.all([
      pedir(revisora, `/expedientes/${id}/actos/revisar/aprobar`, {
        _etapa: 'confirmar',
        _revision: vista,
      }),
      pedir(otraRevisora, `/expedientes/${id}/actos/revisar/rechazar`, {
        _etapa: 'confirmar',
        _revision: vista,
        fundamento_decision: FUNDAMENTO,
      }),
    ]);
    expect(respuestas.map(({ codigo }) => codigo).sort()).toEqual([303, 409]);
    const acciones = (await escenario.historia(id)).filter(({ tipo }) => tipo === 'accion');
    expect(acciones).toHaveLength(1);
  });
});

describe('pedir una corrección', () => {
  const acto = () => `/expedientes/${id}/actos/revisar/pedir_correccion`;

  test('muestra todas las respuestas, la advertencia legal y la fecha en que vencería', async () => {
    const { cuerpo } = await pedir(escenario.muni.revisora, acto());
    for (const campo of ['rol', 'direccion_predio', 'tipo', 'calle_frente', 'correo']) {
      expect(cuerpo).toContain(`id="campos-${campo}"`);
    }
    expect(cuerpo).toContain('se tendrá por desistida su solicitud');
    // Martes 24: se entiende notificada el viernes 27; cinco días hábiles después, viernes 4.
    expect(cuerpo).toContain('viernes 4 de diciembre de 2026');
  });

  test('con errores conserva lo marcado y lo escrito', async () => {
    const { codigo, cuerpo } = await pedir(escenario.muni.revisora, acto(), {
      _etapa: 'revisar',
      _revision: await revision(),
      campos: ['rol', 'calle_frente'],
      'motivo-rol': 'No coincide con el plano.',
      'motivo-calle_frente': '',
      mensaje: 'Llámeme si tiene dudas.',
    });
    expect(codigo).toBe(422);
    expect(cuerpo).toContain('href="#motivo-calle_frente"');
    expect(cuerpo).toContain('No coincide con el plano.');
    expect(cuerpo).toContain('Llámeme si tiene dudas.');
    expect(cuerpo).toMatch(/id="campos-rol"[^>]*checked/);
    expect(cuerpo).not.toMatch(/id="campos-correo"[^>]*checked/);
  });

  test('sin marcar nada lleva a la primera casilla', async () => {
    const { codigo, cuerpo } = await pedir(escenario.muni.revisora, acto(), {
      _etapa: 'revisar',
      _revision: await revision(),
    });
    expect(codigo).toBe(422);
    expect(cuerpo).toContain('href="#campos-rol"');
    expect(cuerpo).toContain('id="campos-rol"');
  });

  test('revisar y confirmar la envía, y el caso queda esperando a la persona', async () => {
    const escrito = {
      _revision: await revision(),
      campos: 'rol',
      'motivo-rol': 'No coincide con el plano.',
    };
    const previa = await pedir(escenario.muni.revisora, acto(), { ...escrito, _etapa: 'revisar' });
    expect(previa.codigo).toBe(200);
    expect(previa.cuerpo).toContain('La persona recibirá esto');
    expect((await escenario.leer(id)).estado).toBe('en_tramite');
    const enviada = await pedir(escenario.muni.revisora, acto(), {
      ...escrito,
      _etapa: 'confirmar',
    });
    expect(enviada.codigo).toBe(303);
    expect((await escenario.leer(id)).estado).toBe('por_subsanar');
    const caso = await pedir(escenario.muni.revisora, `/expedientes/${id}`);
    expect(caso.cuerpo).toContain('Espera la corrección de la persona');
    expect(caso.cuerpo).toContain('No coincide con el plano.');
  });
});

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
