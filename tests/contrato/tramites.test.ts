import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { evaluarLectura } from '../../src/idioma/index.ts';
import {
  adoptar,
  publicar,
  retirar,
  sembrarCatalogo,
  verificarDefinicion,
} from '../../src/modulos/tramitacion/tramites/index.ts';
import { type Ciudad, levantarCiudad } from './solicitudes/ciudadano.tsx';
import { fallasDeHtml } from './solicitudes/html-valido.ts';

const ACTOR = { clase: 'plataforma', nombre: 'prueba' } as const;

describe('catálogo de trámites', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
  });
  afterAll(() => ciudad.cerrar());

  const ver = (url: string) => ciudad.app.inject({ method: 'GET', url });
  const enSantiago = <T>(trabajo: Parameters<typeof ciudad.puertos.base.conMunicipio<T>>[1]) =>
    ciudad.puertos.base.conMunicipio(13101, trabajo);
  const esperarMemoria = () =>
    ciudad.puertos.reloj.fijar(ciudad.puertos.reloj.ahora().add({ seconds: 6 }));

  it('la ficha dice todo lo que la ley y la persona necesitan, con el costo y el plazo de hoy', async () => {
    const { statusCode, body } = await ver('/santiago/tramites/certificado-numero');
    expect(statusCode).toBe(200);
    for (const texto of [
      'Qué es',
      'Quién puede pedirlo',
      'No le pedimos papeles que el Estado ya tiene',
      '$3.494',
      '0,05 UTM de noviembre de 2026 ($69.889) = $3.494',
      '5 días hábiles',
      '1 de diciembre de 2026',
      'los días sábado y domingo 28 y 29 de noviembre',
      'Dirección de Obras Municipales',
      'Rosa Contreras Vidal',
      'Por revisar',
      'Revisar la numeración en el plano de la comuna',
      '/santiago/tramites/certificado-numero/empezar',
    ])
      expect(body, texto).toContain(texto);
    expect(await fallasDeHtml(body)).toEqual([]);
    const datos = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? '{}';
    expect(JSON.parse(datos)).toMatchObject({
      '@type': 'GovernmentService',
      name: certificado.nombre,
      offers: { price: 3494, priceCurrency: 'CLP' },
      areaServed: { identifier: '13101' },
    });
    expect(gzipSync(body).length).toBeLessThanOrEqual(6_000);
  });

  it('un feriado de por medio mueve la fecha y lo explica', async () => {
    const antes = ciudad.puertos.reloj.ahora();
    ciudad.puertos.reloj.fijar(Temporal.Instant.from('2026-12-05T15:00:00Z'));
    const { body } = await ver('/santiago/tramites/certificado-numero');
    expect(body).toContain('Se ingresó el sábado 5 de diciembre de 2026');
    expect(body).toContain('15 de diciembre de 2026');
    ciudad.puertos.reloj.fijar(antes);
    ciudad.catalogo.olvidar(13101);
  });

  it('busca con palabras propias, sin acentos, y por tema', async () => {
    const hallada = await ver('/santiago/tramites?q=numeracion');
    expect(hallada.body).toContain('href="/santiago/tramites/certificado-numero"');
    expect(await fallasDeHtml(hallada.body)).toEqual([]);
    const nada = await ver(`/santiago/tramites?q=${encodeURIComponent('<b>zzzz')}`);
    expect(nada.body).toContain('No encontramos un trámite con «&lt;b>zzzz».');
    expect(await fallasDeHtml(nada.body)).toEqual([]);
    expect((await ver('/santiago/tramites?area=Aseo')).body).toContain('No encontramos');
    expect((await ver('/santiago/tramites?q=a&q=b')).statusCode).toBe(200);
  });

  it('lo que no existe responde 404', async () => {
    for (const url of [
      '/lima/tramites',
      '/santiago/tramites/nada',
      '/api/v1/municipios/99999/tramites',
    ])
      expect((await ver(url)).statusCode, url).toBe(404);
  });

  it('la API da las fichas y el esquema publicado', async () => {
    const lista = await ver('/api/v1/municipios/13101/tramites');
    expect(lista.json()).toMatchObject([{ id: 'certificado-numero', plazo: { cantidad: 5 } }]);
    const una = await ver('/api/v1/municipios/05101/tramites/certificado-numero');
    expect(una.json()).toMatchObject({
      costo: { total: 3494, revisar: true },
      venceSiEmpiezaHoy: '2026-12-01',
    });
    const esquema = await ver('/api/v1/esquemas/tramite');
    expect(esquema.headers['content-type']).toContain('application/schema+json');
    expect(esquema.json()).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it('retirado deja de verse, y lo que cambia otro proceso se ve a los pocos segundos', async () => {
    await enSantiago((tx) => retirar(tx, ciudad.puertos, 'certificado-numero', ACTOR));
    expect((await ver('/santiago/tramites/certificado-numero')).statusCode).toBe(200);
    esperarMemoria();
    expect((await ver('/santiago/tramites/certificado-numero')).statusCode).toBe(404);
    expect((await ver('/valparaiso/tramites/certificado-numero')).statusCode).toBe(200);
    await enSantiago((tx) => publicar(tx, ciudad.puertos, 'certificado-numero', ACTOR));
    ciudad.catalogo.olvidar(13101);
    expect((await ver('/santiago/tramites/certificado-numero')).statusCode).toBe(200);
  });

  it('las visitas que llegan juntas no consultan la base cada una', async () => {
    let consultas = 0;
    const { base } = ciudad.puertos;
    const contada = {
      ...base,
      conMunicipio: <T>(id: number, trabajo: Parameters<typeof base.conMunicipio<T>>[1]) => {
        consultas += 1;
        return base.conMunicipio(id, trabajo);
      },
    };
    const { crearCatalogo } = await import('../../src/modulos/tramitacion/tramites/index.ts');
    const catalogo = crearCatalogo({ base: contada, reloj: ciudad.puertos.reloj });
    await Promise.all(
      Array.from({ length: 200 }, () => catalogo.publicado(13101, 'certificado-numero')),
    );
    expect(consultas).toBe(1);
  });

  it('sembrar de nuevo no cambia nada; una definición distinta entra como versión nueva', async () => {
    const ahora = ciudad.puertos.reloj.ahora();
    const sembrar = (definicion: typeof certificado) =>
      sembrarCatalogo(ciudad.prueba.duenio, [definicion], ahora);
    expect(await sembrar(certificado)).toEqual([
      { tramiteId: 'certificado-numero', version: 1, nueva: false },
    ]);
    const otra = { ...certificado, resumen: 'Certifica o asigna el número de su casa.' };
    expect(await sembrar(otra)).toMatchObject([{ version: 2, nueva: true }]);
    expect(await sembrar(otra)).toMatchObject([{ version: 2, nueva: false }]);
    await expect(sembrar({ ...certificado, mensajes: [] })).rejects.toThrow(/Falta el mensaje/);
    // Quien adoptó la versión 1 sigue en ella hasta que decida cambiar.
    esperarMemoria();
    expect((await ciudad.catalogo.publicado(13101, 'certificado-numero'))?.version).toBe(1);
  });

  it('no se publica con una capa ajena ni sin la unidad que atiende', async () => {
    const mala = await enSantiago((tx) =>
      adoptar(tx, ciudad.puertos, {
        tramiteId: 'certificado-numero',
        capa: { parametros: { no_existe: '1' } },
      }),
    );
    expect(mala).toMatchObject({ ok: false, error: { motivo: 'fallas' } });
    const hecho = await enSantiago(async (tx) => {
      await adoptar(tx, ciudad.puertos, {
        tramiteId: 'certificado-numero',
        capa: { unidad: 'transito' },
      });
      return publicar(tx, ciudad.puertos, 'certificado-numero', ACTOR);
    });
    expect(hecho).toMatchObject({
      ok: false,
      error: {
        fallas: [{ ruta: 'unidad', mensaje: 'El municipio no tiene la unidad «transito».' }],
      },
    });
  });

  it('todos los trámites del catálogo se pueden publicar y se leen con facilidad', () => {
    expect(verificarDefinicion(certificado, '2026-11-24')).toEqual([]);
    const { ficha, formulario, resumen } = certificado;
    const textos = [
      resumen,
      ficha.queEs,
      ficha.quien,
      ficha.resultado,
      ficha.vigencia,
      formulario.declaracion,
      ...ficha.requisitos.map(({ texto }) => texto),
      ...ficha.documentos.map(({ texto }) => texto),
      ...formulario.paginas.flatMap(({ titulo, campos }) => [
        titulo,
        ...campos.flatMap(({ etiqueta, ayuda }) => [etiqueta, ayuda ?? '']),
      ]),
    ].filter((texto) => texto !== '');
    const lectura = evaluarLectura(textos.map((t) => (/[.?!]$/.test(t) ? t : `${t}.`)).join('\n'));
    expect(lectura.jerga).toEqual([]);
    expect(lectura.gerundios).toEqual([]);
    expect(lectura.puntaje).toBeGreaterThanOrEqual(55);
    expect(lectura.oracionesLargas).toEqual([]);
  });
});
