import type { FastifyInstance } from 'fastify';

const SEGUROS = new Set(['GET', 'HEAD', 'OPTIONS']);
// El retorno de Webpay llega por POST desde otro sitio: no lleva sesión y se comprueba con la pasarela.
const ABIERTAS = [/^\/[a-z0-9-]+\/pagos\/retorno(\?|$)/];

/**
 * Rechaza escrituras que no nacen en este sitio (CSRF): basta que el navegador diga que el
 * origen es el mismo, o que el Origin coincida con el anfitrión.
 */
export function exigirMismoOrigen(app: FastifyInstance): void {
  app.addHook('onRequest', async (solicitud, respuesta) => {
    if (SEGUROS.has(solicitud.method) || ABIERTAS.some((ruta) => ruta.test(solicitud.url))) return;
    const sitio = solicitud.headers['sec-fetch-site'];
    if (sitio === 'same-origin' || sitio === 'none') return;
    const { origin, host } = solicitud.headers;
    if (sitio === undefined && origin !== undefined && URL.parse(origin)?.host === host) return;
    return respuesta
      .code(403)
      .type('text/plain; charset=utf-8')
      .send('Esta solicitud no viene de nuestro sitio. Vuelva a la página y envíela de nuevo.');
  });
}
