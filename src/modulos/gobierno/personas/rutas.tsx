import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { textos } from '../../../idioma/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import { destinoSeguro } from './dominio.ts';
import type { Sesiones } from './sesiones.ts';
import { COOKIE_INGRESO, COOKIE_SESION, opcionesDeCookie } from './visita.ts';
import { Ingreso, IngresoFallido, SesionCerrada, tituloDeFalla } from './vistas/ingreso.tsx';

/** Rutas de ingreso y salida: `/ingresar`, la vuelta de ClaveÚnica y `/salir`. */
export function rutasDePersonas(
  app: FastifyInstance,
  {
    sesiones,
    marco,
    puertos,
  }: {
    readonly sesiones: Sesiones;
    readonly marco: Marco;
    readonly puertos: Pick<Puertos, 'urlPublica' | 'demostracion'>;
  },
): void {
  const cookie = opcionesDeCookie(puertos.urlPublica);
  const enSuIdioma = (solicitud: FastifyRequest) => {
    const idioma = marco.idiomaDe(solicitud);
    return { idioma, t: textos(idioma).cuenta };
  };
  const Destino = Type.Object({
    destino: Type.Optional(Type.String({ maxLength: 500 })),
    municipio: Type.Optional(Type.Integer({ minimum: 1101, maximum: 99_999 })),
  });

  app.get<{ Querystring: { destino?: string; municipio?: number } }>(
    '/ingresar',
    { schema: { querystring: Destino } },
    async (solicitud, respuesta) => {
      const consulta = new URLSearchParams({
        destino: destinoSeguro(solicitud.query.destino, '/'),
      });
      if (solicitud.query.municipio !== undefined)
        consulta.set('municipio', String(solicitud.query.municipio));
      const { idioma, t } = enSuIdioma(solicitud);
      return marco.publica(solicitud, respuesta, {
        titulo: t.tituloPagina,
        idioma,
        contenido: (
          <Ingreso
            t={t}
            href={`/ingreso/clave-unica?${consulta}`}
            simulador={puertos.demostracion}
          />
        ),
      });
    },
  );

  app.get<{ Querystring: { destino?: string; municipio?: number } }>(
    '/ingreso/clave-unica',
    {
      schema: { querystring: Destino },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (solicitud, respuesta) => {
      const { url, estado } = await sesiones.iniciar({
        destino: destinoSeguro(solicitud.query.destino, '/'),
        ...(solicitud.query.municipio === undefined
          ? {}
          : { municipioId: solicitud.query.municipio }),
      });
      return respuesta
        .setCookie(COOKIE_INGRESO, estado, { ...cookie, maxAge: 900 })
        .redirect(url, 303);
    },
  );

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/ingreso/clave-unica/retorno',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (solicitud, respuesta) => {
      const { code, state } = solicitud.query;
      const guardado = solicitud.cookies[COOKIE_INGRESO];
      respuesta.clearCookie(COOKIE_INGRESO, cookie);
      const anterior = solicitud.cookies[COOKIE_SESION];
      const completado =
        typeof code === 'string' && typeof state === 'string'
          ? await sesiones.completar({
              codigo: code,
              estadoRecibido: state,
              estadoGuardado: guardado,
            })
          : ({ ok: false, error: 'ingreso-vencido' } as const);
      if (!completado.ok) {
        const { idioma, t } = enSuIdioma(solicitud);
        return marco.publica(solicitud, respuesta.code(400), {
          titulo: tituloDeFalla(t, completado.error),
          idioma,
          direccion: '/ingresar',
          contenido: <IngresoFallido t={t} falla={completado.error} reintentar="/ingresar" />,
        });
      }
      // Rotación al ingresar: la sesión que hubiera antes deja de servir.
      if (anterior !== undefined) await sesiones.cerrar(anterior);
      return respuesta
        .setCookie(COOKIE_SESION, completado.valor.cookie, cookie)
        .redirect(completado.valor.destino, 303);
    },
  );

  app.post('/salir', async (solicitud, respuesta) => {
    const actual = solicitud.cookies[COOKIE_SESION];
    if (actual !== undefined) await sesiones.cerrar(actual);
    return respuesta.clearCookie(COOKIE_SESION, cookie).redirect('/sesion-cerrada', 303);
  });

  app.get('/sesion-cerrada', async (solicitud, respuesta) => {
    const { idioma, t } = enSuIdioma(solicitud);
    return marco.publica(solicitud, respuesta, {
      titulo: t.tituloCerrada,
      idioma,
      contenido: <SesionCerrada t={t} inicio="/" />,
      recarga: sesiones.urlCierre(),
    });
  });
}
