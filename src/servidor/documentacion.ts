import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI de la API pública, legible en `/api/documentacion`. Las páginas no se listan. */
export async function publicarDocumentacion(
  app: FastifyInstance,
  urlPublica: string,
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Municipios Digitales',
        description:
          'Municipios, trámites publicados y verificación de documentos. Datos abiertos en JSON.',
        version: '1',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      servers: [{ url: urlPublica }],
    },
    transform: ({ schema, url }) => {
      const publica = url.startsWith('/api/v1/') || url === '/salud' || url === '/listo';
      return { schema: publica ? schema : { ...schema, hide: true }, url };
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/documentacion',
    staticCSP: true,
    theme: { title: 'API de Municipios Digitales' },
    uiConfig: { docExpansion: 'list', deepLinking: false },
  });
}
