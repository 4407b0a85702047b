import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ciudad, levantarCiudad } from './ciudadano.tsx';
import { fallasDeHtml } from './html-valido.ts';
import {
  declararSolicitud,
  empezarSolicitud,
  PAGINAS,
  personaNueva,
  responderTodo,
} from './navegador.ts';

describe('solicitud de una persona, sin código en el navegador', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
  });
  afterAll(() => ciudad.cerrar());

  it('pide identificarse y vuelve a donde quería ir', async () => {
    const respuesta = await ciudad.app.inject('/santiago/tramites/certificado-numero/empezar');
    expect(respuesta.statusCode).toBe(303);
    expect(respuesta.headers.location).toBe(
      `/ingresar?destino=${encodeURIComponent('/santiago/tramites/certificado-numero/empezar')}`,
    );
  });

  it('lleva página por página hasta la revisión, con páginas livianas y HTML válido', async () => {
    const persona = await personaNueva(ciudad, 'Ana');
    const ruta = await empezarSolicitud(persona);
    const orden: string[] = [];
    const pesos: Record<string, number> = {};
    let url = String((await persona.ver(`${ruta}/siguiente`)).headers.location);
    while (url.includes('/paginas/')) {
      const pagina = url.split('/').at(-1) ?? '';
      orden.push(pagina);
      const vista = await persona.ver(url);
      expect(vista.statusCode).toBe(200);
      expect(await fallasDeHtml(vista.body)).toEqual([]);
      pesos[pagina] = gzipSync(vista.body).length;
      const enviada = await persona.enviar(url, PAGINAS[pagina as keyof typeof PAGINAS]);
      expect(enviada.statusCode).toBe(303);
      url = String(enviada.headers.location);
    }
    expect(orden).toEqual(['predio', 'solicitud', 'ubicacion', 'contacto']);
    expect(url).toBe(`${ruta}/revisar`);
    expect(Math.max(...Object.values(pesos))).toBeLessThanOrEqual(4096);

    const revision = await persona.ver(url);
    expect(await fallasDeHtml(revision.body)).toEqual([]);
    for (const texto of ['Avenida Matta 1245', '16804-002', '$3.494', 'Ana Pérez', 'desde=revisar'])
      expect(revision.body).toContain(texto);
    const tareas = await persona.ver(ruta);
    expect(tareas.body).toContain('Lleva 4 de 4 partes listas.');
    expect(await fallasDeHtml(tareas.body)).toEqual([]);
    expect(gzipSync(revision.body).length).toBeLessThanOrEqual(4096);
  });

  it('exige declarar y avisa con el resumen de errores', async () => {
    const persona = await personaNueva(ciudad, 'Eva');
    const ruta = await empezarSolicitud(persona);
    await responderTodo(persona, ruta);
    const sin = await persona.enviar(`${ruta}/revisar`, {});
    expect(sin.statusCode).toBe(422);
    expect(sin.body).toContain('href="#declaracion"');
    expect(sin.body).toContain('<title>Error: ');
    expect(await fallasDeHtml(sin.body)).toEqual([]);
  });

  it('recuerda correo y teléfono para la próxima vez', async () => {
    const persona = await personaNueva(ciudad, 'Luz');
    const ruta = await empezarSolicitud(persona);
    expect((await declararSolicitud(persona, ruta)).headers.location).toBe(`${ruta}/pago`);
    const otra = await empezarSolicitud(persona, 'valparaiso');
    for (const pagina of ['predio', 'solicitud', 'ubicacion'] as const)
      await persona.enviar(`${otra}/paginas/${pagina}`, PAGINAS[pagina]);
    const contacto = await persona.ver(`${otra}/paginas/contacto`);
    expect(contacto.body).toContain('value="vecina@ejemplo.cl"');
    expect(contacto.body).toContain('value="+56912345678"');
  });

  it('guarda para seguir después, también lo que todavía no sirve', async () => {
    const persona = await personaNueva(ciudad, 'Sol');
    const ruta = await empezarSolicitud(persona);
    const pausa = await persona.enviar(`${ruta}/paginas/predio`, {
      rol: 'no sé todavía',
      'direccion_predio.calle': 'Los Aromos',
      _accion: 'guardar',
    });
    expect(pausa.headers.location).toBe(`${ruta}/guardada`);
    expect(await fallasDeHtml((await persona.ver(`${ruta}/guardada`)).body)).toEqual([]);
    const vuelta = await persona.ver(`${ruta}/paginas/predio`);
    expect(vuelta.body).toContain('value="no sé todavía"');
    expect(vuelta.body).toContain('value="Los Aromos"');
    const lista = await persona.ver('/mis-tramites');
    expect(lista.body).toContain('Sin terminar');
    expect(lista.body).toContain(ruta);
    expect(await fallasDeHtml(lista.body)).toEqual([]);
  });

  it('un cambio que hace aparecer otra página la vuelve a pedir antes de enviar', async () => {
    const persona = await personaNueva(ciudad, 'Paz');
    const ruta = await empezarSolicitud(persona);
    await responderTodo(persona, ruta);
    const cambio = await persona.enviar(`${ruta}/paginas/solicitud`, {
      tipo: 'asignar_nuevo',
      calle_frente: 'Pasaje Los Aromos',
      entre_calle_1: 'Los Boldos',
      motivo: 'escritura',
      _desde: 'revisar',
    });
    expect(cambio.statusCode).toBe(303);
    expect(cambio.headers.location).toBe(`${ruta}/paginas/croquis`);
    const revisar = await persona.ver(`${ruta}/revisar`);
    expect(revisar.headers.location).toBe(`${ruta}/paginas/croquis`);
  });

  it('se empiezan muchas seguidas por la misma conexión: la sentencia preparada no se gasta', async () => {
    for (let i = 0; i < 12; i += 1) {
      expect(await empezarSolicitud(await personaNueva(ciudad, `Seguida ${i}`))).toContain('/');
    }
  });

  it('ofrece seguir o descartar la solicitud empezada, y al descartar borra lo escrito', async () => {
    const persona = await personaNueva(ciudad, 'Mar');
    const ruta = await empezarSolicitud(persona);
    await persona.enviar(`${ruta}/paginas/predio`, PAGINAS.predio);
    const oferta = await persona.ver('/santiago/tramites/certificado-numero/empezar');
    expect(oferta.statusCode).toBe(200);
    expect(oferta.body).toContain('Ya tiene una solicitud empezada el');
    expect(await fallasDeHtml(oferta.body)).toEqual([]);
    const nueva = await persona.enviar('/santiago/tramites/certificado-numero/empezar', {});
    expect(nueva.statusCode).toBe(303);
    expect(String(nueva.headers.location)).not.toContain(ruta);
    expect((await persona.ver(ruta)).statusCode).toBe(404);
  });
});
