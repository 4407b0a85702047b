import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levantarSitio, type Sitio } from '../../abuso/sitio.ts';
import {
  type Actores,
  abrirActores,
  adelantar,
  crearCampana,
  enDias,
  vigentesDe,
} from './soporte.ts';

let sitio: Sitio;
let actores: Actores;

beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
}, 120_000);
afterAll(() => sitio.cerrar());

const accion = (id: string, campos: Readonly<Record<string, string>>) =>
  actores.programa.enviar(`/programa/campanas/${id}`, campos);
const correos = async (asunto: string) => {
  await sitio.puertos.colas.vaciar(['avisos-campana']);
  return (await sitio.puertos.correo.listarBandejaLocal()).filter((m) => m.asunto.includes(asunto));
};
const revisarFechas = () =>
  sitio.prueba.base.global((tx) => sitio.puertos.colas.encolar(tx, 'avisos-campana', {}));

describe('crear una campaña', () => {
  it('dice todo lo que falta, cada cosa en su campo, y no crea nada', async () => {
    const r = await actores.programa.enviar('/programa', {
      nombre: '',
      id: 'Con Espacios',
      abre: '01-01-2027',
      cierra: '31-02-2027',
    });
    expect(r.statusCode).toBe(422);
    for (const campo of ['nombre', 'id', 'cierra']) expect(r.body).toContain(`href="#${campo}"`);
    expect(r.body).not.toContain('href="#abre"');
    expect(r.body).toContain('value="31-02-2027"');
    const alReves = await actores.programa.enviar('/programa', {
      nombre: 'Al revés',
      id: 'al-reves',
      abre: '01-03-2027',
      cierra: '01-01-2027',
    });
    expect(alReves.body).toContain('La campaña cierra antes de abrir.');
    const ids = await sitio.prueba.base.global(({ db }) =>
      db.selectFrom('campana').select('campana_id').where('nombre', '=', 'Al revés').execute(),
    );
    expect(ids).toEqual([]);
  });

  it('las horas son las de la comuna, no las del servidor', async () => {
    await crearCampana(sitio, actores, 'horas');
    const hora = sitio.puertos.reloj
      .ahora()
      .toZonedDateTimeISO('America/Santiago')
      .toPlainTime()
      .toString({ smallestUnit: 'minute' });
    expect((await actores.programa.ver('/programa/campanas/horas')).body).toContain(`, ${hora}`);
    expect((await actores.nunoa.ver('/nunoa/funcionarios/madurez/horas')).body).toContain(
      `, ${hora}`,
    );
  });
});

describe('invitar y recordar', () => {
  const C = 'avisos';
  beforeAll(() => crearCampana(sitio, actores, C, 20));

  it('la invitación llega a quien administra, y repetirla no manda otra', async () => {
    const primera = await correos(`Invitación: Campaña ${C}`);
    expect(primera).toHaveLength(2);
    const [uno] = primera;
    expect(uno?.texto).toContain(`/funcionarios/madurez/${C}`);
    expect(uno?.texto).toContain('no pide claves');
    const otra = await accion(C, { accion: 'invitar', municipios: '13120' });
    expect(otra.body).toContain('Ya estaban invitados');
    expect(await correos(`Invitación: Campaña ${C}`)).toHaveLength(2);
    expect((await actores.programa.ver(`/programa/campanas/${C}`)).body).toContain('>1 correo<');
  });

  it('un nombre ambiguo o desconocido no invita a nadie y se pregunta', async () => {
    const r = await accion(C, { accion: 'invitar', municipios: 'Punta Arenas, San Pedro, Mordor' });
    expect(r.statusCode).toBe(422);
    expect(r.body).toContain('«San Pedro» puede ser más de un municipio');
    expect(r.body).toContain('«Mordor» no es un municipio');
    expect(r.body).toContain('Punta Arenas, San Pedro, Mordor');
    const alias = await accion(C, { accion: 'invitar', municipios: 'Aisén' });
    expect(alias.body).toContain('Se invitó a 1 municipio');
  });

  it('un municipio sin cuentas queda dicho', async () => {
    await correos('');
    const r = await actores.programa.ver(`/programa/campanas/${C}`);
    expect(r.body).toContain('Sin cuentas a las que escribir');
  });

  it('a mano se recuerda una vez al día', async () => {
    const uno = await accion(C, { accion: 'recordar' });
    expect(uno.body).toContain('Se recordó a 3 municipios');
    const dos = await accion(C, { accion: 'recordar' });
    expect(dos.statusCode).toBe(422);
    expect(dos.body).toContain('ya se les recordó hoy');
    expect(await correos('Recordatorio')).toHaveLength(2);
  });
});

