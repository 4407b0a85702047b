import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notificacionesDe } from '../../src/modulos/tramitacion/avisos/index.ts';
import {
  notificarPorCarta,
  responderCorreccion,
  vencerPlazos,
  verCaso,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { crearEscenario, type Escenario, MARTES } from '../soporte/escenario.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
});
beforeEach(() => e.puertos.reloj.fijar(Temporal.Instant.from(MARTES)));
afterAll(() => e.cerrar());

const fijar = (instante: string) => e.puertos.reloj.fijar(Temporal.Instant.from(instante));
const plazo = async (id: string, clase: string) => {
  const caso = await e.enMuni((tx) => verCaso(tx, e.puertos, id, { funcionario: e.muni.revisora }));
  const hallado = caso?.plazos.findLast((p) => p.clase === clase);
  if (hallado === undefined) throw new Error(`sin plazo ${clase}`);
  return hallado;
};
async function conCorreccionPedida(): Promise<string> {
  const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
  await e.pedirCorreccion(expedienteId);
  await e.puertos.colas.vaciar();
  return expedienteId;
}

describe('plazos del ingreso', () => {
  it('cuenta cinco días hábiles y seis meses desde el día hábil del ingreso', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    expect(await e.leer(expedienteId)).toMatchObject({
      efectivoFecha: '2026-11-24',
      venceFecha: '2026-12-01',
    });
    expect(await plazo(expedienteId, 'procedimiento')).toMatchObject({ vence: '2027-05-24' });
    expect((await plazo(expedienteId, 'resolucion')).diasHabiles).toBe(5);
  });

  it('el 6 de septiembre de 2026 a las 00:00, hora que no existe, vale por el lunes 7', async () => {
    // El reloj salta de las 24:00 del sábado 5 (UTC-4) a la 01:00 del domingo 6 (UTC-3).
    fijar('2026-09-06T04:00:00Z');
    const { expedienteId, folio } = await ingresarPrueba(e.puertos, e.muni);
    await e.puertos.colas.vaciar();
    expect(folio).toMatch(/^13101-2026-\d{6}$/);
    expect(await e.leer(expedienteId)).toMatchObject({
      efectivoFecha: '2026-09-07',
      venceFecha: '2026-09-14',
    });
  });

  it('el año del folio y el día son los locales, no los de UTC', async () => {
    fijar('2027-01-01T01:30:00Z');
    const { folio } = await ingresarPrueba(e.puertos, e.muni);
    expect(folio).toContain('-2026-');
  });
});

