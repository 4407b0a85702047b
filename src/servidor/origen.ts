import type { FastifyInstance } from 'fastify';

/** Código del error de una escritura que no nace en este sitio. */
export const ORIGEN_AJENO = 'ORIGEN_AJENO';

const SEGUROS = new Set(['GET', 'HEAD', 'OPTIONS']);
// El retorno de Webpay llega por POST desde otro sitio: no lleva sesión y se comprueba con la pasarela.
const ABIERTAS = [/^\/[a-z0-9-]+\/pagos\/retorno(\?|$)/];

/**
 * Rechaza escrituras que no nacen en este sitio (CSRF): basta que el navegador diga que el
 * origen es el mismo, o que el Origin coincida con el anfitrión. La respuesta la da el manejador de
 * errores: 403 en el idioma de quien visita, o JSON en la API.
 */
export function exigirMismoOrigen(app: FastifyInstance): void {
  app.addHook('onRequest', async (solicitud) => {
    if (SEGUROS.has(solicitud.method) || ABIERTAS.some((ruta) => ruta.test(solicitud.url))) return;
    const sitio = solicitud.headers['sec-fetch-site'];
    if (sitio === 'same-origin' || sitio === 'none') return;
    const { origin, host } = solicitud.headers;
    if (sitio === undefined && origin !== undefined && URL.parse(origin)?.host === host) return;
    throw Object.assign(new Error('Escritura desde otro sitio'), {
      code: ORIGEN_AJENO,
      statusCode: 403,
    });
  });
}
