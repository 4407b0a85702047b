import type { FastifyInstance } from 'fastify';
import { type Idioma, idiomas, leerIdioma } from '../idioma/index.ts';
import { destinoSeguro, opcionesDeCookie } from '../modulos/gobierno/personas/index.ts';

export const COOKIE_IDIOMA = 'idioma';
const UN_ANIO = 31_536_000;

/** Idiomas completos para la ciudadanía. Los demás catálogos esperan a sus hablantes. */
export const IDIOMAS_OFRECIDOS = idiomas.filter(
  ({ codigo }) => codigo === 'es-CL' || codigo === 'en',
);

/** Idioma elegido en la cookie, si es de los ofrecidos; castellano en otro caso. */
export function idiomaElegido(cookie: string | undefined): Idioma {
  const elegido = cookie === undefined ? undefined : leerIdioma(cookie);
  return IDIOMAS_OFRECIDOS.find(({ codigo }) => codigo === elegido)?.codigo ?? 'es-CL';
}

/** Elegir idioma: guarda la preferencia y vuelve a la página. */
export function rutaDeIdioma(app: FastifyInstance, urlPublica: string): void {
  app.get<{ Params: { codigo: string }; Querystring: { volver?: string } }>(
    '/idioma/:codigo',
    (solicitud, respuesta) =>
      respuesta
        .setCookie(COOKIE_IDIOMA, idiomaElegido(solicitud.params.codigo), {
          ...opcionesDeCookie(urlPublica),
          maxAge: UN_ANIO,
        })
        .redirect(
          destinoSeguro(
            typeof solicitud.query.volver === 'string' ? solicitud.query.volver : undefined,
            '/',
          ),
          303,
        ),
  );
}
