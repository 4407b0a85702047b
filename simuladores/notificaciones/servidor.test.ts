import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulador } from '../soporte/servidor.ts';
import { crearSimulador, type OpcionesNotificaciones } from './servidor.ts';

const credenciales = { client_id: 'muni', client_secret: 'secreto' };
const CASILLA = 33_333_333;
const EXCEPTUADA = 33_333_351;

let simulador: Simulador;
let base: string;
let ahora: number;
const lineas: string[] = [];

async function encender(opciones: Partial<OpcionesNotificaciones> = {}) {
  simulador = await crearSimulador({
    clienteId: 'muni',
    clienteSecreto: 'secreto',
    reloj: () => ahora,
    registrar: (linea) => lineas.push(linea),
    ...opciones,
  });
  base = await simulador.escuchar(0);
}
beforeEach(async () => {
  ahora = Date.parse('2026-11-23T15:00:00Z');
  lineas.length = 0;
  await encender();
});
afterEach(() => simulador.cerrar());

const mensaje = {
  recipients: [{ rol_unico: CASILLA }],
  message_type: 'NT',
  procedure_code: '5076',
  procedure_stage: 3,
  subject: 'Resolución',
  content: '<p>Se otorga el certificado.</p>',
  content_type: 'text/html',
};

interface Archivo {
  readonly nombre: string;
  readonly bytes: Buffer;
}
const pdf = (bytes = Buffer.from('%PDF-1.7\n%%EOF')) => ({ nombre: 'acto.pdf', bytes });

async function enviar(
  cambios: object = {},
  archivos: readonly Archivo[] = [],
  llaves = credenciales,
) {
  const formulario = new FormData();
  formulario.set('data', JSON.stringify({ ...mensaje, ...cambios }));
  for (const { nombre, bytes } of archivos) {
    formulario.append('attachments', new Blob([Uint8Array.from(bytes)]), nombre);
  }
  const respuesta = await fetch(`${base}/notificador/sendMessage`, {
    method: 'POST',
    headers: llaves,
    body: formulario,
  });
  return { estado: respuesta.status, cuerpo: await respuesta.json() };
}

const consultar = async (id: string) =>
  (await fetch(`${base}/notificador/messageStatus/${id}`, { headers: credenciales })).json();

describe('envío', () => {
  it('responde con id, hora y pendiente', async () => {
    const { estado, cuerpo } = await enviar({}, [pdf()]);
    expect(estado).toBe(200);
    expect(cuerpo).toEqual({
      message_data_id: expect.any(String),
      sent_at: '2026-11-23T15:00:00.000Z',
      status: 'pending',
    });
  });

  it.each([
    ['ERR001', { recipients: [] }],
    ['ERR001', { recipients: undefined }],
    ['ERR002', { recipients: [{}] }],
    ['ERR003', { recipients: 'todos' }],
    ['ERR003', { recipients: [5] }],
    ['ERR004', { message_type: undefined }],
    ['ERR005', { message_type: 'XX' }],
    ['ERR006', { procedure_code: undefined }],
    ['ERR007', { procedure_code: 'con espacios' }],
    ['ERR009', { procedure_stage: 4 }],
    ['ERR009', { procedure_stage: undefined }],
    ['ERR023', { recipients: [{ rol_unico: '33333333-3' }] }],
    ['ERR023', { recipients: [{ rol_unico: 0 }] }],
    ['ERR026', { subject: ' ' }],
    ['ERR027', { subject: 'a'.repeat(151) }],
    ['ERR028', { content: '' }],
    ['ERR029', { content_type: 'text/plain' }],
    ['ERR030', { recipients: Array.from({ length: 251 }, (_, i) => ({ rol_unico: i + 1 })) }],
    ['ERR034', { webhook_url: 'ftp://x' }],
  ])('%s', async (codigo, cambios) => {
    const { estado, cuerpo } = await enviar(cambios);
    expect(estado).toBe(400);
    expect(cuerpo).toEqual({ code: codigo, message: expect.stringMatching(/\.$/) });
  });

  const MEGA = 1024 * 1024;
  const grande = (megas: number) =>
    Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(megas * MEGA)]);
  it.each([
    ['ERR014', [{ nombre: 'virus.exe', bytes: Buffer.from('MZ') }]],
    ['ERR015', [{ nombre: 'vacio.pdf', bytes: Buffer.alloc(0) }]],
    ['ERR016', [pdf(grande(20))]],
    ['ERR017', [pdf(grande(11)), { ...pdf(grande(10)), nombre: 'otro.pdf' }]],
    ['ERR018', [{ nombre: 'foto.png', bytes: Buffer.from('%PDF-1.7') }]],
    ['ERR019', [pdf(Buffer.from(`%PDF-1.7 /ByteRange [0 20 24 24] <00> ${' '.repeat(10)}`))]],
    ['ERR021', [pdf(Buffer.from('%PDF-1.7 /ByteRange [0 20 24 2] <00> más bytes al final'))]],
    ['ERR032', Array.from({ length: 51 }, (_, i) => ({ ...pdf(), nombre: `a${i}.pdf` }))],
    ['ERR033', [{ ...pdf(), nombre: 'a;b.pdf' }]],
    ['ERR033', [{ ...pdf(), nombre: `${'a'.repeat(47)}.pdf` }]],
  ])('%s en adjuntos', async (codigo, archivos) => {
    const { estado, cuerpo } = await enviar({}, archivos);
    expect([estado, cuerpo.code]).toEqual([400, codigo]);
  });

  it('ERR031 si se repite antes de 5 minutos, y no si cambia algo', async () => {
    await enviar({}, [pdf()]);
    expect((await enviar({}, [pdf()])).cuerpo.code).toBe('ERR031');
    expect((await enviar({}, [])).estado).toBe(200);
    ahora += 5 * 60_000;
    expect((await enviar({}, [pdf()])).estado).toBe(200);
  });

  it('ERR008 sin logo y ERR007 fuera de la lista habilitada', async () => {
    await simulador.cerrar();
    await encender({ conLogo: false, procedimientos: ['77'] });
    expect((await enviar()).cuerpo.code).toBe('ERR007');
    expect((await enviar({ procedure_code: '77' })).cuerpo.code).toBe('ERR008');
  });

  it('una comunicación no exige procedimiento', async () => {
    const comunicacion = {
      message_type: 'CP',
      procedure_code: undefined,
      procedure_stage: undefined,
    };
    expect((await enviar(comunicacion)).estado).toBe(200);
  });

  it('rechaza credenciales erradas y cuerpos que no son multipart', async () => {
    const malas = { ...credenciales, client_secret: 'otro' };
    expect((await enviar({}, [], malas)).estado).toBe(401);
    const respuesta = await fetch(`${base}/notificador/sendMessage`, {
      method: 'POST',
      headers: { ...credenciales, 'content-type': 'application/json' },
      body: JSON.stringify(mensaje),
    });
    expect(respuesta.status).toBe(415);
  });
});

