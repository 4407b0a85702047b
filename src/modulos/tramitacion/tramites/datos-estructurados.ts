import type { FichaDelDia } from './ficha.ts';
import { municipalidadDe } from './municipio.ts';

/** Ficha como `GovernmentService` de schema.org, para buscadores y asistentes. */
export function servicioDeGobierno(ficha: FichaDelDia, urlPublica: string): object {
  const { tramite, municipio, derechos } = ficha;
  const { definicion, unidad } = tramite;
  const url = `${urlPublica}/${municipio.slug}/tramites/${definicion.id}`;
  const contacto =
    unidad === undefined
      ? {}
      : {
          contactPoint: {
            '@type': 'ContactPoint',
            contactType: unidad.nombre,
            ...(unidad.telefono === undefined ? {} : { telephone: unidad.telefono }),
            ...(unidad.correo === undefined ? {} : { email: unidad.correo }),
          },
        };
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': url,
    url,
    name: definicion.nombre,
    description: definicion.ficha.queEs,
    serviceType: definicion.area,
    inLanguage: 'es-CL',
    audience: { '@type': 'Audience', audienceType: definicion.ficha.quien },
    serviceOutput: { '@type': 'Thing', name: definicion.ficha.resultado },
    areaServed: {
      '@type': 'AdministrativeArea',
      name: municipio.nombre,
      identifier: municipio.cut,
    },
    serviceOperator: {
      '@type': 'GovernmentOrganization',
      name: municipalidadDe(municipio),
      url: `${urlPublica}/${municipio.slug}`,
      ...contacto,
    },
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: `${url}/empezar`,
      availableLanguage: ['es-CL', 'en'],
    },
    ...(derechos === undefined
      ? {}
      : {
          offers: {
            '@type': 'Offer',
            price: derechos.total + derechos.totalDespues,
            priceCurrency: 'CLP',
          },
        }),
  };
}
