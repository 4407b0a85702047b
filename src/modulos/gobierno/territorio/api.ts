import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { buscar, type IndiceTerritorio, regionDe } from './indice.ts';

const MAXIMO = 345;

const Consulta = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80, description: 'Nombre o parte del nombre.' })),
  region: Type.Optional(
    Type.String({ pattern: '^\\d{2}$', description: 'Código de región, dos cifras.' }),
  ),
  limite: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAXIMO, default: 20, description: 'Cuántos, a lo más.' }),
  ),
});

const MunicipioJson = Type.Object({
  cut: Type.String({ description: 'Código único territorial, cinco cifras.' }),
  nombre: Type.String(),
  slug: Type.String({ description: 'Nombre en direcciones web.' }),
  region: Type.String(),
  poblacion: Type.Integer({ description: 'Habitantes, Censo 2024.' }),
});

const ErrorJson = Type.Object({
  error: Type.String(),
  mensaje: Type.String(),
  parametro: Type.Optional(Type.String()),
});

const MENSAJES: ReadonlyMap<string, string> = new Map([
  ['q', 'El texto «q» puede tener hasta 80 caracteres y va una sola vez.'],
  ['region', 'La «region» es un código de dos cifras, por ejemplo 13 o 05.'],
  ['limite', `El «limite» es un número entero entre 1 y ${MAXIMO}.`],
]);

const rechazo = (parametro: string, mensaje: string) => ({
  error: 'parametro-invalido',
  mensaje,
  parametro,
});

/** `GET /api/v1/municipios`: municipios que calzan, el mejor primero. */
export function apiDeTerritorio(app: FastifyInstance, territorio: IndiceTerritorio): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/municipios',
    {
      attachValidation: true,
      schema: {
        summary: 'Busca municipios',
        description: 'Tolera acentos, alias y errores de tipeo. Sin «q» los da de norte a sur.',
        tags: ['territorio'],
        querystring: Consulta,
        response: { 200: Type.Array(MunicipioJson), 400: ErrorJson },
      },
    },
    async (solicitud, respuesta) => {
      const falla = solicitud.validationError?.validation[0];
      if (falla) {
        const parametro = falla.instancePath.replace(/^\//, '');
        return respuesta
          .code(400)
          .send(rechazo(parametro, MENSAJES.get(parametro) ?? 'Hay un parámetro mal escrito.'));
      }
      const { q, region, limite } = solicitud.query;
      if (region !== undefined && !regionDe(territorio, region)) {
        return respuesta.code(400).send(rechazo('region', `No existe la región «${region}».`));
      }
      respuesta.header('cache-control', 'public, max-age=3600');
      return buscar(territorio, { q, region, limite }).map((municipio) => ({
        cut: municipio.cut,
        nombre: municipio.nombre,
        slug: municipio.slug,
        region: municipio.region.nombre,
        poblacion: municipio.poblacion,
      }));
    },
  );
}
