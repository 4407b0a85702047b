import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { IndiceTerritorio } from '../../gobierno/territorio/index.ts';
import type { ReglasDeGrupo } from '../madurez/index.ts';
import type { Estudio2015, FichaEstudio } from './estudio.ts';
import { fasesDe, type Gradualidad } from './ley-21180.ts';

const Entero = Type.Union([Type.Integer(), Type.Null()]);
const Indice = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()]);

const Resumen = Type.Object({
  cut: Type.String({ description: 'Código único territorial, cinco cifras.' }),
  nombre: Type.String(),
  slug: Type.String(),
  region: Type.String({ description: 'Código de región.' }),
  indice: Indice,
  dimensiones: Type.Object({ it: Indice, rrhh: Indice, gtm: Indice, sml: Indice }),
  grupo: Entero,
  completo: Type.Boolean({ description: 'Tiene las cuatro dimensiones y se compara.' }),
});

const Detalle = Type.Intersect([
  Resumen,
  Type.Object({
    margen: Type.Union([Type.Number(), Type.Null()]),
    segundo: Entero,
    frontera: Type.Union([Type.Boolean(), Type.Null()]),
    cobertura: Type.Number(),
    advertencias: Type.Array(Type.String()),
  }),
]);

const Grupo = Type.Object({
  grupo: Type.Integer(),
  nombre: Type.String(),
  descripcion: Type.String(),
  n: Type.Integer(),
  centro: Type.Array(Type.Number()),
  media: Type.Array(Type.Number()),
});

const Fase = Type.Object({
  fase: Type.String(),
  nombre: Type.String(),
  anio: Type.Integer(),
  momento: Type.String(),
  cobertura: Type.String(),
});

const ErrorJson = Type.Object({ error: Type.String(), mensaje: Type.String() });
const Cut = Type.Object({ cut: Type.String({ pattern: '^\\d{5}$' }) });
const UNA_HORA = 'public, max-age=3600';

function resumir(f: FichaEstudio) {
  const d = (clave: string): number | null => f.medicion.dimensiones[clave] ?? null;
  return {
    cut: f.municipio.cut,
    nombre: f.municipio.nombre,
    slug: f.municipio.slug,
    region: f.municipio.region.codigo,
    indice: f.medicion.publicado,
    dimensiones: { it: d('it'), rrhh: d('rrhh'), gtm: d('gtm'), sml: d('sml') },
    grupo: f.completo ? (f.ubicacion?.grupo ?? null) : null,
    completo: f.completo,
  };
}

/** API de lectura de madurez digital, con los mismos datos de las páginas. */
export function apiDeMadurez(
  app: FastifyInstance,
  p: {
    readonly territorio: IndiceTerritorio;
    readonly estudio: Estudio2015 | null;
    readonly reglas: ReglasDeGrupo;
    readonly gradualidad: Gradualidad;
    readonly anio: () => number;
  },
): void {
  const rutas = app.withTypeProvider<TypeBoxTypeProvider>();
  const tags = ['madurez'];
  const falta = { error: 'no-encontrado', mensaje: 'No hay datos de ese municipio.' };

  rutas.get(
    '/api/v1/madurez/municipios',
    {
      schema: {
        summary: 'Índice y grupo de cada municipio (2015)',
        description:
          'Lista vacía si el paquete del estudio no está instalado. Licencia no comercial.',
        tags,
        response: { 200: Type.Array(Resumen) },
      },
    },
    async (_solicitud, respuesta) => {
      respuesta.header('cache-control', UNA_HORA);
      return (p.estudio?.fichas ?? []).map(resumir);
    },
  );

  rutas.get(
    '/api/v1/madurez/municipios/:cut',
    {
      schema: {
        summary: 'Un municipio en el estudio de 2015',
        tags,
        params: Cut,
        response: { 200: Detalle, 404: ErrorJson },
      },
    },
    async (solicitud, respuesta) => {
      const f = p.estudio?.porCut.get(solicitud.params.cut);
      if (f === undefined) return respuesta.code(404).send(falta);
      respuesta.header('cache-control', UNA_HORA);
      return {
        ...resumir(f),
        margen: f.ubicacion?.margen ?? null,
        segundo: f.ubicacion?.segundo ?? null,
        frontera: f.ubicacion?.frontera ?? null,
        cobertura: f.medicion.cobertura,
        advertencias: [...f.medicion.advertencias, ...(f.ubicacion?.advertencias ?? [])],
      };
    },
  );

  rutas.get(
    '/api/v1/madurez/grupos',
    { schema: { summary: 'Los cinco grupos', tags, response: { 200: Type.Array(Grupo) } } },
    async (_solicitud, respuesta) => {
      respuesta.header('cache-control', UNA_HORA);
      return p.reglas.centros.grupos.map((g) => ({
        grupo: g.grupo,
        nombre: g.nombre,
        descripcion: g.descripcion,
        n: g.n_2015,
        centro: [...g.centro],
        media: [...g.media],
      }));
    },
  );

  rutas.get(
    '/api/v1/madurez/ley-21180/:cut',
    {
      schema: {
        summary: 'Fases de la Ley 21.180 de un municipio',
        tags,
        params: Cut,
        response: {
          200: Type.Object({ cut: Type.String(), grupo: Type.String(), fases: Type.Array(Fase) }),
          404: ErrorJson,
        },
      },
    },
    async (solicitud, respuesta) => {
      const { cut } = solicitud.params;
      const grupo = p.territorio.porCut.has(cut) ? p.gradualidad.grupoDe(cut) : null;
      if (grupo === null) return respuesta.code(404).send(falta);
      respuesta.header('cache-control', UNA_HORA);
      return {
        cut,
        grupo,
        fases: fasesDe(p.gradualidad, grupo, p.anio()).map(({ fase, anio, momento }) => ({
          fase: fase.id,
          nombre: fase.nombre,
          anio,
          momento,
          cobertura: fase.cobertura,
        })),
      };
    },
  );
}
