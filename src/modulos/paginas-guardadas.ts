import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Reloj } from '../plataforma/reloj/puerto.ts';

const comprimir = promisify(gzip);

interface PaginaGuardada {
  readonly gzip: Buffer;
  readonly etiqueta: string;
  readonly tipo: string;
  readonly cache: string;
  /** Milisegundos de época desde los que se vuelve a dibujar. */
  vence: number;
}

/** Plazo para que quien redibuja termine; si falla, lo intenta la visita siguiente. */
const RENOVACION_MS = 5_000;
const MAXIMO_DE_PAGINAS = 400;

/** Sin cookies ni una búsqueda libre, la página es igual para todas las personas. */
function esComun(s: FastifyRequest, conConsulta: (url: string) => boolean): boolean {
  if (s.method !== 'GET' || s.headers.cookie !== undefined) return false;
  return !s.url.includes('?') || conConsulta(s.url);
}

/**
 * Guarda ya comprimidas las páginas públicas de un contexto: son iguales para quien visita sin
 * cookies, y dibujarlas y comprimirlas en cada visita costaba más que todo lo demás. Con sesión no
 * se guarda nada. `segundos` es cuánto puede tardar en verse un cambio; al vencer, una sola visita
 * redibuja y las demás siguen recibiendo la anterior. Registrar en un contexto propio: sus ganchos
 * valen para todas las rutas de `app`. Una dirección con búsqueda se guarda solo si `conConsulta`
 * la reconoce: debe aceptar pocas y exactas, o cualquiera llenaría la memoria.
 */
export function guardarPaginas(
  app: FastifyInstance,
  reloj: Reloj,
  segundos: number,
  conConsulta: (url: string) => boolean = () => false,
): void {
  const guardadas = new Map<string, PaginaGuardada>();

  app.addHook('onRequest', async (s, r) => {
    if (!esComun(s, conConsulta) || !String(s.headers['accept-encoding'] ?? '').includes('gzip'))
      return;
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
    if (typeof carga !== 'string' || r.statusCode !== 200 || !esComun(s, conConsulta)) return carga;
    const cache = String(r.getHeader('cache-control') ?? '');
    if (cache === '' || cache.includes('no-store')) return carga;
    const guardada = {
      gzip: await comprimir(carga, { level: constants.Z_BEST_COMPRESSION }),
      etiqueta: `"${createHash('sha256').update(carga).digest('base64url').slice(0, 22)}"`,
      tipo: String(r.getHeader('content-type')),
      cache,
      vence: reloj.ahora().epochMilliseconds + segundos * 1000,
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