describe('corrección (Ley 19.880 art. 31)', () => {
  it('el plazo corre desde la notificación presunta y lo explica', async () => {
    const id = await conCorreccionPedida();
    // Notificada el viernes 27 (tercer día hábil); cinco hábiles más, sin el feriado del 8.
    const subsanacion = await plazo(id, 'subsanacion');
    expect(subsanacion).toMatchObject({ inicia: '2026-11-27', vence: '2026-12-04' });
    expect(subsanacion.explicacion).toContain('art. 46');
    expect(subsanacion.articulo).toBe('Ley 19.880, art. 31');
  });

  it('si la notificación sale otro día, el plazo se vuelve a contar', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    await e.pedirCorreccion(expedienteId);
    e.avanzarReloj({ hours: 48 });
    await e.puertos.colas.vaciar();
    expect(await plazo(expedienteId, 'subsanacion')).toMatchObject({
      inicia: '2026-12-01',
      vence: '2026-12-09',
    });
  });

  it('se admite en el último segundo y no un segundo después', async () => {
    const [aTiempo, tarde] = [await conCorreccionPedida(), await conCorreccionPedida()];
    const { venceEn } = await plazo(tarde, 'subsanacion');
    const limite = Temporal.Instant.from(venceEn);
    e.puertos.reloj.fijar(limite.subtract({ seconds: 1 }));
    expect(await e.responder(aTiempo)).toMatchObject({ ok: true });
    e.puertos.reloj.fijar(limite);
    expect(await e.responder(tarde)).toEqual({ ok: false, error: 'plazo-vencido' });
    e.puertos.reloj.fijar(limite.add({ seconds: 1 }));
    expect(await e.responder(tarde)).toEqual({ ok: false, error: 'plazo-vencido' });
    await vencerPlazos(e.puertos, e.muni.municipioId);
    await e.puertos.colas.vaciar();
    expect(await e.leer(tarde)).toMatchObject({ estado: 'terminado', resultado: 'desistido' });
    expect(await e.responder(tarde)).toEqual({ ok: false, error: 'plazo-vencido' });
    expect(await e.leer(aTiempo)).toMatchObject({ estado: 'en_tramite', pasoActual: 'revisar' });
  });

  it('solo cambia lo marcado y guarda lo anterior en la historia', async () => {
    const id = await conCorreccionPedida();
    const { personaId, respuestas } = await e.leer(id);
    const responder = (cambio: Record<string, string>) =>
      e.enMuni((tx) =>
        responderCorreccion(tx, e.puertos, {
          expedienteId: id,
          personaId,
          respuestas: { ...respuestas, ...cambio },
        }),
      );
    expect(await responder({ calle_frente: 'Otra' })).toEqual({
      ok: false,
      error: { campoNoMarcado: 'calle_frente' },
    });
    expect(await responder({ entre_calle_1: '' })).toMatchObject({
      ok: false,
      error: { respuestas: [{ campo: 'entre_calle_1' }] },
    });
    expect(await responder({ entre_calle_1: 'Los Peumos' })).toMatchObject({ ok: true });
    const evento = (await e.historia(id)).findLast((x) => x.tipo === 'correccion-respondida');
    expect(evento?.datos.cambios).toEqual({
      entre_calle_1: { antes: 'Los Boldos', despues: 'Los Peumos' },
    });
    expect((await e.leer(id)).respuestas.entre_calle_1).toBe('Los Peumos');
  });

  it('otra persona no puede responder ni saber que el caso existe', async () => {
    const id = await conCorreccionPedida();
    const { respuestas } = await e.leer(id);
    const intento = await e.enMuni((tx) =>
      responderCorreccion(tx, e.puertos, { expedienteId: id, personaId: 'otra', respuestas }),
    );
    expect(intento).toEqual({ ok: false, error: 'no-existe' });
  });

  it('al responder se restituyen los días que quedaban para resolver', async () => {
    const id = await conCorreccionPedida();
    fijar('2026-12-03T13:00:00Z');
    await e.responder(id);
    // Quedaban seis hábiles, del martes 24 (incluido) al martes 1; desde el jueves 3, sin el 8.
    expect(await e.leer(id)).toMatchObject({ venceFecha: '2026-12-14' });
    const resolucion = await plazo(id, 'resolucion');
    expect(resolucion).toMatchObject({ estado: 'corriendo', vence: '2026-12-14' });
    expect(await plazo(id, 'procedimiento')).toMatchObject({ vence: '2027-05-24' });
  });

  it('mientras se corrige el plazo de resolver está detenido: se dice, y no vence', async () => {
    const id = await conCorreccionPedida();
    expect(await plazo(id, 'resolucion')).toMatchObject({ vence: '2026-12-01', detenidoCon: 6 });
    expect(await plazo(id, 'subsanacion')).not.toHaveProperty('detenidoCon');
    // El día 1 habría vencido si corriera; el trabajo de plazos pasa y no lo cierra.
    fijar('2026-12-03T13:00:00Z');
    await vencerPlazos(e.puertos, e.muni.municipioId);
    const historia = await e.historia(id);
    expect(historia.filter(({ tipo }) => tipo === 'plazo-vencido')).toEqual([]);
    await e.responder(id);
    const reanudado = await plazo(id, 'resolucion');
    expect(reanudado).toMatchObject({ estado: 'corriendo', vence: '2026-12-14' });
    expect(reanudado).not.toHaveProperty('detenidoCon');
  });

  it('el que ya había vencido al pedir la corrección no está detenido', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    fijar('2026-12-02T13:00:00Z');
    await e.pedirCorreccion(expedienteId);
    expect(await plazo(expedienteId, 'resolucion')).not.toHaveProperty('detenidoCon');
    await vencerPlazos(e.puertos, e.muni.municipioId);
    expect(await plazo(expedienteId, 'resolucion')).toMatchObject({ estado: 'vencido' });
  });

  it('si vence la corrección, el plazo vuelve a correr y el desistimiento sale dentro de él', async () => {
    const id = await conCorreccionPedida();
    fijar('2026-12-07T13:00:00Z');
    await vencerPlazos(e.puertos, e.muni.municipioId);
    expect(await e.leer(id)).toMatchObject({ estado: 'en_tramite', venceFecha: '2026-12-16' });
    expect(await plazo(id, 'resolucion')).toMatchObject({ estado: 'corriendo' });
    await e.puertos.colas.vaciar();
    expect(await e.leer(id)).toMatchObject({ estado: 'terminado', resultado: 'desistido' });
    expect(await plazo(id, 'resolucion')).toMatchObject({ estado: 'cumplido' });
  });

  it('sin notificación válida el plazo no corre contra la persona', async () => {
    const { run } = e.muni.persona;
    e.puertos.notificador.fijarVia(run, 'carta');
    const id = await conCorreccionPedida();
    e.avanzarReloj({ minutes: 5 });
    await e.puertos.colas.vaciar();
    const notificaciones = await e.enMuni((tx) => notificacionesDe(tx, id));
    expect(notificaciones.find((n) => n.clase === 'instruccion')).toMatchObject({
      estado: 'exceptuada',
    });
    e.avanzarReloj({ hours: 24 * 63 });
    await vencerPlazos(e.puertos, e.muni.municipioId);
    expect(await e.leer(id)).toMatchObject({ estado: 'por_subsanar' });
    const legal = notificaciones.find((n) => n.clase === 'instruccion');
    const carta = await e.enMuni((tx) =>
      notificarPorCarta(tx, e.puertos, {
        notificacionId: legal?.notificacionId ?? '',
        funcionario: e.muni.revisora,
        recibida: Temporal.PlainDate.from('2027-01-25'),
      }),
    );
    expect(carta).toEqual({ ok: true, valor: { presuntaFecha: '2027-01-28' } });
    expect(await plazo(id, 'subsanacion')).toMatchObject({ vence: '2027-02-04' });
    expect(await e.responder(id)).toMatchObject({ ok: true });
    e.puertos.notificador.fijarVia(run, 'ddu');
  });
});

