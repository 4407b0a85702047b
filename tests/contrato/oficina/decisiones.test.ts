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
    expect(cuerpo).toContain('Recurso jerárquico, en subsidio');
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
    expect(caso.cuerpo).toContain('>Detenido<');
    expect(caso.cuerpo).toMatch(
      /El plazo para resolver está detenido hasta que la persona corrija.*correrán 6 días hábiles/,
    );
    expect(caso.cuerpo).not.toMatch(/días hábiles<[^>]*>[^<]*para resolver/);
    expect(caso.cuerpo).toContain('No coincide con el plano.');
  });
});
