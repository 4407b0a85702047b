import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingresarPagada } from '../../../src/modulos/tramitacion/solicitudes/index.ts';
import { borradoresDe, type Ciudad, levantarCiudad } from './ciudadano.tsx';
import { fallasDeHtml } from './html-valido.ts';
import { declararSolicitud, empezarSolicitud, type Navegador, personaNueva } from './navegador.ts';

describe('pagar e ingresar', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
  });
  afterAll(() => ciudad.cerrar());

  const enSantiago = () => {
    const municipio = ciudad.deps.municipioPorId(13101);
    if (municipio === undefined) throw new Error('sin municipio');
    return municipio;
  };

  /** Va a la pasarela con el formulario que recibió y paga con la tarjeta de prueba. */
  async function pagarEnWebpay(html: string): Promise<string> {
    const url = /<form method="post" action="(http:[^"]+)"/.exec(html)?.[1] ?? '';
    const token = /name="token_ws" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const formulario = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ token_ws: token }),
    });
    const pagina = await formulario.text();
    const accion = /<form[^>]*action="([^"]+)"/.exec(pagina)?.[1] ?? '';
    const campos = new URLSearchParams({ desenlace: 'pagar' });
    for (const [, nombre = '', valor = ''] of pagina.matchAll(
      /<input[^>]*name="([^"]+)" value="([^"]*)"/g,
    ))
      campos.set(nombre, valor);
    await fetch(new URL(accion, url), { method: 'POST', body: campos, redirect: 'manual' });
    return token;
  }

  function expedientes(personaId: string) {
    return ciudad.puertos.base.conMunicipio(13101, ({ db }) =>
      db
        .selectFrom('expediente')
        .selectAll()
        .where('municipio_id', '=', 13101)
        .where('persona_id', '=', personaId)
        .execute(),
    );
  }

  async function hastaPago(nombre: string): Promise<{ persona: Navegador; ruta: string }> {
    const persona = await personaNueva(ciudad, nombre);
    const ruta = await empezarSolicitud(persona);
    await declararSolicitud(persona, ruta);
    return { persona, ruta };
  }

  async function marcarPagado(ruta: string): Promise<string> {
    const borradorId = ruta.split('/').at(-1) ?? '';
    const ahora = ciudad.puertos.reloj.ahora().toString();
    await ciudad.puertos.base.conMunicipio(13101, async ({ db }) => {
      const giro = await db
        .updateTable('giro')
        .set({ estado: 'pagado', pagado_en: ahora })
        .where('municipio_id', '=', 13101)
        .where('borrador_id', '=', borradorId)
        .returning(['giro_id', 'monto'])
        .executeTakeFirstOrThrow();
      await db
        .insertInto('pago_intento')
        .values({
          municipio_id: 13101,
          intento_id: crypto.randomUUID(),
          giro_id: giro.giro_id,
          orden_compra: `P${borradorId.slice(0, 20)}`,
          sesion_pago: 's',
          monto: giro.monto,
          estado: 'aprobado',
          respuesta: JSON.stringify({ codigoAutorizacion: '1213', ultimosDigitos: '6623' }),
          creado_en: ahora,
        })
        .execute();
    });
    return borradorId;
  }

  it('muestra el detalle, va a Webpay y un doble clic lleva al mismo pago', async () => {
    const { persona, ruta } = await hastaPago('Paga');
    const resumen = await persona.ver(`${ruta}/pago`);
    expect(resumen.body).toContain('$3.494');
    expect(resumen.body).toContain('0,05 UTM');
    expect(await fallasDeHtml(resumen.body)).toEqual([]);
    const [uno, dos] = await Promise.all([
      persona.enviar(`${ruta}/pago`, {}),
      persona.enviar(`${ruta}/pago`, {}),
    ]);
    const estados = [uno.statusCode, dos.statusCode].sort();
    // El segundo llega al mismo pago o, si el primero todavía habla con la pasarela, espera.
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(estados);
    const intentos = await ciudad.puertos.base.conMunicipio(13101, ({ db }) =>
      db
        .selectFrom('pago_intento')
        .innerJoin('giro', 'giro.giro_id', 'pago_intento.giro_id')
        .select('pago_intento.token')
        .where('giro.persona_id', '=', persona.personaId)
        .execute(),
    );
    expect(intentos).toHaveLength(1);
    const tercera = await persona.enviar(`${ruta}/pago`, {});
    expect(tercera.body).toContain(intentos[0]?.token ?? 'sin token');
    expect(await fallasDeHtml(tercera.body)).toEqual([]);
  });

  it('con un pago en curso no se edita ni se descarta', async () => {
    const { persona, ruta } = await hastaPago('Curso');
    await persona.enviar(`${ruta}/pago`, {});
    const editar = await persona.enviar(`${ruta}/editar`, {});
    expect(editar.statusCode).toBe(409);
    expect(await fallasDeHtml(editar.body)).toEqual([]);
    const descartar = await persona.enviar('/santiago/tramites/certificado-numero/empezar', {});
    expect(descartar.statusCode).toBe(409);
    const [fila] = await borradoresDe(ciudad, 13101, persona.personaId);
    expect(fila?.estado).toBe('por_pagar');
  });

  it('sin pago en curso puede volver a editar y declarar otra vez', async () => {
    const { persona, ruta } = await hastaPago('Edita');
    expect((await persona.enviar(`${ruta}/editar`, {})).headers.location).toBe(`${ruta}/revisar`);
    const otra = await persona.enviar(`${ruta}/revisar`, { _declaro: 'si' });
    expect(otra.headers.location).toBe(`${ruta}/pago`);
  });

  it('si Webpay no responde lo dice y no pierde nada', async () => {
    const { persona, ruta } = await hastaPago('Caída');
    const { pagos } = ciudad.puertos;
    const caida = { ...pagos, crear: async () => ({ ok: false, error: 'indisponible' }) as const };
    Object.assign(ciudad.puertos, { pagos: caida });
    const respuesta = await persona.enviar(`${ruta}/pago`, {});
    Object.assign(ciudad.puertos, { pagos });
    expect(respuesta.statusCode).toBe(503);
    expect(respuesta.body).toContain('Webpay no responde ahora');
    expect(await fallasDeHtml(respuesta.body)).toEqual([]);
    expect((await persona.enviar(`${ruta}/pago`, {})).statusCode).toBe(200);
  });

  it('paga en Webpay, vuelve y queda ingresada con su folio', async () => {
    const { persona, ruta } = await hastaPago('Completa');
    const irAPagar = await persona.enviar(`${ruta}/pago`, {});
    const token = await pagarEnWebpay(irAPagar.body);
    const vuelta = await persona.ver(`/santiago/pagos/retorno?token_ws=${token}`);
    expect(vuelta.headers.location).toBe(`${ruta}/lista`);
    const lista = await persona.ver(`${ruta}/lista`);
    expect(lista.statusCode).toBe(200);
    const [expediente] = await expedientes(persona.personaId);
    expect(lista.body).toContain(expediente?.folio ?? 'sin folio');
    expect(lista.body).toContain('Se está preparando');
    expect(await fallasDeHtml(lista.body)).toEqual([]);
    // Volver dos veces no ingresa dos veces.
    await persona.ver(`/santiago/pagos/retorno?token_ws=${token}`);
    expect(await expedientes(persona.personaId)).toHaveLength(1);
    await ciudad.puertos.colas.vaciar(['avanzar-expediente']);
    const lista2 = await persona.ver(`${ruta}/lista`);
    expect(lista2.body).toContain('Certificado de ingreso');
    expect(lista2.body).toContain('Comprobante');
    expect(lista2.body).not.toContain('Se está preparando');
    const documento =
      /href="(\/santiago\/expedientes\/[^"]+\/documentos\/[^"]+)"/.exec(lista2.body)?.[1] ?? '';
    const bajada = await persona.ver(documento);
    expect(bajada.statusCode).toBe(200);
    expect(bajada.headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(bajada.headers['x-content-type-options']).toBe('nosniff');
    expect(bajada.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const ajena = await personaNueva(ciudad, 'Curiosa');
    expect((await ajena.ver(documento)).statusCode).toBe(404);
    expect((await ajena.ver(documento.split('/documentos/')[0] ?? '')).statusCode).toBe(404);
    const caso = await persona.ver(documento.split('/documentos/')[0] ?? '');
    expect(caso.statusCode).toBe(200);
    expect(caso.body).toContain('Recibimos su solicitud');
    expect(await fallasDeHtml(caso.body)).toEqual([]);
    const mias = await persona.ver('/mis-tramites');
    expect(mias.body).toContain(expediente?.folio ?? 'sin folio');
    expect(mias.body).toContain('En revisión');
    expect(await fallasDeHtml(mias.body)).toEqual([]);
  });

  it('cortada entre el pago y el ingreso, cualquiera la ingresa una sola vez', async () => {
    const { persona, ruta } = await hastaPago('Cortada');
    const borradorId = await marcarPagado(ruta);
    const todas = await Promise.all(
      Array.from({ length: 6 }, () => ingresarPagada(ciudad.deps, enSantiago(), borradorId)),
    );
    expect(new Set(todas.map((r) => (r.ok ? r.valor.expedienteId : r.error))).size).toBe(1);
    expect(todas.filter((r) => r.ok && !r.valor.repetido)).toHaveLength(1);
    expect(await expedientes(persona.personaId)).toHaveLength(1);
    expect((await persona.ver(`${ruta}/lista`)).statusCode).toBe(200);
    expect((await persona.ver(`${ruta}/pago`)).headers.location).toBe(`${ruta}/lista`);
  });

  it('la página de confirmación ingresa sola lo pagado que quedó a medias', async () => {
    const { persona, ruta } = await hastaPago('Sola');
    await marcarPagado(ruta);
    expect((await persona.ver(`${ruta}/lista`)).statusCode).toBe(200);
    expect(await expedientes(persona.personaId)).toHaveLength(1);
  });

  it('sin pagar no ingresa, se llame desde donde se llame', async () => {
    const { persona, ruta } = await hastaPago('Impaga');
    const hecho = await ingresarPagada(ciudad.deps, enSantiago(), ruta.split('/').at(-1) ?? '');
    expect(hecho).toEqual({ ok: false, error: 'no-pagada' });
    expect((await persona.ver(`${ruta}/lista`)).headers.location).toBe(`${ruta}/pago`);
    expect(await expedientes(persona.personaId)).toEqual([]);
  });
});

describe('municipio que no cobra', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad({ parametros: { utm_derecho: '0' } });
  });
  afterAll(() => ciudad.cerrar());

  it('ingresa al declarar, sin pasar por el pago', async () => {
    const persona = await personaNueva(ciudad, 'Gratis');
    const ruta = await empezarSolicitud(persona);
    const [uno, dos] = [
      await declararSolicitud(persona, ruta),
      await persona.enviar(`${ruta}/revisar`, { _declaro: 'si' }),
    ];
    expect(uno.headers.location).toBe(`${ruta}/lista`);
    expect(dos.headers.location).toBe(`${ruta}/lista`);
    expect((await persona.ver(`${ruta}/lista`)).statusCode).toBe(200);
  });
});
