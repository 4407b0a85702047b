import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ayudasDe } from '../../../src/modulos/evaluacion/encuesta/ayudas.ts';
import { cuestionarioDe } from '../../../src/modulos/evaluacion/encuesta/index.ts';
import { rutaDeProyecto } from '../../../src/plataforma/raiz.ts';
import { levantarSitio, type Sitio } from '../../abuso/sitio.ts';
import { type Actores, abrirActores, adelantar, crearCampana, vigentesDe } from './soporte.ts';

let sitio: Sitio;
let actores: Actores;
const C = 'responder';
const BASE = `/nunoa/funcionarios/madurez/${C}`;

beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
  await crearCampana(sitio, actores, C);
}, 120_000);
afterAll(() => sitio.cerrar());

const responder = (quien: 'nunoa' | 'revisora', item: string, campos: Record<string, string>) =>
  actores[quien].enviar(
    `${BASE}/items/${item}/responder`,
    Object.fromEntries(Object.entries(campos).map(([k, v]) => [`${k}:${item}`, v])),
  );

describe('ayuda y ejemplo', () => {
  const { instrumento } = cuestionarioDe('mdm-1').plan;
  it('todo ítem del instrumento, también los calculados, tiene ayuda y ejemplo propios', () => {
    const ids = [
      ...instrumento.items.map((i) => i.id),
      ...instrumento.calculos.flatMap((c) => c.item ?? []),
    ];
    const ayudas = ayudasDe('mdm-1');
    expect(ids.filter((id) => !ayudas.has(id))).toEqual([]);
    expect([...ayudas.keys()].filter((id) => !ids.includes(id))).toEqual([]);
    for (const [id, { ayuda, ejemplo }] of ayudas) {
      expect(ayuda.length, id).toBeGreaterThan(25);
      expect(ejemplo.length, id).toBeGreaterThan(20);
    }
    const deItems = instrumento.items.filter((i) => i.parte_de === undefined);
    expect(deItems.length + instrumento.calculos.filter((c) => c.item).length).toBe(183);
    expect(new Set(deItems.map((i) => ayudas.get(i.id)?.ejemplo)).size).toBeGreaterThan(168);
  });

  it('las divisiones de los ejemplos dan lo que dicen', () => {
    const texto = readFileSync(rutaDeProyecto('datos', 'madurez', 'ayudas', 'mdm-1.json'), 'utf8');
    const numero = (t: string): number => Number(t.replaceAll('.', '').replace(',', '.'));
    const cuentas = [
      ...texto.matchAll(
        /(?<![\d.,])(?<!− )(\d[\d.,]*) \/ ([\d.,]+)(?: × ([\d.]+))? = ([\d.,]*\d)/g,
      ),
    ];
    expect(cuentas.length).toBeGreaterThan(30);
    for (const [cuenta, a = '', b = '', por = '1', igual = ''] of cuentas)
      expect((numero(a) / numero(b)) * numero(por), cuenta).toBeCloseTo(numero(igual), 6);
  });

  it('se ven en la página del ítem y en la de la parte', async () => {
    const pagina = await actores.nunoa.ver(`${BASE}/items/B1.4`);
    expect(pagina.body).toContain('Hay 2 jornadas completas y una media');
    const parte = await actores.nunoa.ver(`${BASE}/b1`);
    expect(parte.body).toContain('Ayuda y ejemplo');
    expect(parte.body).toContain('Hay 2 jornadas completas y una media');
  });
});

describe('números, «no aplica» y «no responde»', () => {
  it('manda lo que la persona cambió, y las dos cosas a la vez son un error', async () => {
    expect((await responder('nunoa', 'B2.5', { r: '75', e: '', p: '', v: '0' })).statusCode).toBe(
      303,
    );
    expect((await vigentesDe(sitio, 13120, C))['B2.5']).toBe('75');
    await responder('nunoa', 'B2.5', { r: '75', e: 'no aplica', p: '75', v: '1' });
    expect((await vigentesDe(sitio, 13120, C))['B2.5']).toBe('no_aplica');
    await responder('nunoa', 'B2.5', { r: '80,5', e: 'no aplica', p: 'no aplica', v: '2' });
    expect((await vigentesDe(sitio, 13120, C))['B2.5']).toBe('80.5');
    const dos = await responder('nunoa', 'B2.5', { r: '90', e: 'no responde', p: '80,5', v: '3' });
    expect(dos.statusCode).toBe(422);
    expect(dos.body).toContain('Escriba un número o elija una de la lista');
    expect(dos.body).toContain('value="90"');
    expect((await vigentesDe(sitio, 13120, C))['B2.5']).toBe('80.5');
  });

  it('«no aplica» donde no se admite se rechaza', async () => {
    const r = await responder('nunoa', 'I-AREA', { r: 'no aplica', v: '0' });
    expect(r.statusCode).toBe(422);
    expect(r.body).toContain('no admite «no aplica»');
  });
});