describe('cerrar y reabrir', () => {
  const C = 'cierre';
  const PARTE = `/nunoa/funcionarios/madurez/${C}/a1`;
  let nunoa: Actores['nunoa'];
  beforeAll(async () => {
    nunoa = actores.nunoa;
    await crearCampana(sitio, actores, C);
  });

  it('con la encuesta abierta en pantalla: no se guarda, no se pierde, y al reabrir sigue', async () => {
    const antes = { 'r:A1.5': '4', 'v:A1.5': '0', 'p:A1.5': '', 'e:A1.5': '' };
    expect((await nunoa.enviar(PARTE, antes)).statusCode).toBe(303);
    expect((await accion(C, { accion: 'cerrar', motivo: 'Fin' })).body).toContain('Se cerró');
    const escrito = { ...antes, 'r:A1.6': '2,5', 'v:A1.6': '0', 'p:A1.6': '', 'e:A1.6': '' };
    const bloqueado = await nunoa.enviar(PARTE, escrito);
    expect(bloqueado.statusCode).toBe(409);
    expect(bloqueado.body).toContain('La campaña se cerró mientras usted respondía');
    expect(bloqueado.body).toContain('value="2,5"');
    expect(await vigentesDe(sitio, 13120, C)).toEqual({ 'A1.5': '4' });
    const ver = await nunoa.ver(PARTE);
    expect(ver.body).toContain('La campaña está cerrada');
    for (const [url, campos] of [
      [`/nunoa/funcionarios/madurez/${C}/items/A1.6/responder`, { 'r:A1.6': '1' }],
      [`/nunoa/funcionarios/madurez/${C}/items/A1.6/enlace`, { url: 'https://a.cl/x' }],
      [`/nunoa/funcionarios/madurez/${C}/cerrar`, { confirma: 'si' }],
    ] as const)
      expect([409, 422]).toContain((await nunoa.enviar(url, campos)).statusCode);
    expect(await vigentesDe(sitio, 13120, C)).toEqual({ 'A1.5': '4' });

    const pasada = await accion(C, { accion: 'reabrir', cierra: enDias(sitio, -3) });
    expect(pasada.statusCode).toBe(422);
    const reabierta = await accion(C, { accion: 'reabrir', cierra: enDias(sitio, 10) });
    expect(reabierta.body).toContain('Se reabrió la campaña');
    expect((await nunoa.enviar(PARTE, escrito)).statusCode).toBe(303);
    expect(await vigentesDe(sitio, 13120, C)).toEqual({ 'A1.5': '4', 'A1.6': '2.5' });
    expect((await correos(`Se reabrió Campaña ${C}`)).length).toBe(2);
  });

  it('cerrada no invita ni se cierra otra vez', async () => {
    await accion(C, { accion: 'cerrar' });
    expect((await accion(C, { accion: 'cerrar' })).body).toContain('ya estaba cerrada');
    expect((await accion(C, { accion: 'invitar-todos' })).statusCode).toBe(422);
    const pagina = await actores.programa.ver(`/programa/campanas/${C}`);
    for (const texto of ['Se creó la campaña', 'Se cerró la campaña', 'Se reabrió la campaña'])
      expect(pagina.body).toContain(texto);
  });

  it('quien guarda y quien cierra se turnan: nada entra después del cierre', async () => {
    const D = 'carrera';
    await crearCampana(sitio, actores, D);
    const envios = Array.from({ length: 6 }, (_, i) =>
      nunoa.enviar(`/nunoa/funcionarios/madurez/${D}/items/A1.5/responder`, {
        'r:A1.5': String(i + 1),
        'v:A1.5': '0',
      }),
    );
    const [cierre, ...hechos] = await Promise.all([accion(D, { accion: 'cerrar' }), ...envios]);
    expect(cierre.statusCode).toBe(200);
    expect(hechos.every((h) => [303, 409].includes(h.statusCode))).toBe(true);
    const { tarde } = await sitio.puertos.base.conMunicipio(13120, async ({ db }) => {
      const acto = await db
        .selectFrom('campana_acto')
        .select('ocurrido_en')
        .where('campana_id', '=', D)
        .where('tipo', '=', 'cerrar')
        .executeTakeFirstOrThrow();
      const filas = await db
        .selectFrom('respuesta_version as v')
        .innerJoin('medicion as m', 'm.medicion_id', 'v.medicion_id')
        .select('v.escrita_en')
        .where('v.municipio_id', '=', 13120)
        .where('m.campana_id', '=', D)
        .execute();
      return { tarde: filas.filter((f) => f.escrita_en > acto.ocurrido_en) };
    });
    expect(tarde).toEqual([]);
  });
});

// Va al final: adelanta el reloj más que una sesión.
describe('el trabajo que mira las fechas', () => {
  it('el trabajo recuerda N días antes, una sola vez, y cierra al pasar la fecha', async () => {
    const D = 'automatica';
    await crearCampana(sitio, actores, D, 20);
    await accion(D, { accion: 'ajustar', cierra: enDias(sitio, 20), recordar_dias: '5' });
    const recordados = async () => {
      await revisarFechas();
      return (await correos(`Recordatorio: Campaña ${D}`)).length;
    };
    expect(await recordados()).toBe(0);
    adelantar(sitio, 60 * (24 * 15 + 1));
    expect(await recordados()).toBe(2);
    expect(await recordados()).toBe(2);
    adelantar(sitio, 60 * 24 * 3);
    expect(await recordados()).toBe(2);
    adelantar(sitio, 60 * 24 * 4);
    await revisarFechas();
    expect(await correos(`Cerró Campaña ${D}`)).toHaveLength(2);
    const campana = await sitio.prueba.base.global(({ db }) =>
      db
        .selectFrom('campana')
        .select('estado')
        .where('campana_id', '=', D)
        .executeTakeFirstOrThrow(),
    );
    expect(campana.estado).toBe('cerrada');
  });
});
