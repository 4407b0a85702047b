import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leerErrores } from '../../../simuladores/notificaciones/errores.ts';
import { crearSimulador } from '../../../simuladores/notificaciones/servidor.ts';
import type { Simulador } from '../../../simuladores/soporte/servidor.ts';
import { errorDePlataforma } from '../../../src/plataforma/notificaciones/errores.ts';
import { crearNotificadorDdu } from '../../../src/plataforma/notificaciones/notificador-ddu.ts';
import type { NotificacionDdu } from '../../../src/plataforma/notificaciones/puerto.ts';

let simulador: Simulador;
let urlBase: string;
let ahora: number;

beforeEach(async () => {
  ahora = Date.parse('2026-11-23T15:00:00Z');
  simulador = await crearSimulador({
    clienteId: 'muni',
    clienteSecreto: 'secreto',
    procedimientos: ['5076'],
    reloj: () => ahora,
  });
  urlBase = await simulador.escuchar(0);
});
afterEach(() => simulador.cerrar());

const notificador = (cambios = {}) =>
  crearNotificadorDdu({ urlBase, clienteId: 'muni', clienteSecreto: 'secreto', ...cambios });

const bytes = new TextEncoder().encode('%PDF-1.7\n%%EOF');
const notificacion: NotificacionDdu = {
  destinatarios: [33_333_333],
  tipo: 'NT',
  codigoProcedimiento: '5076',
  etapa: 3,
  asunto: 'Resolución de su certificado de número',
  contenidoHtml: '<p>Se otorgó su certificado.</p>',
  adjuntos: [{ nombre: 'certificado.pdf', bytes }],
};

describe('adaptador de notificaciones contra el simulador', () => {
  it('envía y consulta, con la vía legal de cada persona', async () => {
    const destinatarios = [33_333_333, 33_333_351, 41_306_178];
    const enviada = await notificador().enviar({ ...notificacion, destinatarios });
    if (!enviada.ok) throw new Error(enviada.error.mensaje);
    expect(enviada.valor.enviadaEn.toString()).toBe('2026-11-23T15:00:00Z');
    const estado = await notificador().estado(enviada.valor.id);
    expect(estado).toMatchObject({
      ok: true,
      valor: {
        procesada: true,
        asunto: notificacion.asunto,
        entregas: [
          { destinatario: 33_333_333, via: 'ddu', estado: 'entregada', metodo: 'casilla' },
          { destinatario: 33_333_351, via: 'carta' },
          { destinatario: 41_306_178, via: 'sin-ddu' },
        ],
      },
    });
  });

  it.each([
    ['ERR007', { codigoProcedimiento: 'PA-NO-EXISTE' }],
    ['ERR018', { adjuntos: [{ nombre: 'foto.png', bytes }] }],
  ])('traduce el rechazo %s de la plataforma', async (codigo, cambio) => {
    const resultado = await notificador().enviar({ ...notificacion, ...cambio });
    expect(resultado).toMatchObject({
      ok: false,
      error: { codigo, reintentable: false, mensaje: expect.stringMatching(/\.$/) },
    });
  });

  it('un reenvío idéntico es duplicado, no error transitorio', async () => {
    await notificador().enviar(notificacion);
    const repetida = await notificador().enviar(notificacion);
    expect(repetida).toMatchObject({ ok: false, error: { codigo: 'ERR031', reintentable: false } });
  });

  const grande = (megas: number) => new Uint8Array(megas * 1024 * 1024);
  it.each<[string, Partial<NotificacionDdu>]>([
    ['ERR001', { destinatarios: [] }],
    ['ERR023', { destinatarios: [0] }],
    ['ERR023', { destinatarios: [1_000_000_000] }],
    ['ERR030', { destinatarios: Array.from({ length: 251 }, (_, i) => i + 1) }],
    ['ERR006', { codigoProcedimiento: '' }],
    ['ERR026', { asunto: '' }],
    ['ERR027', { asunto: 'a'.repeat(151) }],
    ['ERR028', { contenidoHtml: ' ' }],
    ['ERR034', { urlAviso: 'no es url' }],
    ['ERR014', { adjuntos: [{ nombre: 'a.exe', bytes }] }],
    ['ERR015', { adjuntos: [{ nombre: 'a.pdf', bytes: new Uint8Array() }] }],
    ['ERR016', { adjuntos: [{ nombre: 'a.pdf', bytes: grande(21) }] }],
    ['ERR017', { adjuntos: ['a.pdf', 'b.pdf'].map((nombre) => ({ nombre, bytes: grande(11) })) }],
    ['ERR032', { adjuntos: Array.from({ length: 51 }, (_, i) => ({ nombre: `${i}.pdf`, bytes })) }],
    ['ERR033', { adjuntos: [{ nombre: `${'a'.repeat(47)}.pdf`, bytes }] }],
    ['ERR033', { adjuntos: [{ nombre: 'a/b.pdf', bytes }] }],
  ])('%s se detecta sin salir a la red', async (codigo, cambio) => {
    await simulador.cerrar();
    const resultado = await notificador().enviar({ ...notificacion, ...cambio });
    expect(resultado).toMatchObject({ ok: false, error: { codigo } });
  });

  it('todo código que usa el simulador tiene explicación propia', () => {
    for (const codigo of leerErrores().keys()) {
      const { mensaje } = errorDePlataforma(`ERR${codigo.slice(3)}`);
      expect(mensaje).not.toContain('ERR');
    }
    expect(errorDePlataforma('ERR099').mensaje).toContain('ERR099');
  });

  it('distingue credenciales, mensaje desconocido y servicio caído', async () => {
    const ajeno = await notificador({ clienteSecreto: 'otro' }).enviar(notificacion);
    expect(ajeno).toMatchObject({ ok: false, error: { codigo: 'credenciales' } });
    const nada = await notificador().estado('../x');
    expect(nada).toMatchObject({ ok: false, error: { codigo: 'no-encontrada' } });
    await simulador.cerrar();
    const caido = await notificador().enviar(notificacion);
    expect(caido).toMatchObject({
      ok: false,
      error: { codigo: 'no-disponible', reintentable: true },
    });
  });

  it('no cree una respuesta que no es del contrato', async () => {
    const raro = createServer((_peticion, respuesta) => respuesta.end('<html>mantención</html>'));
    await new Promise<void>((listo) => raro.listen(0, '127.0.0.1', listo));
    const { port } = raro.address() as AddressInfo;
    const otro = notificador({ urlBase: `http://127.0.0.1:${port}` });
    const resultado = await otro.enviar(notificacion);
    expect(resultado).toMatchObject({ ok: false, error: { codigo: 'respuesta-invalida' } });
    raro.closeAllConnections();
    raro.close();
  });
});