describe('coherencia en el campo', () => {
  it('avisa en las dos preguntas apenas se contradicen, y deja de avisar al corregir', async () => {
    const aviso = 'Declara uso de una intranet que no existe';
    await responder('nunoa', 'I-INT', { r: '0', v: '0' });
    expect((await actores.nunoa.ver(`${BASE}/items/B5.2`)).body).not.toContain(aviso);
    const r = await responder('nunoa', 'B5.2', { r: '40', e: '', p: '', v: '0' });
    expect((await actores.nunoa.ver(String(r.headers.location))).body).toContain(aviso);
    expect((await actores.nunoa.ver(`${BASE}/b5`)).body).toContain(aviso);
    expect((await actores.nunoa.ver(`${BASE}/nucleo-area`)).body).toContain(aviso);
    await responder('nunoa', 'I-INT', { r: '1', v: '1' });
    expect((await actores.nunoa.ver(`${BASE}/b5`)).body).not.toContain(aviso);
  });

  it('un trámite fuera de línea con nivel alto también se avisa', async () => {
    await responder('nunoa', 'I-TRA-05', { r: '0', v: '0' });
    await responder('nunoa', 'I-TRA-05.nivel', { r: '4', e: '', p: '', v: '0' });
    expect((await actores.nunoa.ver(`${BASE}/nucleo-tramites`)).body).toContain(
      'El trámite 5 se declara fuera de línea con nivel 3 o 4',
    );
  });
});

describe('dos personas en el mismo ítem', () => {
  it('la segunda se entera, ve las dos respuestas y elige; nada se pierde', async () => {
    const enviar = (quien: 'nunoa' | 'revisora', valor: string) =>
      actores[quien].enviar(`${BASE}/a1`, {
        'r:A1.5': valor,
        'v:A1.5': '0',
        'p:A1.5': '',
        'e:A1.5': '',
      });
    const respuestas = await Promise.all([enviar('nunoa', '4'), enviar('revisora', '6')]);
    expect(respuestas.map((r) => r.statusCode).sort()).toEqual([303, 409]);
    const segunda = respuestas.find((r) => r.statusCode === 409);
    expect(segunda?.body).toContain('Otra persona respondió lo mismo a la vez');
    for (const valor of ['«4»', '«6»']) expect(segunda?.body.replace(/\s+/g, ' ')).toContain(valor);
    const item = await actores.revisora.ver(`${BASE}/items/A1.5`);
    expect(item.body).toContain('Dos personas respondieron a la vez');
    const firma = await actores.nunoa.enviar(`${BASE}/cerrar`, { confirma: 'si' });
    expect(firma.statusCode).toBe(422);
    const version = /name="version" value="([0-9a-f-]{36})"/.exec(item.body)?.[1] ?? '';
    await actores.revisora.enviar(`${BASE}/items/A1.5/elegir`, { version });
    const despues = await actores.revisora.ver(`${BASE}/items/A1.5`);
    expect(despues.body).not.toContain('Dos personas respondieron a la vez');
    expect(despues.body).toContain('«4»');
    expect(despues.body).toContain('«6»');
  });

  it('quien no cambió un ítem no pisa el cambio de la otra persona', async () => {
    await responder('nunoa', 'A1.8', { r: '10', e: '', p: '', v: '0' });
    await responder('revisora', 'A1.8', { r: '20', e: '', p: '10', v: '1' });
    const tarde = await actores.nunoa.enviar(`${BASE}/a1`, {
      'r:A1.8': '10',
      'p:A1.8': '10',
      'e:A1.8': '',
      'v:A1.8': '1',
      'r:A1.10': 'conoce',
      'v:A1.10': '0',
    });
    expect(tarde.statusCode).toBe(303);
    expect(await vigentesDe(sitio, 13120, C)).toMatchObject({ 'A1.8': '20', 'A1.10': 'conoce' });
  });
});

describe('cerrar con blancos', () => {
  it('lista cada blanco con su enlace, exige confirmar y los deja anotados', async () => {
    const pagina = await actores.nunoa.ver(`${BASE}/cerrar`);
    const blancos = [...pagina.body.matchAll(/href="([^"]*#i-[^"]*)"/g)].map((m) => m[1] ?? '');
    expect(blancos.length).toBeGreaterThan(150);
    expect(blancos).toContain(`${BASE}/c7#i-C7-10`);
    const [ruta, ancla] = (blancos[0] ?? '').split('#');
    expect((await actores.nunoa.ver(ruta ?? '')).body).toContain(`id="${ancla}"`);
    const sin = await actores.nunoa.enviar(`${BASE}/cerrar`, {});
    expect(sin.statusCode).toBe(422);
    const con = await actores.nunoa.enviar(`${BASE}/cerrar`, { confirma: 'si' });
    expect(con.statusCode).toBe(303);
    const { blancos: anotados } = await sitio.puertos.base.conMunicipio(13120, ({ db }) =>
      db
        .selectFrom('medicion')
        .select('blancos')
        .where('municipio_id', '=', 13120)
        .where('campana_id', '=', C)
        .executeTakeFirstOrThrow(),
    );
    expect(anotados?.length).toBe(blancos.length);
  });
});

describe('respuestas anteriores', () => {
  it('en la campaña siguiente se ve al lado lo respondido en la anterior, con su fecha', async () => {
    adelantar(sitio, 5);
    await crearCampana(sitio, actores, 'siguiente');
    const r = await actores.nunoa.ver('/nunoa/funcionarios/madurez/siguiente/a1');
    expect(r.body).toContain('En la medición anterior');
    expect(r.body.replace(/<[^>]+>/g, '')).toMatch(/En la medición anterior \([^)]+\): 20/);
  });
});