describe('vencimientos', () => {
  it('dos trabajadores a la vez declaran un solo desistimiento', async () => {
    const id = await conCorreccionPedida();
    fijar('2026-12-28T13:00:00Z');
    const { municipioId } = e.muni;
    await Promise.all([1, 2, 3].map(() => vencerPlazos(e.puertos, municipioId)));
    await vencerPlazos(e.puertos, municipioId);
    await e.puertos.colas.vaciar();
    const historia = await e.historia(id);
    const vencidos = historia.filter(
      (x) => x.tipo === 'plazo-vencido' && x.datos.clase === 'subsanacion',
    );
    expect(vencidos).toHaveLength(1);
    expect(
      historia
        .filter((x) => x.tipo === 'documento-emitido')
        .map((x) => x.datos.clase)
        // La constancia de la corrección se emite cuando la plataforma informa la entrega.
        .filter((clase) => clase !== 'constancia-notificacion'),
    ).toEqual(['solicitud', 'certificado-ingreso', 'resolucion_desistimiento']);
    expect(await vencerPlazos(e.puertos, municipioId)).toBe(0);
  });

  it('un plazo de resolver vencido queda a la vista y no cierra el caso', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    fijar('2026-12-02T03:00:00Z');
    await vencerPlazos(e.puertos, e.muni.municipioId);
    expect(await plazo(expedienteId, 'resolucion')).toMatchObject({ estado: 'vencido' });
    expect(await e.leer(expedienteId)).toMatchObject({ estado: 'en_tramite' });
    expect((await plazo(expedienteId, 'resolucion')).diasHabiles).toBeLessThanOrEqual(0);
  });
});