describe('estado', () => {
  it('informa por persona según su domicilio digital', async () => {
    const runes = [CASILLA, EXCEPTUADA, 41_187_420, 41_650_937, 41_306_178];
    const { cuerpo } = await enviar({ recipients: runes.map((rol_unico) => ({ rol_unico })) });
    const estado = await consultar(cuerpo.message_data_id);
    expect(estado).toMatchObject({ status: 'processed', recipents_count: 5 });
    const tipos = runes.map((run) => estado.recipients[run].ddu_type);
    expect(tipos).toEqual(['casilla', 'excepcion', 'casilla', 'email', 'not_configured']);
    expect(estado.recipients[CASILLA].message_status).toBe('delivered');
    expect(estado.recipients[EXCEPTUADA].delivered_at).toBeNull();
  });

  it('queda pendiente mientras dura la demora', async () => {
    await simulador.cerrar();
    await encender({ demora: 2_000 });
    const { cuerpo } = await enviar();
    expect((await consultar(cuerpo.message_data_id)).status).toBe('pending');
    ahora += 2_000;
    expect((await consultar(cuerpo.message_data_id)).status).toBe('processed');
  });

  it('404 si no existe', async () => {
    const url = `${base}/notificador/messageStatus/no`;
    expect((await fetch(url, { headers: credenciales })).status).toBe(404);
    expect((await fetch(url)).status).toBe(401);
  });

  it('avisa por webhook', async () => {
    const llegada = Promise.withResolvers<string>();
    const receptor = createServer((peticion, respuesta) => {
      let texto = '';
      peticion.on('data', (trozo) => {
        texto += trozo;
      });
      peticion.on('end', () => {
        respuesta.end();
        llegada.resolve(texto);
      });
    });
    await new Promise<void>((listo) => receptor.listen(0, '127.0.0.1', listo));
    const { port } = receptor.address() as AddressInfo;
    const { cuerpo } = await enviar({ webhook_url: `http://127.0.0.1:${port}/aviso` });
    expect(JSON.parse(await llegada.promise)).toEqual({
      status: 'processed',
      message_data_id: cuerpo.message_data_id,
    });
    receptor.closeAllConnections();
    receptor.close();
  });
});

describe('casilla', () => {
  it('muestra lo recibido como texto, deja bajar el adjunto y lo da por leído', async () => {
    const contenido = '<p>Hola</p><script>alert(1)</script><a href="http://x/v">ver</a>';
    const { cuerpo } = await enviar({ content: contenido }, [pdf()]);
    const html = await (await fetch(`${base}/casilla/${CASILLA}`)).text();
    expect(html).toContain('Simulador: no es CasillaÚnica');
    expect(html).toContain('Hola');
    expect(html).toContain('ver (http://x/v)');
    expect(html).not.toMatch(/<script|alert/);
    const adjunto = await fetch(`${base}/casilla/${CASILLA}/${cuerpo.message_data_id}/0`);
    expect(await adjunto.text()).toBe('%PDF-1.7\n%%EOF');
    const ajeno = await fetch(`${base}/casilla/1/${cuerpo.message_data_id}/0`);
    expect(ajeno.status).toBe(404);
    const estado = await consultar(cuerpo.message_data_id);
    expect(estado.recipients[CASILLA].read_at).toBe('2026-11-23T15:00:00.000Z');
  });

  it('busca por RUN con dígito', async () => {
    const buscar = (run: string) => fetch(`${base}/casilla?run=${run}`, { redirect: 'manual' });
    expect((await buscar('33.333.333-3')).headers.get('location')).toBe(`/casilla/${CASILLA}`);
    expect((await buscar('33.333.333-4')).status).toBe(400);
  });
});

it('el registro no lleva RUN', async () => {
  await enviar();
  await fetch(`${base}/casilla/${CASILLA}`);
  expect(lineas).toHaveLength(2);
  expect(lineas.join()).not.toContain('33333');
});
