import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sesion } from './dominio.ts';
import type { Sesiones } from './sesiones.ts';

/** Nombre de la cookie de sesión; la de ingreso vive solo mientras se va a ClaveÚnica y se vuelve. */
export const COOKIE_SESION = 'sesion';
export const COOKIE_INGRESO = 'ingreso';

/** Lee, una sola vez por solicitud, quién visita. */
export type LeerVisita = (solicitud: FastifyRequest) => Promise<Sesion | undefined>;

/** Crea el lector de sesión de las solicitudes. */
export function crearLectorDeVisitas(sesiones: Sesiones): LeerVisita {
  const leidas = new WeakMap<FastifyRequest, Promise<Sesion | undefined>>();
  return (solicitud) => {
    const leida = leidas.get(solicitud);
    if (leida !== undefined) return leida;
    const cookie = solicitud.cookies[COOKIE_SESION];
    const lectura = cookie === undefined ? Promise.resolve(undefined) : sesiones.leer(cookie);
    leidas.set(solicitud, lectura);
    return lectura;
  };
}

/** Opciones comunes de las cookies propias: inaccesibles a scripts y a otros sitios. */
export function opcionesDeCookie(urlPublica: string) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: urlPublica.startsWith('https:'),
  } as const;
}

/** Lleva a identificarse y vuelve después a la página que se quería ver. */
export function pedirIngreso(solicitud: FastifyRequest, respuesta: FastifyReply): FastifyReply {
  const destino = solicitud.method === 'GET' ? solicitud.url : '/';
  return respuesta.redirect(`/ingresar?destino=${encodeURIComponent(destino)}`, 303);
}
