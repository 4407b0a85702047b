import { describe, expect, it } from 'vitest';
import { leerEntorno } from './entorno.ts';
import { encenderTodos } from './todos.ts';

function leer(entorno: Record<string, string>) {
  const leido = leerEntorno(entorno);
  if ('defectos' in leido) throw new Error(leido.defectos.join(' '));
  return leido.valor;
}

describe('los cuatro simuladores juntos', () => {
  it('encienden, responden, registran sin datos y se apagan', async () => {
    const lineas: string[] = [];
    const entorno = leer({ SIMULADORES_PUERTO: '0', SIMULADORES_REGISTRO: '1' });
    const encendidos = await encenderTodos(entorno, (linea) => lineas.push(linea));
    const nombres = encendidos.direcciones.map(({ nombre }) => nombre);
    expect(nombres).toEqual(['ClaveÚnica', 'Webpay', 'FirmaGob', 'Notificaciones']);
    for (const { url } of encendidos.direcciones) {
      expect((await fetch(`${url}/salud`)).status).toBe(200);
      const estilo = await fetch(`${url}/_simulador/estilo.css`);
      expect(estilo.headers.get('content-type')).toContain('text/css');
      expect(estilo.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(lineas).toHaveLength(8);
    await encendidos.cerrar();
    for (const { url } of encendidos.direcciones) await expect(fetch(url)).rejects.toThrow();
  });

  it('si un puerto está tomado, no deja ninguno encendido', async () => {
    const previos = await encenderTodos(leer({ SIMULADORES_PUERTO: '0' }), () => undefined);
    const tomado = Number(new URL(previos.direcciones[0]?.url ?? '').port);
    const entorno = leer({ SIMULADORES_PUERTO: String(tomado) });
    await expect(encenderTodos(entorno, () => undefined)).rejects.toThrow('EADDRINUSE');
    await previos.cerrar();
  });
});

describe('entorno', () => {
  it('por omisión sirve para desarrollar', () => {
    const entorno = leer({});
    expect(entorno).toMatchObject({ puerto: 3001, anfitrion: '127.0.0.1', registro: false });
    expect(entorno).not.toHaveProperty('carpeta');
  });

  it('admite varias direcciones de retorno', () => {
    const { claveUnica } = leer({ CLAVE_UNICA_RETORNO: 'http://a.cl/x, http://b.cl/y' });
    expect(claveUnica.redirectUris).toEqual(['http://a.cl/x', 'http://b.cl/y']);
  });

  it('dice todos los defectos a la vez', () => {
    const leido = leerEntorno({
      SIMULADORES_PUERTO: 'ochenta',
      CLAVE_UNICA_RETORNO: 'nada',
      SIMULADORES_ORIGEN: ':',
    });
    expect('defectos' in leido && leido.defectos).toHaveLength(3);
  });
});
