import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notificacionesDe } from '../../../src/modulos/tramitacion/avisos/index.ts';
import { verCaso } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { crearEscenario, type Escenario } from '../../soporte/escenario.ts';
import { ingresarPrueba } from '../../soporte/municipio-de-prueba.ts';
import { crearOficinaDePrueba, type OficinaDePrueba } from '../../soporte/oficina-de-prueba.ts';

let e: Escenario;
let oficina: OficinaDePrueba;
let id: string;
let carta: string;

beforeAll(async () => {
  e = await crearEscenario();
  oficina = await crearOficinaDePrueba(e.puertos);
});
afterAll(() => e.cerrar());

/** Un rechazo que debe notificarse por carta, con el martes 24 de noviembre por hoy. */
beforeEach(async () => {
  e.puertos.notificador.fijarVia(e.muni.persona.run, 'carta');
  ({ expedienteId: id } = await ingresarPrueba(e.puertos, e.muni, 'rechazado'));
  await e.puertos.colas.vaciar();
  await e.decidir(id, { nodo: 'revisar', accion: 'rechazar', fundamento: 'No enfrenta una vía.' });
  await e.decidir(id, { nodo: 'firmar_rechazo', accion: 'firmar' });
  await e.puertos.colas.vaciar();
  e.avanzarReloj({ minutes: 5 });
  await e.puertos.colas.vaciar();
  carta = `/expedientes/${id}/notificaciones/${(await legal())?.notificacionId}/carta`;
});

const legal = async () =>
  (await e.enMuni((tx) => notificacionesDe(tx, id))).find(({ clase }) => clase === 'finalizacion');

const pedir = (ruta: string, formulario?: Readonly<Record<string, string>>) =>
  oficina.pedir(
    { municipioId: e.muni.municipioId, funcionario: e.muni.revisora },
    `/santiago/funcionarios${ruta}`,
    formulario,
  );
const fecha = (dia: string, mes = '11', anio = '2026') => ({
  'recibida-dia': dia,
  'recibida-mes': mes,
  'recibida-anio': anio,
});

describe('registrar carta certificada', () => {
  test('el caso la ofrece, vale desde el tercer día hábil y abre el plazo del recurso', async () => {
    expect((await pedir(`/expedientes/${id}`)).cuerpo).toContain(`/santiago/funcionarios${carta}`);
    expect((await pedir(carta)).cuerpo).toContain('Día en que el correo recibió la carta');
    const hecho = await pedir(carta, fecha('24'));
    expect(hecho.codigo).toBe(303);
    expect(hecho.cabeceras.location).toBe(`/santiago/funcionarios/expedientes/${id}?listo=carta`);
    expect(await legal()).toMatchObject({ estado: 'exceptuada', presuntaFecha: '2026-11-27' });
    const caso = await e.enMuni((tx) =>
      verCaso(tx, e.puertos, id, { funcionario: e.muni.revisora }),
    );
    expect(caso?.plazos.find(({ clase }) => clase === 'recurso')).toMatchObject({
      inicia: '2026-11-27',
      vence: '2026-12-04',
    });
    const pagina = (await pedir(`/expedientes/${id}?listo=carta`)).cuerpo;
    expect(pagina).toContain('Carta registrada.');
    expect(pagina).toContain('Registró la carta certificada');
    expect(pagina).not.toContain(`/santiago/funcionarios${carta}`);
    // Repetirla no cambia nada: ya no corresponde.
    expect((await pedir(carta, fecha('23'))).codigo).toBe(404);
    expect(await legal()).toMatchObject({ presuntaFecha: '2026-11-27' });
  });

  test.each([
    [fecha('31'), 'Escriba el día, el mes y el año'],
    [fecha(''), 'Escriba el día, el mes y el año'],
    [fecha('25'), 'La fecha debe ser hoy o antes.'],
    [fecha('23'), 'antes de que se ordenara notificar'],
  ])('una fecha que no puede ser se explica y no cambia nada: %j', async (formulario, mensaje) => {
    const { codigo, cuerpo } = await pedir(carta, formulario);
    expect(codigo).toBe(422);
    expect(cuerpo).toContain(mensaje);
    expect(await legal()).not.toHaveProperty('presuntaFecha');
  });

  test('una notificación entregada o un aviso por correo no la admiten', async () => {
    const correo = (await e.enMuni((tx) => notificacionesDe(tx, id))).find(
      ({ canal }) => canal === 'correo',
    );
    const ruta = `/expedientes/${id}/notificaciones/${correo?.notificacionId}/carta`;
    expect((await pedir(ruta)).codigo).toBe(404);
    expect((await pedir(`/expedientes/${id}/notificaciones/x/carta`)).codigo).toBe(404);
  });
});
