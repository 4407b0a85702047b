import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const LOCALES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Lo que agrega un proxy: quien pasó por uno no es esta máquina, aunque la conexión lo parezca. */
const DE_PROXY = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const;

/**
 * Si se pueden mostrar las métricas. Dicen cuánto se usa cada ruta y cómo está el servidor: no son
 * públicas. Con clave, la exige a todos, también a esta máquina. Sin clave, solo a lo que llega
 * directo desde esta máquina; a los demás se les responde como si la página no existiera.
 */
export function accesoAMetricas(
  { headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>,
  clave: string | undefined,
): 'permitido' | 'falta-clave' | 'ajeno' {
  if (clave !== undefined) {
    const presentada = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    return presentada !== undefined && esLaMisma(presentada, clave) ? 'permitido' : 'falta-clave';
  }
  const directo = DE_PROXY.every((cabecera) => headers[cabecera] === undefined);
  return directo && LOCALES.has(socket.remoteAddress ?? '') ? 'permitido' : 'ajeno';
}

// Se comparan resúmenes: mismo largo siempre, y el tiempo no dice cuánto se acertó.
function esLaMisma(presentada: string, clave: string): boolean {
  const [una, otra] = [presentada, clave].map((texto) =>
    createHash('sha256').update(texto).digest(),
  );
  return una !== undefined && otra !== undefined && timingSafeEqual(una, otra);
}
