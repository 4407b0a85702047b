import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * Cabeceras de seguridad. Ninguna página ejecuta código en línea ni carga nada de otro sitio;
 * los formularios solo se envían a este sitio, a ClaveÚnica y a la pasarela de pago.
 */
export async function ponerCabeceras(
  app: FastifyInstance,
  destinos: readonly string[],
): Promise<void> {
  const origenes = [...new Set(destinos.map((destino) => new URL(destino).origin))];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...origenes],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
  });
  app.addHook('onSend', async (_solicitud, respuesta) => {
    respuesta.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    if (respuesta.getHeader('cache-control') === undefined)
      respuesta.header('cache-control', 'no-store');
  });
}
