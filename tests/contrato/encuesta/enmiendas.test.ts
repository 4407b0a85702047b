import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levantarSitio, type Sitio } from '../../abuso/sitio.ts';
import { type Actores, abrirActores, adelantar, crearCampana, vigentesDe } from './soporte.ts';

let sitio: Sitio;
let actores: Actores;

beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
}, 120_000);
afterAll(() => sitio.cerrar());

const _accion = (id: string, campos: Readonly<Record<string, string>>) =>
  actores.programa.enviar(`/programa/campanas/${id}`, campos);
const correos = async (asunto: string) => {
  await sitio.puertos.colas.vaciar(['avisos-campana']);
  return (await sitio.puertos.correo.listarBandejaLocal()).filter((m) => m.asunto.includes(asunto));
};
const _revisarFechas = () =>
  sitio.prueba.base.global((tx) => sitio.puertos.colas.encolar(tx, 'avisos-campana', {}));

describe('observar y enmendar', () => {
  const C = 'enmiendas';
  const BASE = `/nunoa/funcionarios/madurez/${C}`;
  const MUNICIPIO = `/programa/campanas/${C}/13120`;
  beforeAll(async () => {
    await crearCampana(sitio, actores, C);
    await actores.nunoa.enviar(`${BASE}/items/A1.5/responder`, { 'r:A1.5': '2', 'v:A1.5': '0' });
    await actores.nunoa.enviar(`${BASE}/cerrar`, { confirma: 'si' });
  });

  it('no se decide lo que no está firmado, ni se observa sin mensaje', async () => {
    const otro = `/programa/campanas/${C}/05101`;
    const sinFirma = await actores.programa.enviar(otro, { decision: 'aceptada', mensaje: '' });
    expect(sinFirma.statusCode).toBe(422);
    const sinMensaje = await actores.programa.enviar(MUNICIPIO, { decision: 'observada' });
    expect(sinMensaje.statusCode).toBe(422);
    expect(sinMensaje.body).toContain('Escriba el mensaje');
  });

  it('observada: cada cambio exige motivo y deja quién, cuándo, antes, después y por qué', async () => {
    const observada = await actores.programa.enviar(MUNICIPIO, {
      decision: 'observada',
      mensaje: 'Revise las sesiones del comité.',
    });
    expect(observada.statusCode).toBe(303);
    const [correo] = await correos('Observaciones a la encuesta de Ñuñoa');
    expect(correo?.texto).toContain('Revise las sesiones del comité.');
    adelantar(sitio, 1);
    const cambio = { 'r:A1.5': '3', 'v:A1.5': '1', 'p:A1.5': '2', 'e:A1.5': '' };
    const sinMotivo = await actores.nunoa.enviar(`${BASE}/a1`, cambio);
    expect(sinMotivo.statusCode).toBe(422);
    expect(sinMotivo.body).toContain('Escriba el motivo de la enmienda');
    expect(sinMotivo.body).toContain('value="3"');
    expect(await vigentesDe(sitio, 13120, C)).toEqual({ 'A1.5': '2' });
    const respaldo = `${BASE}/items/A1.5/enlace`;
    const enlace = { url: 'https://www.ejemplo.cl/acta' };
    expect((await actores.nunoa.enviar(respaldo, enlace)).statusCode).toBe(422);
    const con = { ...cambio, motivo: 'Faltaba el acta de octubre' };
    expect((await actores.revisora.enviar(`${BASE}/a1`, con)).statusCode).toBe(303);
    const pagina = await actores.nunoa.ver(`${BASE}/enmiendas`);
    for (const texto of ['A1.5', 'Faltaba el acta de octubre'])
      expect(pagina.body).toContain(texto);
    const [fila] = await sitio.puertos.base.conMunicipio(13120, ({ db }) =>
      db
        .selectFrom('respuesta_version')
        .selectAll()
        .where('municipio_id', '=', 13120)
        .where('motivo', 'is not', null)
        .execute(),
    );
    expect(fila).toMatchObject({
      item_id: 'A1.5',
      valor: '3',
      sobre_revision: 1,
      revision: 2,
      motivo: 'Faltaba el acta de octubre',
    });
    expect(fila?.autor.nombre).not.toBe('');
  });

  it('el motivo se pide una vez: vale para lo que sigue, se puede cambiar y termina al firmar', async () => {
    const item = `${BASE}/items/A1.5`;
    const enlace = { url: 'https://www.ejemplo.cl/acta' };
    const pagina = (await actores.nunoa.ver(item)).body;
    expect(pagina).toContain('Faltaba el acta de octubre');
    expect(pagina.match(/name="motivo"/g)).toHaveLength(1);
    expect((await actores.revisora.enviar(`${item}/enlace`, enlace)).statusCode).toBe(303);
    adelantar(sitio, 1);
    const otro = { ...enlace, motivo: 'Se agrega el acta' };
    expect((await actores.nunoa.enviar(`${item}/enlace`, otro)).statusCode).toBe(303);
    const motivos = await sitio.puertos.base.conMunicipio(13120, ({ db }) =>
      db
        .selectFrom('medicion_acto')
        .select(['tipo', 'datos'])
        .where('municipio_id', '=', 13120)
        .where('tipo', 'in', ['respaldo_enmendado', 'enmienda_motivada'])
        .orderBy('ocurrido_en')
        .execute(),
    );
    const de = (tipo: string) => motivos.flatMap((m) => (m.tipo === tipo ? m.datos.motivo : []));
    expect(de('enmienda_motivada')).toEqual(['Faltaba el acta de octubre', 'Se agrega el acta']);
    expect(de('respaldo_enmendado')).toEqual(['Faltaba el acta de octubre', 'Se agrega el acta']);
    expect((await actores.nunoa.ver(item)).body).toContain('Se agrega el acta');
  });

  it('al firmar otra vez queda como enmienda con lo que cambió, y el programa la ve sin respuestas', async () => {
    await actores.nunoa.enviar(`${BASE}/cerrar`, { confirma: 'si' });
    const pagina = await actores.programa.ver(MUNICIPIO);
    expect(pagina.body).toContain('Se enmendó y firmó de nuevo');
    expect(pagina.body).toContain('Cambiaron: A1.5.');
    expect(pagina.body).toContain('Se agrega el acta');
    await actores.programa.enviar(MUNICIPIO, {
      decision: 'observada',
      mensaje: 'Falta una firma.',
    });
    adelantar(sitio, 1);
    // Es otra enmienda: dice su propio motivo, y mientras tanto no se cambian los respaldos.
    const nueva = (await actores.nunoa.ver(`${BASE}/items/A1.5`)).body;
    expect(nueva).not.toContain('Cambiar el motivo');
    expect(nueva).toContain('escriba antes el motivo de la enmienda');
    expect(nueva.match(/name="motivo"/g)).toHaveLength(1);
    await actores.nunoa.enviar(`${BASE}/cerrar`, { confirma: 'si' });
    const aceptada = await actores.programa.enviar(MUNICIPIO, { decision: 'aceptada' });
    expect(aceptada.statusCode).toBe(303);
    expect(await correos('Se aceptó la encuesta de Ñuñoa')).toHaveLength(1);
  });

  it('las versiones con motivo no se cambian ni se borran', async () => {
    const borrar = sitio.puertos.base.conMunicipio(13120, ({ db }) =>
      db.updateTable('respuesta_version').set({ motivo: 'otro' }).execute(),
    );
    await expect(borrar).rejects.toThrow(/permission denied/);
    const acto = sitio.puertos.base.global(({ db }) =>
      db.deleteFrom('campana_acto').where('campana_id', '=', C).execute(),
    );
    await expect(acto).rejects.toThrow(/permission denied/);
  });
});
