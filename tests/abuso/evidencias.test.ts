import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actores, abrirActores, crearCampana, subir } from '../contrato/encuesta/soporte.ts';
import { levantarSitio, navegar, type Sitio } from './sitio.ts';

const C = 'evidencias';
const ITEM = `/nunoa/funcionarios/madurez/${C}/items/B3.3`;
const PDF = '%PDF-1.7\n% respaldo de prueba\n%%EOF\n';

let sitio: Sitio;
let actores: Actores;
beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
  await crearCampana(sitio, actores, C);
}, 120_000);
afterAll(() => sitio.cerrar());

const enviar = (nombre: string, bytes: string | Uint8Array, mime?: string, url = ITEM) =>
  subir(sitio, actores.nunoa, `${url}/archivo`, {
    nombre,
    bytes,
    ...(mime === undefined ? {} : { mime }),
  });
const guardadas = () =>
  sitio.puertos.base.conMunicipio(13120, ({ db }) =>
    db
      .selectFrom('evidencia')
      .selectAll()
      .where('municipio_id', '=', 13120)
      .where('item_id', '=', 'B3.3')
      .where('retirada_en', 'is', null)
      .orderBy('agregada_en')
      .execute(),
  );

describe('archivos de respaldo', () => {
  it.each([
    ['un programa con nombre de PDF', 'plan.pdf', 'MZ\u0090\u0000ejecutable'],
    ['un HTML', 'plan.html', '<script>alert(1)</script>'],
    ['un HTML con nombre de PDF', 'plan.pdf', '<script>alert(1)</script>'],
    ['un SVG', 'plan.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['un PDF con nombre de imagen', 'plan.png', PDF],
    ['un archivo de 0 bytes', 'plan.pdf', ''],
    ['uno sin nombre', '', PDF],
  ])('%s se rechaza y no queda nada', async (_caso, nombre, bytes) => {
    const antes = await guardadas();
    expect((await enviar(nombre, bytes)).statusCode).toBe(422);
    expect(await guardadas()).toEqual(antes);
  });

  it('sobre el límite de 10 MB se rechaza', async () => {
    const grande = Buffer.concat([Buffer.from(PDF), Buffer.alloc(10 * 1_048_576)]);
    expect([413, 422]).toContain((await enviar('grande.pdf', grande)).statusCode);
    expect(await guardadas()).toEqual([]);
  });

  it('treinta a la vez: quedan los treinta, cada uno una vez', async () => {
    const envios = await Promise.all(
      Array.from({ length: 30 }, (_, i) => enviar(`acta-${i}.pdf`, `${PDF}% ${i}`)),
    );
    expect(envios.map((r) => r.statusCode)).toEqual(Array(30).fill(303));
    const filas = await guardadas();
    expect(new Set(filas.map((f) => f.sha256)).size).toBe(30);
    expect(filas).toHaveLength(30);
  });

  it('un archivo por envío: con treinta juntos no falla', async () => {
    const corte = 'corte';
    const parte = (i: number) =>
      `--${corte}\r\ncontent-disposition: form-data; name="archivo"; filename="${i}.pdf"\r\n\r\n${PDF}\r\n`;
    const r = await sitio.app.inject({
      method: 'POST',
      url: `${ITEM}/archivo`,
      headers: {
        cookie: [...actores.nunoa.cookies].map(([n, v]) => `${n}=${v}`).join('; '),
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${corte}`,
      },
      payload: `${Array.from({ length: 30 }, (_, i) => parte(i)).join('')}--${corte}--\r\n`,
    });
    expect(r.statusCode).toBeLessThan(500);
    expect((await guardadas()).length).toBeLessThanOrEqual(31);
  });

  it('un nombre con HTML o con ruta no se interpreta', async () => {
    await enviar('../../<img src=x onerror=alert(1)>.pdf', `${PDF}% nombre`);
    const pagina = await actores.nunoa.ver(ITEM);
    expect(pagina.body).not.toContain('<img src=x');
    const fila = (await guardadas()).at(-1);
    const bajada = await actores.nunoa.ver(`${ITEM}/archivos/${fila?.evidencia_id}`);
    expect(bajada.headers['content-disposition']).toMatch(
      /^attachment; filename\*=UTF-8''[^\r\n]+$/,
    );
    expect(bajada.headers['content-type']).toBe('application/pdf');
  });
});

describe('respaldos de otra municipalidad', () => {
  it('por dirección dan 404: verlos, bajarlos y retirarlos', async () => {
    const [fila] = await guardadas();
    const id = fila?.evidencia_id ?? '';
    const propio = `/valparaiso/funcionarios/madurez/${C}/items/B3.3`;
    for (const url of [`${propio}/archivos/${id}`, `${ITEM}/archivos/${id}`, ITEM])
      expect((await actores.valparaiso.ver(url)).statusCode).toBe(404);
    for (const url of [`${propio}/retirar`, `${ITEM}/retirar`])
      expect((await actores.valparaiso.enviar(url, { evidencia: id })).statusCode).toBe(404);
    expect((await guardadas()).map((f) => f.evidencia_id)).toContain(id);
    expect((await navegar(sitio).ver(`${ITEM}/archivos/${id}`)).statusCode).toBe(303);
  });

  it('el de otro ítem, uno inventado o uno mal escrito también', async () => {
    const [fila] = await guardadas();
    const otro = `/nunoa/funcionarios/madurez/${C}/items/B3.4`;
    expect(
      (await actores.nunoa.enviar(`${otro}/retirar`, { evidencia: fila?.evidencia_id ?? '' }))
        .statusCode,
    ).toBe(404);
    for (const id of [randomUUID(), 'x', '__proto__', "' or 1=1--"])
      expect(
        (await actores.nunoa.ver(`${ITEM}/archivos/${encodeURIComponent(id)}`)).statusCode,
      ).toBe(404);
  });
});

describe('direcciones de respaldo', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//a.cl',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://a.cl/x',
    'https://usuario:clave@a.cl/',
    'https://a.cl/ x',
    'http://localhost/x',
    'https://',
    `https://a.cl/${'x'.repeat(600)}`,
    '',
  ])('%j se rechaza', async (url) => {
    const r = await actores.nunoa.enviar(`${ITEM}/enlace`, { url });
    expect(r.statusCode).toBe(422);
    expect(r.body).not.toContain('href="javascript:');
  });

  it('una con comillas y ángulos se guarda y se muestra sin interpretar', async () => {
    const r = await actores.nunoa.enviar(`${ITEM}/enlace`, {
      url: 'https://a.cl/"><script>alert(1)</script>',
    });
    expect(r.statusCode).toBe(303);
    expect((await actores.nunoa.ver(ITEM)).body).not.toContain('<script>alert(1)');
  });
});
