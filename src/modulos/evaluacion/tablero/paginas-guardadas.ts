import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Reloj } from '../../../plataforma/reloj/puerto.ts';

const comprimir = promisify(gzip);

interface PaginaGuardada {
  readonly gzip: Buffer;
  readonly etiqueta: string;
  readonly tipo: string;
  readonly cache: string;
  /** Milisegundos de época desde los que se vuelve a dibujar. */
  vence: number;
}

/** Cuánto puede tardar una cifra nueva en verse para quien visita sin sesión. */
const VIGENCIA_MS = 30_000;
/** Plazo para que quien redibuja termine; si falla, lo intenta la visita siguiente. */
const RENOVACION_MS = 5_000;
const MAXIMO_DE_PAGINAS = 200;

/** Sin cookies ni búsqueda, la página es igual para todas las personas. */
function esComun(s: FastifyRequest): boolean {
  return s.method === 'GET' && s.headers.cookie === undefined && !s.url.includes('?');
}

/**
 * Guarda las páginas públicas de este tablero ya comprimidas: cambian solo con una medición nueva,
 * y comprimirlas en cada visita costaba más que todo lo demás. Con sesión no se guarda nada. Al
 * vencer, una sola visita redibuja y las demás siguen recibiendo la anterior.
 */
export function guardarPaginas(app: FastifyInstance, reloj: Reloj): void {
  const guardadas = new Map<string, PaginaGuardada>();

  app.addHook('onRequest', async (s, r) => {
    if (!esComun(s) || !String(s.headers['accept-encoding'] ?? '').includes('gzip')) return;
    const guardada = guardadas.get(s.url);
    if (guardada === undefined) return;
    const ahora = reloj.ahora().epochMilliseconds;
    if (ahora >= guardada.vence) {
      guardada.vence = ahora + RENOVACION_MS;
      return;
    }
    return responder(s, r, guardada);
  });

  app.addHook('onSend', async (s, r, carga) => {
    if (typeof carga !== 'string' || r.statusCode !== 200 || !esComun(s)) return carga;
    const cache = String(r.getHeader('cache-control') ?? '');
    if (cache === '' || cache.includes('no-store')) return carga;
    const guardada = {
      gzip: await comprimir(carga, { level: constants.Z_BEST_COMPRESSION }),
      etiqueta: `"${createHash('sha256').update(carga).digest('base64url').slice(0, 22)}"`,
      tipo: String(r.getHeader('content-type')),
      cache,
      vence: reloj.ahora().epochMilliseconds + VIGENCIA_MS,
    };
    const [masAntigua] = guardadas.keys();
    if (guardadas.size >= MAXIMO_DE_PAGINAS && masAntigua !== undefined) {
      guardadas.delete(masAntigua);
    }
    guardadas.delete(s.url);
    guardadas.set(s.url, guardada);
    return carga;
  });
}

function responder(s: FastifyRequest, r: FastifyReply, p: PaginaGuardada): FastifyReply {
  r.type(p.tipo).header('cache-control', p.cache).header('etag', p.etiqueta);
  r.header('vary', 'accept-encoding, cookie');
  if (s.headers['if-none-match'] === p.etiqueta) return r.code(304).send();
  return r.header('content-encoding', 'gzip').send(p.gzip);
}
