import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borradoresDe, type Ciudad, levantarCiudad } from './ciudadano.tsx';
import { fallasDeHtml } from './html-valido.ts';
import { declararSolicitud, empezarSolicitud, PAGINAS, personaNueva } from './navegador.ts';

describe('entradas malas', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
  });
  afterAll(() => ciudad.cerrar());

  it('una página sin las anteriores lleva a la primera que falta y no guarda nada', async () => {
    const persona = await personaNueva(ciudad, 'Salta');
    const ruta = await empezarSolicitud(persona);
    for (const respuesta of [
      await persona.enviar(`${ruta}/paginas/contacto`, PAGINAS.contacto),
      await persona.ver(`${ruta}/paginas/contacto`),
      await persona.ver(`${ruta}/revisar`),
      await persona.enviar(`${ruta}/revisar`, { _declaro: 'si' }),
    ]) {
      expect(respuesta.statusCode).toBe(303);
      expect(respuesta.headers.location).toBe(`${ruta}/paginas/predio`);
    }
    const [fila] = await borradoresDe(ciudad, 13101, persona.personaId);
    expect(fila).toMatchObject({ respuestas: {}, estado: 'abierto' });
  });

  it('la solicitud de otra persona o de otro municipio no existe', async () => {
    const duenia = await personaNueva(ciudad, 'Dueña');
    const ajena = await personaNueva(ciudad, 'Ajena');
    const ruta = await empezarSolicitud(duenia);
    const enOtro = ruta.replace('/santiago/', '/valparaiso/');
    const partes = [
      '',
      '/siguiente',
      '/paginas/predio',
      '/revisar',
      '/pago',
      '/lista',
      '/guardada',
    ];
    for (const parte of partes) {
      expect((await ajena.ver(`${ruta}${parte}`)).statusCode, parte).toBe(404);
      expect((await duenia.ver(`${enOtro}${parte}`)).statusCode, parte).toBe(404);
    }
    for (const parte of ['/paginas/predio', '/revisar', '/pago', '/editar'])
      expect((await ajena.enviar(`${ruta}${parte}`, PAGINAS.predio)).statusCode).toBe(404);
    expect((await duenia.ver('/santiago/solicitudes/no-es-un-id')).statusCode).toBe(404);
    const [fila] = await borradoresDe(ciudad, 13101, duenia.personaId);
    expect(fila?.respuestas).toEqual({});
  });

  it('un campo que no existe da 400 y conserva lo demás', async () => {
    const persona = await personaNueva(ciudad, 'Ajenos');
    const ruta = await empezarSolicitud(persona);
    for (const extra of [{ rol_admin: '1' }, { __proto__x: '1' }, { 'rol.secreto': 'x' }]) {
      const respuesta = await persona.enviar(`${ruta}/paginas/predio`, {
        ...PAGINAS.predio,
        ...extra,
      });
      const esPropio = Object.keys(extra).some((nombre) => nombre.startsWith('_'));
      expect(respuesta.statusCode, JSON.stringify(extra)).toBe(esPropio ? 303 : 400);
    }
    await persona.enviar(`${ruta}/paginas/predio`, { ...PAGINAS.predio, estado: 'ingresado' });
    const vuelta = await persona.ver(`${ruta}/paginas/predio`);
    expect(vuelta.body).toContain('value="Avenida Matta"');
    const [fila] = await borradoresDe(ciudad, 13101, persona.personaId);
    expect(fila?.estado).toBe('abierto');
    expect(Object.keys(fila?.respuestas ?? {})).not.toContain('estado');
  });

  it('un campo de 1 MB da 413, y uno muy largo 400 sin perder lo anterior', async () => {
    const persona = await personaNueva(ciudad, 'Larga');
    const ruta = await empezarSolicitud(persona);
    await persona.enviar(`${ruta}/paginas/predio`, PAGINAS.predio);
    const enorme = await persona.enviar(`${ruta}/paginas/predio`, {
      ...PAGINAS.predio,
      rol: 'x'.repeat(1_048_576),
    });
    expect(enorme.statusCode).toBe(413);
    const largo = await persona.enviar(`${ruta}/paginas/predio`, {
      ...PAGINAS.predio,
      rol: 'x'.repeat(200_000),
    });
    expect(largo.statusCode).toBe(400);
    expect((await persona.ver(`${ruta}/paginas/predio`)).body).toContain('value="Avenida Matta"');
  });

  it('una respuesta mala muestra el resumen y conserva todo lo escrito', async () => {
    const persona = await personaNueva(ciudad, 'Errores');
    const ruta = await empezarSolicitud(persona);
    const respuesta = await persona.enviar(`${ruta}/paginas/predio`, {
      rol: '<b>12</b>',
      'direccion_predio.calle': 'Avenida "Matta"',
      'direccion_predio.numero': '',
    });
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain('Hay un problema');
    expect(respuesta.body).toContain('href="#rol"');
    expect(respuesta.body).not.toContain('<b>12</b>');
    expect(respuesta.body).toContain('Avenida &quot;Matta&quot;');
    expect(await fallasDeHtml(respuesta.body)).toEqual([]);
  });

  it('una sola solicitud viva aunque se empiece veinte veces a la vez', async () => {
    const persona = await personaNueva(ciudad, 'Apurada');
    const url = '/santiago/tramites/certificado-numero/empezar';
    const todas = await Promise.all(Array.from({ length: 20 }, () => persona.ver(url)));
    expect(todas.every(({ statusCode }) => statusCode === 303 || statusCode === 200)).toBe(true);
    expect(await borradoresDe(ciudad, 13101, persona.personaId)).toHaveLength(1);
  });

  it('dos pestañas guardan páginas distintas a la vez y ninguna pierde lo suyo', async () => {
    const persona = await personaNueva(ciudad, 'Pestañas');
    const ruta = await empezarSolicitud(persona);
    await persona.enviar(`${ruta}/paginas/predio`, PAGINAS.predio);
    await persona.enviar(`${ruta}/paginas/solicitud`, PAGINAS.solicitud);
    const otraCalle = { ...PAGINAS.predio, 'direccion_predio.calle': 'Otra calle' };
    const otroMotivo = { ...PAGINAS.solicitud, motivo: 'credito' };
    await Promise.all([
      persona.enviar(`${ruta}/paginas/predio`, otraCalle),
      persona.enviar(`${ruta}/paginas/solicitud`, otroMotivo),
    ]);
    const [fila] = await borradoresDe(ciudad, 13101, persona.personaId);
    expect(fila?.respuestas).toMatchObject({
      direccion_predio: { calle: 'Otra calle' },
      motivo: 'credito',
    });
  });

  it('la pestaña que quedó atrás no cambia lo ya declarado', async () => {
    const persona = await personaNueva(ciudad, 'Atrás');
    const ruta = await empezarSolicitud(persona);
    await declararSolicitud(persona, ruta);
    const tarde = await persona.enviar(`${ruta}/paginas/predio`, {
      ...PAGINAS.predio,
      'direccion_predio.calle': 'Calle cambiada',
    });
    expect(tarde.statusCode).toBe(303);
    expect(tarde.headers.location).toBe(`${ruta}/pago`);
    const [fila] = await borradoresDe(ciudad, 13101, persona.personaId);
    expect(fila?.respuestas).toMatchObject({ direccion_predio: { calle: 'Avenida Matta' } });
  });
});
