import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crearSimulador } from '../../../simuladores/clave-unica/servidor.ts';
import type { Simulador } from '../../../simuladores/soporte/servidor.ts';
import { crearClaveUnica } from '../../../src/plataforma/identidad/clave-unica.ts';

const redirectUri = 'http://localhost:3000/ingreso/vuelta';
const registro = { id: 'muni', secreto: 'secreto', redirectUris: [redirectUri] };

let simulador: Simulador;
let urlBase: string;
let ahora: number;

beforeEach(async () => {
  ahora = Date.now();
  simulador = await crearSimulador({ clientes: [registro], reloj: () => ahora });
  urlBase = await simulador.escuchar(0);
});
afterEach(() => simulador.cerrar());

const adaptador = (cambios = {}) =>
  crearClaveUnica({ urlBase, clientId: 'muni', clientSecret: 'secreto', ...cambios });

/** Hace lo que haría la persona en el navegador y devuelve la vuelta. */
async function ingresar(url: string, run = '41.023.517-K') {
  const campos = new URL(url).searchParams;
  campos.set('run', run);
  campos.set('clave', 'testing');
  const respuesta = await fetch(`${urlBase}/openid/authorize/`, {
    method: 'POST',
    redirect: 'manual',
    body: campos,
  });
  const vuelta = new URL(respuesta.headers.get('location') ?? '').searchParams;
  return { codigo: vuelta.get('code') ?? '', estadoRecibido: vuelta.get('state') ?? '' };
}

async function irYVolver(proveedor = adaptador()) {
  const { url, estado } = await proveedor.iniciar(redirectUri);
  return { redirectUri, estadoGuardado: estado, ...(await ingresar(url)) };
}

describe('adaptador de ClaveÚnica contra el simulador', () => {
  it('identifica a la persona por su RUN, con todos sus nombres', async () => {
    expect(await adaptador().completar(await irYVolver())).toEqual({
      ok: true,
      valor: {
        rut: { numero: 41023517, dv: 'K' },
        nombres: ['Rosa', 'Elvira'],
        apellidos: ['Millán', 'Quilodrán'],
      },
    });
  });

  it('la ida lleva scope exacto, state impredecible y ningún PKCE', async () => {
    const proveedor = adaptador();
    const [una, otra] = [
      await proveedor.iniciar(redirectUri),
      await proveedor.iniciar(redirectUri),
    ];
    const parametros = new URL(una.url).searchParams;
    expect(parametros.get('scope')).toBe('openid run name');
    expect(parametros.get('state')).toBe(una.estado);
    expect(una.estado.length).toBeGreaterThanOrEqual(30);
    expect(una.estado).not.toBe(otra.estado);
    expect([...parametros.keys()].some((clave) => clave.startsWith('code_challenge'))).toBe(false);
  });

  it('no canjea si el state cambió o la sesión no guardó ninguno', async () => {
    const retorno = await irYVolver();
    const alterado = { ...retorno, estadoRecibido: 'f'.repeat(64) };
    expect(await adaptador().completar(alterado)).toEqual({ ok: false, error: 'estado-alterado' });
    const vacio = { ...retorno, estadoGuardado: '', estadoRecibido: '' };
    expect(await adaptador().completar(vacio)).toEqual({ ok: false, error: 'estado-alterado' });
    expect((await adaptador().completar(retorno)).ok).toBe(true);
  });

  it('distingue código reusado, vencido e inventado', async () => {
    const proveedor = adaptador();
    const retorno = await irYVolver(proveedor);
    expect((await proveedor.completar(retorno)).ok).toBe(true);
    const rechazo = { ok: false, error: 'codigo-rechazado' };
    expect(await proveedor.completar(retorno)).toEqual(rechazo);
    const vencido = await irYVolver(proveedor);
    ahora += 5 * 60_000;
    expect(await proveedor.completar(vencido)).toEqual(rechazo);
    expect(await proveedor.completar({ ...vencido, codigo: 'x'.repeat(32) })).toEqual(rechazo);
  });

  it('dice credenciales si el secreto no corresponde', async () => {
    const retorno = await irYVolver();
    const conOtroSecreto = adaptador({ clientSecret: 'otro' });
    expect(await conOtroSecreto.completar(retorno)).toEqual({ ok: false, error: 'credenciales' });
  });

  it('desconfía de un id_token de otro emisor o firmado con otras llaves', async () => {
    const invalida = { ok: false, error: 'respuesta-invalida' };
    const otroEmisor = adaptador({ emisor: 'https://otro.example/openid' });
    expect(await otroEmisor.completar(await irYVolver())).toEqual(invalida);

    const impostor = await crearSimulador({ clientes: [registro] });
    const urlImpostor = await impostor.escuchar(0);
    const otrasLlaves = adaptador({ urlLlaves: `${urlImpostor}/openid/jwks` });
    expect(await otrasLlaves.completar(await irYVolver())).toEqual(invalida);
    await impostor.cerrar();
  });

  it('no-disponible si el servicio está caído', async () => {
    const retorno = await irYVolver();
    await simulador.cerrar();
    expect(await adaptador().completar(retorno)).toEqual({ ok: false, error: 'no-disponible' });
  });

  it('el cierre apunta al servicio con el destino registrado', async () => {
    const url = adaptador().urlCierre('https://muni.gob.cl/salida');
    expect(url).toBe(
      `${urlBase}/api/v1/accounts/app/logout?redirect=${encodeURIComponent('https://muni.gob.cl/salida')}`,
    );
  });

  it('exige HTTPS fuera de esta máquina', () => {
    expect(() => adaptador({ urlBase: 'http://accounts.example.cl' })).toThrow('HTTPS');
  });
});

describe('servicio que no contesta bien', () => {
  let servidor: Server;
  let url: string;
  let contestar: 'nunca' | '503';

  beforeEach(async () => {
    servidor = createServer((_peticion, respuesta) => {
      if (contestar === '503') respuesta.writeHead(503).end('mantención');
    });
    await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
    url = `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    servidor.closeAllConnections();
    servidor.close();
  });

  it.each(['nunca', '503'] as const)('es no-disponible: %s', async (modo) => {
    contestar = modo;
    const retorno = await irYVolver();
    const proveedor = adaptador({ urlBase: url, esperaSegundos: 0.2 });
    expect(await proveedor.completar(retorno)).toEqual({ ok: false, error: 'no-disponible' });
  });
});
