import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { DependenciasTramites } from './dependencias.ts';
import { EsquemaTramite } from './esquema/tramite.ts';
import type { FichaDelDia } from './ficha.ts';

const Cut = Type.String({ pattern: '^\\d{4,5}$', description: 'CUT de la comuna: 13101' });

const Resumen = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  nombre: Type.String(),
  area: Type.String(),
  resumen: Type.String(),
  url: Type.String(),
  plazo: Type.Object({
    cantidad: Type.Integer(),
    tipo: Type.Enum(['habiles', 'corridos', 'meses']),
  }),
});

const TextoConId = Type.Object({ id: Type.String(), texto: Type.String() });

const Ficha = Type.Object({
  ...Resumen.properties,
  queEs: Type.String(),
  quien: Type.String(),
  resultado: Type.String(),
  vigencia: Type.String(),
  requisitos: Type.Array(TextoConId),
  documentos: Type.Array(TextoConId),
  datosDelEstado: Type.Array(
    Type.Object({ id: Type.String(), texto: Type.String(), fuente: Type.String() }),
  ),
  baseLegal: Type.Array(
    Type.Object({
      id: Type.String(),
      norma: Type.String(),
      articulo: Type.Optional(Type.String()),
      url: Type.Optional(Type.String()),
      revisar: Type.Optional(Type.Boolean()),
    }),
  ),
  silencio: Type.Enum(['positivo', 'negativo', 'no_aplica']),
  costo: Type.Optional(
    Type.Object({
      total: Type.Integer({ description: 'Pesos chilenos' }),
      revisar: Type.Boolean(),
      lineas: Type.Array(
        Type.Object({
          id: Type.String(),
          concepto: Type.String(),
          cantidad: Type.String(),
          monto: Type.Integer(),
          explicacion: Type.String(),
          norma: Type.String(),
        }),
      ),
    }),
  ),
  venceSiEmpiezaHoy: Type.String({ format: 'date' }),
  explicacionDelPlazo: Type.String(),
  unidad: Type.Optional(
    Type.Object({
      unidadId: Type.String(),
      nombre: Type.String(),
      responsable: Type.Optional(Type.String()),
      cargo: Type.Optional(Type.String()),
      correo: Type.Optional(Type.String()),
      telefono: Type.Optional(Type.String()),
      direccion: Type.Optional(Type.String()),
      horario: Type.Optional(Type.String()),
    }),
  ),
});

const NoEncontrado = Type.Object({ error: Type.String(), mensaje: Type.String() });
const NO_EXISTE = { error: 'no-encontrado', mensaje: 'No existe ese municipio o ese trámite.' };

/** API pública del catálogo: fichas de cada municipio y esquema de la definición. */
export function apiDeTramites(app: FastifyInstance, deps: DependenciasTramites): void {
  const rutas = app.withTypeProvider<TypeBoxTypeProvider>();

  rutas.get(
    '/api/v1/municipios/:cut/tramites',
    {
      schema: {
        summary: 'Trámites publicados por un municipio',
        tags: ['trámites'],
        params: Type.Object({ cut: Cut }),
        response: { 200: Type.Array(Resumen), 404: NoEncontrado },
      },
    },
    async (solicitud, respuesta) => {
      const municipio = deps.municipioDeCut(solicitud.params.cut);
      if (municipio === undefined) return respuesta.code(404).send(NO_EXISTE);
      const publicados = await deps.catalogo.publicados(municipio.municipioId);
      return publicados.map((tramite) => resumir(deps.fichaDe(tramite, municipio), deps));
    },
  );

  rutas.get(
    '/api/v1/municipios/:cut/tramites/:id',
    {
      schema: {
        summary: 'Ficha de un trámite, con su costo y su plazo de hoy',
        tags: ['trámites'],
        params: Type.Object({ cut: Cut, id: Type.String({ maxLength: 60 }) }),
        response: { 200: Ficha, 404: NoEncontrado },
      },
    },
    async (solicitud, respuesta) => {
      const municipio = deps.municipioDeCut(solicitud.params.cut);
      const tramite =
        municipio && (await deps.catalogo.publicado(municipio.municipioId, solicitud.params.id));
      if (municipio === undefined || tramite === undefined)
        return respuesta.code(404).send(NO_EXISTE);
      return detallar(deps.fichaDe(tramite, municipio), deps);
    },
  );

  app.get(
    '/api/v1/esquemas/tramite',
    { schema: { summary: 'Esquema JSON de la definición de un trámite', tags: ['trámites'] } },
    async (_solicitud, respuesta) =>
      respuesta.type('application/schema+json; charset=utf-8').send(JSON.stringify(EsquemaTramite)),
  );
}

type Urls = Pick<DependenciasTramites, 'puertos'>;

function resumir({ tramite, municipio }: FichaDelDia, { puertos }: Urls): Static<typeof Resumen> {
  const { id, nombre, area, resumen, plazo } = tramite.definicion;
  return {
    id,
    version: tramite.version,
    nombre,
    area,
    resumen,
    url: `${puertos.urlPublica}/${municipio.slug}/tramites/${id}`,
    plazo: { cantidad: plazo.cantidad, tipo: plazo.tipo },
  };
}

function detallar(ficha: FichaDelDia, urls: Urls): Static<typeof Ficha> {
  const { definicion, unidad } = ficha.tramite;
  const { queEs, quien, resultado, vigencia } = definicion.ficha;
  const { derechos } = ficha;
  return {
    ...resumir(ficha, urls),
    queEs,
    quien,
    resultado,
    vigencia,
    requisitos: [...definicion.ficha.requisitos],
    documentos: [...definicion.ficha.documentos],
    datosDelEstado: [...definicion.ficha.datosDelEstado],
    baseLegal: [...definicion.ficha.baseLegal],
    silencio: definicion.silencio,
    ...(derechos === undefined
      ? {}
      : {
          costo: {
            total: derechos.total + derechos.totalDespues,
            revisar: derechos.revisar,
            lineas: [...derechos.lineas],
          },
        }),
    venceSiEmpiezaHoy: ficha.plazo.vence.toString(),
    explicacionDelPlazo: ficha.plazo.explicacion,
    ...(unidad === undefined ? {} : { unidad }),
  };
}
