import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exito, falla } from '../../base/resultado.ts';
import { crearCorreoLocal } from './correo-local.ts';
import { crearCorreoSmtp } from './correo-smtp.ts';
import type { MensajeCorreo } from './puerto.ts';

const mensaje: MensajeCorreo = {
  para: 'vecina@ejemplo.cl',
  asunto: 'Su certificado de número está listo',
  texto: 'Señora Ñancupil: ya puede descargarlo.\n.\nSaludos.',
  html: '<p>Ya puede descargarlo.</p>',
  idMensaje: 'aviso-0001',
};

const hostiles: readonly (readonly [string, Partial<MensajeCorreo>])[] = [
  ['salto en el asunto', { asunto: 'Hola\r\nBcc: otra@ejemplo.cl' }],
  ['salto Unicode en el asunto', { asunto: 'Hola\u2028Bcc: x' }],
  ['salto en la dirección', { para: 'a@ejemplo.cl\nBcc: b@ejemplo.cl' }],
  ['dos direcciones', { para: 'a@ejemplo.cl, b@ejemplo.cl' }],
  ['dirección con nombre', { para: 'A <a@ejemplo.cl>' }],
  ['sin dominio', { para: 'vecina' }],
  ['asunto vacío', { asunto: ' ' }],
  ['id con salto', { idMensaje: 'x>\r\nA: b' }],
];

interface Recibido {
  readonly para: string;
  readonly datos: string;
}

/** SMTP mínimo: sin extensiones, recuerda lo recibido y responde lo que se le diga a RCPT. */
function atender(enchufe: Socket, recibidos: Recibido[], rcpt: string): void {
  let espera = '';
  let para = '';
  let enDatos = false;
  enchufe.on('error', () => undefined);
  enchufe.write('220 prueba\r\n');
  enchufe.on('data', (trozo: Buffer) => {
    espera += trozo.toString('utf8');
    for (;;) {
      const corte = enDatos ? '\r\n.\r\n' : '\r\n';
      const fin = espera.indexOf(corte);
      if (fin < 0) return;
      const linea = espera.slice(0, fin);
      espera = espera.slice(fin + corte.length);
      if (enDatos) {
        enDatos = false;
        recibidos.push({ para, datos: linea.replace(/^\.\./gm, '.') });
        enchufe.write('250 recibido\r\n');
      } else if (/^DATA/i.test(linea)) {
        enDatos = true;
        enchufe.write('354 siga\r\n');
      } else if (/^QUIT/i.test(linea)) {
        enchufe.end('221 adiós\r\n');
      } else if (/^RCPT/i.test(linea)) {
        para = linea;
        enchufe.write(`${rcpt}\r\n`);
      } else {
        enchufe.write('250 bien\r\n');
      }
    }
  });
}

describe('correo SMTP', () => {
  const servidores: Server[] = [];
  afterEach(async () => {
    for (const servidor of servidores.splice(0)) {
      await new Promise<void>((listo) => servidor.close(() => listo()));
    }
  });

  async function escuchar(
    alConectar: (e: Socket) => void,
  ): Promise<ReturnType<typeof crearCorreoSmtp>> {
    const servidor = createServer(alConectar);
    servidores.push(servidor);
    await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
    const { port } = servidor.address() as AddressInfo;
    return crearCorreoSmtp({
      url: `smtp://127.0.0.1:${port}`,
      remitente: 'Municipalidad <no-responder@ejemplo.cl>',
      dominio: 'ejemplo.cl',
      plazoMs: 2000,
    });
  }

  it('entrega con remitente, destinatario, identificador y texto', async () => {
    const recibidos: Recibido[] = [];
    const correo = await escuchar((e) => atender(e, recibidos, '250 bien'));
    expect(await correo.enviar(mensaje)).toEqual(exito({ id: 'aviso-0001' }));
    expect(await correo.enviar(mensaje)).toEqual(exito({ id: 'aviso-0001' }));
    correo.cerrar();
    expect(recibidos).toHaveLength(1);
    const [{ para, datos }] = recibidos as [Recibido];
    expect(para).toBe('RCPT TO:<vecina@ejemplo.cl>');
    expect(datos).toContain('Message-ID: <aviso-0001@ejemplo.cl>');
    expect(datos).toContain('From: Municipalidad <no-responder@ejemplo.cl>');
    expect(datos).toContain('Auto-Submitted: auto-generated');
    expect(datos).toContain('multipart/alternative');
  });

  it.each([
    ['550 no existe', 'rechazado'],
    ['451 más tarde', 'no-disponible'],
  ])('a %s dice %s', async (rcpt, esperado) => {
    const correo = await escuchar((e) => atender(e, [], rcpt));
    expect(await correo.enviar(mensaje)).toEqual({ ok: false, error: esperado });
    correo.cerrar();
  });

  it('corte o silencio del servidor: no-disponible', async () => {
    const corta = await escuchar((e) => e.destroy());
    expect(await corta.enviar(mensaje)).toEqual(falla('no-disponible'));
    const cerrado = crearCorreoSmtp({
      url: 'smtp://127.0.0.1:1',
      remitente: 'a@b.cl',
      dominio: 'b.cl',
    });
    expect(await cerrado.enviar(mensaje)).toEqual(falla('no-disponible'));
  });

  it.each(hostiles)('rechaza sin conectarse: %s', async (_caso, cambio) => {
    let conexiones = 0;
    const correo = await escuchar((e) => {
      conexiones += 1;
      e.destroy();
    });
    expect(await correo.enviar({ ...mensaje, ...cambio })).toEqual(falla('rechazado'));
    expect(conexiones).toBe(0);
  });
});

describe('bandeja local', () => {
  let carpeta: string;
  beforeAll(async () => {
    carpeta = await mkdtemp(join(tmpdir(), 'correo-'));
  });
  afterAll(() => rm(carpeta, { recursive: true, force: true }));

  it('guarda una vez por identificador y lista lo más reciente primero', async () => {
    let hora = Temporal.Instant.from('2026-11-24T10:00:00Z');
    const correo = crearCorreoLocal(carpeta, () => {
      hora = hora.add({ minutes: 1 });
      return hora;
    });
    expect(await correo.listarBandejaLocal()).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => correo.enviar(mensaje)));
    await correo.enviar({ ...mensaje, idMensaje: 'aviso-0002', asunto: 'Otro' });
    const bandeja = await correo.listarBandejaLocal();
    expect(bandeja.map((m) => m.idMensaje)).toEqual(['aviso-0002', 'aviso-0001']);
    expect(bandeja[1]).toMatchObject(mensaje);
    const [archivo] = await readdir(join(carpeta, 'correo'));
    expect((await stat(join(carpeta, 'correo', archivo ?? ''))).mode & 0o777).toBe(0o600);
  });

  it.each(hostiles)('rechaza: %s', async (_caso, cambio) => {
    const correo = crearCorreoLocal(carpeta, () => Temporal.Instant.from('2026-11-24T10:00:00Z'));
    expect(await correo.enviar({ ...mensaje, ...cambio })).toEqual(falla('rechazado'));
  });
});
