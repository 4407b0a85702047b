import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actuar, expedientePorId } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { ingresarPrueba } from '../../soporte/municipio-de-prueba.ts';
import { type Ciudad, levantarCiudad } from './ciudadano.tsx';
import { fallasDeHtml } from './html-valido.ts';
import { type Navegador, navegar, personaNueva } from './navegador.ts';

describe('corregir una solicitud', () => {
  let ciudad: Ciudad;
  let persona: Navegador;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
    persona = navegar(ciudad, ciudad.muni.persona.personaId);
  });
  afterAll(() => ciudad.cerrar());

  function leer(expedienteId: string) {
    return ciudad.puertos.base.conMunicipio(13101, (tx) => expedientePorId(tx, expedienteId));
  }

  /** Ingresa una asignación y pide corregir la primera calle y el croquis. */
  async function pedida(): Promise<string> {
    const { expedienteId } = await ingresarPrueba(ciudad.puertos, ciudad.muni, 'asignar');
    const hecho = await ciudad.puertos.base.conMunicipio(13101, async (tx) => {
      const revision = (await expedientePorId(tx, expedienteId))?.revision ?? 0;
      return actuar(tx, ciudad.puertos, {
        expedienteId,
        revision,
        funcionario: ciudad.muni.revisora,
        nodo: 'revisar',
        accion: 'pedir_correccion',
        campos: [
          { campo: 'entre_calle_1', motivo: 'Esa calle no está en el plano.' },
          { campo: 'croquis', motivo: 'No se ven los vecinos.' },
        ],
      });
    });
    if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
    await ciudad.puertos.colas.vaciar();
    return expedienteId;
  }

  it('muestra solo lo marcado, con el motivo y el plazo, y lo anuncia en la lista', async () => {
    const id = await pedida();
    const caso = await persona.ver(`/santiago/expedientes/${id}`);
    expect(caso.body).toContain(`/santiago/expedientes/${id}/correccion`);
    expect(await fallasDeHtml(caso.body)).toEqual([]);
    const pagina = await persona.ver(`/santiago/expedientes/${id}/correccion`);
    expect(pagina.statusCode).toBe(200);
    expect(pagina.body).toContain('Qué corregir: Esa calle no está en el plano.');
    expect(pagina.body).toContain('Qué corregir: No se ven los vecinos.');
    expect(pagina.body).toContain('name="entre_calle_1"');
    expect(pagina.body).not.toContain('name="calle_frente"');
    expect(pagina.body).toContain('4 de diciembre de 2026');
    expect(await fallasDeHtml(pagina.body)).toEqual([]);
    expect((await persona.ver('/mis-tramites')).body).toContain('Debe corregir su solicitud.');
  });

  it('dice que el plazo de la municipalidad está detenido y cuál corre', async () => {
    const id = await pedida();
    const { body } = await persona.ver(`/santiago/expedientes/${id}`);
    expect(body).toContain('El plazo de la municipalidad está detenido mientras usted corrige.');
    expect(body).toMatch(/Ahora corre su plazo para corregir, hasta el <time[^>]*>4 de diciembre/);
    expect(body).toContain('la municipalidad tendrá 6 días hábiles para decidir');
    expect(body).not.toMatch(/Quedan \d+ días hábiles|debe responder a más tardar/);
  });

  it('la historia dice qué se pidió y de qué fue cada aviso', async () => {
    const id = await pedida();
    const { body } = await persona.ver(`/santiago/expedientes/${id}`);
    const historia = body.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    expect(historia).toMatch(/Le pidió corregir: «[^»]+» y «[^»]+»/);
    expect(historia).toMatch(/Le enviamos un correo: Recibimos su solicitud 13101-2026-\d{6}/);
    expect(historia).toMatch(/Le notificamos en su domicilio digital: Debe corregir su solicitud/);
    expect(historia).toContain('Por ley, se entiende hecha el 27 de noviembre de 2026.');
    expect(historia).not.toContain('Le enviamos una notificación');
  });

  it('guarda a medias lo escrito, rechaza lo no marcado y luego envía', async () => {
    const id = await pedida();
    const url = `/santiago/expedientes/${id}/correccion`;
    const pausa = await persona.adjuntar(url, { entre_calle_1: 'Los Peu', _accion: 'guardar' }, []);
    expect(pausa.statusCode).toBe(303);
    expect((await persona.ver(url)).body).toContain('value="Los Peu"');
    const ajeno = await persona.adjuntar(url, { entre_calle_1: 'Los Peumos', rol: '1-1' }, []);
    expect(ajeno.statusCode).toBe(400);
    expect((await leer(id))?.respuestas.rol).toBe('217-015');
    const vacio = await persona.adjuntar(url, { entre_calle_1: '' }, []);
    expect(vacio.statusCode).toBe(422);
    expect(await fallasDeHtml(vacio.body)).toEqual([]);
    const enviado = await persona.adjuntar(url, { entre_calle_1: 'Los Peumos' }, []);
    expect(enviado.statusCode).toBe(303);
    expect(await leer(id)).toMatchObject({
      estado: 'en_tramite',
      respuestas: { entre_calle_1: 'Los Peumos' },
    });
    expect((await persona.ver(url)).headers.location).toBe(`/santiago/expedientes/${id}`);
  });

  it('con un archivo de 70 MB explica su tamaño en el campo y conserva lo escrito', async () => {
    const url = `/santiago/expedientes/${await pedida()}/correccion`;
    const enorme = {
      campo: 'croquis',
      nombre: 'foto.pdf',
      tipo: 'application/pdf',
      contenido: new Uint8Array(73_400_320).fill(37),
    };
    const respuesta = await persona.adjuntar(url, { entre_calle_1: 'Los Peumos' }, [enorme]);
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain('«foto.pdf»: pesa más de 10 MB, el máximo.');
    expect(respuesta.body).toContain('href="#croquis"');
    expect(respuesta.body).toContain('value="Los Peumos"');
    expect((await persona.ver(url)).body).toContain('value="Los Peumos"');
  });

  it('la corrección de otra persona no existe', async () => {
    const id = await pedida();
    const ajena = await personaNueva(ciudad, 'Ajena');
    const url = `/santiago/expedientes/${id}/correccion`;
    expect((await ajena.ver(url)).statusCode).toBe(404);
    expect((await ajena.enviar(url, { entre_calle_1: 'x' })).statusCode).toBe(404);
    const enOtro = url.replace('/santiago/', '/valparaiso/');
    expect((await persona.ver(enOtro)).statusCode).toBe(404);
  });

  it('un segundo después del plazo dice que llegó tarde y no cambia nada', async () => {
    const id = await pedida();
    const url = `/santiago/expedientes/${id}/correccion`;
    ciudad.puertos.reloj.fijar(Temporal.Instant.from('2026-12-05T03:00:01Z'));
    const tarde = await persona.adjuntar(url, { entre_calle_1: 'Los Peumos' }, []);
    expect(tarde.statusCode).toBe(409);
    expect(tarde.body).toContain('El plazo para corregir terminó');
    expect(await fallasDeHtml(tarde.body)).toEqual([]);
    expect((await leer(id))?.respuestas.entre_calle_1).toBe('Los Boldos');
    await ciudad.puertos.colas.encolar(
      await ciudad.puertos.base.global(async (tx) => tx),
      'plazos-vencidos',
      { municipioId: 13101 },
    );
    await ciudad.puertos.colas.vaciar();
    const cerrada = await persona.ver(url);
    expect(cerrada.statusCode).toBe(409);
    const lista = await persona.ver('/mis-tramites');
    expect(lista.body).toContain('Cerrada sin respuesta');
  });
});
