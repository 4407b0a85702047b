import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { archivosDeEstilo, fuente, guiones, unirHojas, urlDeEstilo } from '../diseno/index.ts';
import { rutaDeProyecto } from '../plataforma/raiz.ts';

interface Estatico {
  readonly tipo: string;
  readonly cuerpo: Buffer;
  readonly gzip?: Buffer;
  readonly brotli?: Buffer;
  readonly etag: string;
}

/** Hoja de estilo única y tipografía propia. Se leen y comprimen una vez, al partir. */
export function servirEstaticos(app: FastifyInstance): void {
  const hoja = comprimible(
    'text/css; charset=utf-8',
    unirHojas(archivosDeEstilo.map((archivo) => readFileSync(rutaDeProyecto(archivo), 'utf8'))),
  );
  const letra = fijo('font/woff2', readFileSync(rutaDeProyecto(fuente.archivo)));
  app.get(urlDeEstilo, (solicitud, respuesta) => enviar(solicitud, respuesta, hoja));
  app.get(fuente.url, (solicitud, respuesta) => enviar(solicitud, respuesta, letra));
  for (const { archivo, url } of guiones) {
    const guion = comprimible(
      'text/javascript; charset=utf-8',
      readFileSync(rutaDeProyecto(archivo), 'utf8'),
    );
    app.get(url, (solicitud, respuesta) => enviar(solicitud, respuesta, guion));
  }
  app.get('/favicon.ico', (_solicitud, respuesta) => respuesta.code(204).send());
  app.get('/robots.txt', (_solicitud, respuesta) =>
    respuesta
      .type('text/plain')
      .send('User-agent: *\nDisallow: /mis-tramites\nDisallow: /ingresar\n'),
  );
}

function fijo(tipo: string, cuerpo: Buffer): Estatico {
  return {
    tipo,
    cuerpo,
    etag: `"${createHash('sha256').update(cuerpo).digest('base64url').slice(0, 22)}"`,
  };
}

function comprimible(tipo: string, texto: string): Estatico {
  const cuerpo = Buffer.from(texto);
  return {
    ...fijo(tipo, cuerpo),
    gzip: gzipSync(cuerpo, { level: 9 }),
    brotli: brotliCompressSync(cuerpo),
  };
}

function enviar(
  solicitud: FastifyRequest,
  respuesta: FastifyReply,
  estatico: Estatico,
): FastifyReply {
  respuesta
    .header('cache-control', 'public, max-age=86400, stale-while-revalidate=604800')
    .header('etag', estatico.etag)
    .header('vary', 'accept-encoding')
    .type(estatico.tipo);
  if (solicitud.headers['if-none-match'] === estatico.etag) return respuesta.code(304).send();
  const acepta = String(solicitud.headers['accept-encoding'] ?? '');
  if (estatico.brotli !== undefined && acepta.includes('br')) {
    return respuesta.header('content-encoding', 'br').send(estatico.brotli);
  }
  if (estatico.gzip !== undefined && acepta.includes('gzip')) {
    return respuesta.header('content-encoding', 'gzip').send(estatico.gzip);
  }
  return respuesta.send(estatico.cuerpo);
}
