import { gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { relojManual } from '../plataforma/reloj/puerto.ts';
import { guardarPaginas } from './paginas-guardadas.ts';

function crear() {
  const reloj = relojManual(Temporal.Instant.from('2026-11-24T12:00:00Z'));
  let dibujos = 0;
  const app = fastify();
  app.register(async (hijo) => {
    guardarPaginas(hijo, reloj, 30, (url) => url === '/pagina?variable=it');
    hijo.get('/pagina', (_s, r) => {
      dibujos += 1;
      return r
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(`dibujo ${dibujos}`);
    });
    hijo.get('/privada', (_s, r) => {
      dibujos += 1;
      return r.header('cache-control', 'no-store').send(`dibujo ${dibujos}`);
    });
    hijo.get('/falla', (_s, r) => r.code(404).header('cache-control', 'no-cache').send('no'));
  });
  const pedir = async (url: string, cabeceras: Record<string, string> = {}) => {
    const r = await app.inject({ url, headers: { 'accept-encoding': 'gzip', ...cabeceras } });
    const texto =
      r.headers['content-encoding'] === 'gzip' ? gunzipSync(r.rawPayload).toString() : r.body;
    return { codigo: r.statusCode, texto, etiqueta: String(r.headers.etag ?? '') };
  };
  return { reloj, pedir };
}

describe('páginas guardadas', () => {
  it('la segunda visita recibe la misma página sin volver a dibujarla', async () => {
    const { pedir } = crear();
    await pedir('/pagina');
    expect((await pedir('/pagina')).texto).toBe('dibujo 1');
  });

  it('al vencer se dibuja de nuevo', async () => {
    const { pedir, reloj } = crear();
    await pedir('/pagina');
    reloj.fijar(Temporal.Instant.from('2026-11-24T12:00:31Z'));
    expect((await pedir('/pagina')).texto).toBe('dibujo 2');
    expect((await pedir('/pagina')).texto).toBe('dibujo 2');
  });

  it('mientras una visita redibuja, las demás reciben la anterior', async () => {
    const { pedir, reloj } = crear();
    await pedir('/pagina');
    reloj.fijar(Temporal.Instant.from('2026-11-24T12:00:31Z'));
    const textos = await Promise.all([pedir('/pagina'), pedir('/pagina'), pedir('/pagina')]);
    expect(textos.map((t) => t.texto).sort()).toEqual(['dibujo 1', 'dibujo 1', 'dibujo 2']);
  });

  it('a quien ya la tiene le basta un 304', async () => {
    const { pedir } = crear();
    await pedir('/pagina');
    const { etiqueta } = await pedir('/pagina');
    expect((await pedir('/pagina', { 'if-none-match': etiqueta })).codigo).toBe(304);
  });

  it('una búsqueda se guarda solo si es una de las reconocidas', async () => {
    const { pedir } = crear();
    expect((await pedir('/pagina?variable=it')).texto).toBe('dibujo 1');
    expect((await pedir('/pagina?variable=it')).texto).toBe('dibujo 1');
    expect((await pedir('/pagina?variable=it&x=1')).texto).toBe('dibujo 2');
    expect((await pedir('/pagina?variable=it&x=1')).texto).toBe('dibujo 3');
    expect((await pedir('/pagina')).texto).toBe('dibujo 4');
  });

  it('con cookies, con búsqueda, privada o con falla no se guarda ni se reparte', async () => {
    const { pedir } = crear();
    await pedir('/pagina', { cookie: 'sesion=x' });
    expect((await pedir('/pagina')).texto).toBe('dibujo 2');
    expect((await pedir('/pagina', { cookie: 'sesion=x' })).texto).toBe('dibujo 3');
    expect((await pedir('/pagina?q=1')).texto).toBe('dibujo 4');
    await pedir('/privada');
    expect((await pedir('/privada')).texto).toBe('dibujo 6');
    expect((await pedir('/falla')).codigo).toBe(404);
    expect((await pedir('/falla')).codigo).toBe(404);
  });
});
