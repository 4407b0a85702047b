import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { normalizarBusqueda } from '../../../base/texto.ts';
import { crearTema, cssDeTema, renderTrozo } from '../../../diseno/index.ts';
import { ImagenMapa, leerVista } from '../../../formulario/index.ts';
import { contornoDeComuna } from '../../../graficos/index.ts';
import { type Idioma, textos } from '../../../idioma/index.ts';
import type { Marco } from '../../marco.ts';
import acentos from './acentos.json' with { type: 'json' };
import { apiDeTerritorio } from './api.ts';
import { buscar, type IndiceTerritorio, regionDe } from './indice.ts';
import type { Mapas } from './mapas.ts';
import { PaginaInicioNacional, PortadaNacional } from './vistas/inicio-nacional.tsx';
import {
  type Oficina,
  PaginaMunicipio,
  PortadaMunicipal,
  type TramitePublicado,
} from './vistas/municipio.tsx';
import { PaginaRegion } from './vistas/region.tsx';
import { PaginaResultados } from './vistas/resultados.tsx';

/** Lo que el territorio necesita de fuera. */
export interface DependenciasTerritorio {
  readonly territorio: IndiceTerritorio;
  readonly mapas: Mapas;
  readonly marco: Marco;
  readonly tramitesPublicados: (
    municipioId: number,
    idioma: Idioma,
  ) => Promise<readonly TramitePublicado[]>;
  readonly oficina?: (municipioId: number) => Promise<Oficina | undefined>;
  /** Color que eligió la municipalidad (#rrggbb); sin él, uno de la paleta. */
  readonly acento?: (municipioId: number) => Promise<string | undefined>;
}

const MAXIMO_BUSCADO = 80;
const RESULTADOS = 12;
const UN_DIA = 'public, max-age=86400';
const Slug = Type.Object({ slug: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }) });

/** Acento mientras la municipalidad no elige el suyo: siempre el mismo para cada una. */
const acentoDePaleta = (municipioId: number): string =>
  acentos[municipioId % acentos.length] ?? '#0b4a9e';

/** Páginas públicas del territorio: `/`, `/buscar`, `/regiones/:codigo` y `/:slug`. */
function paginas(app: FastifyInstance, deps: DependenciasTerritorio): void {
  const { territorio, mapas, marco } = deps;
  const rutas = app.withTypeProvider<TypeBoxTypeProvider>();
  const enSuIdioma = (solicitud: FastifyRequest) => {
    const idioma = marco.idiomaDe(solicitud);
    return { idioma, t: textos(idioma) };
  };

  rutas.get('/', (solicitud, respuesta) => {
    const { idioma, t } = enSuIdioma(solicitud);
    return marco.publica(solicitud, respuesta, {
      idioma,
      titulo: t.inicio.tituloPagina,
      descripcion: t.inicio.descripcion,
      ancho: 'amplio',
      portada: <PortadaNacional t={t} />,
      contenido: <PaginaInicioNacional t={t} territorio={territorio} mapa={mapas.regiones} />,
    });
  });

  rutas.get<{ Querystring: { q?: unknown } }>('/buscar', (solicitud, respuesta) => {
    const escrito = solicitud.query.q;
    const q = typeof escrito === 'string' ? escrito.trim().slice(0, MAXIMO_BUSCADO) : '';
    const encontrados = q === '' ? [] : buscar(territorio, { q, limite: RESULTADOS });
    const [primero] = encontrados;
    const exacto =
      primero &&
      [primero.nombre, ...primero.alias].some(
        (nombre) => normalizarBusqueda(nombre) === normalizarBusqueda(q),
      );
    if (primero && exacto) return respuesta.redirect(`/${primero.slug}`, 303);
    const { idioma, t } = enSuIdioma(solicitud);
    return marco.publica(solicitud, respuesta, {
      titulo: q === '' ? t.inicio.municipalidadesDeChile : t.inicio.resultadosDe(q),
      idioma,
      migas: [{ texto: t.comun.inicio, href: '/' }],
      ancho: q === '' ? 'amplio' : 'lectura',
      contenido: <PaginaResultados t={t} territorio={territorio} q={q} encontrados={encontrados} />,
    });
  });

  rutas.get<{ Params: { codigo: string } }>('/regiones/:codigo', (solicitud, respuesta) => {
    const region = regionDe(territorio, solicitud.params.codigo);
    if (!region) return marco.noEncontrada(solicitud, respuesta);
    const { idioma, t } = enSuIdioma(solicitud);
    return marco.publica(solicitud, respuesta, {
      titulo: region.nombreOficial,
      idioma,
      descripcion: t.inicio.descripcionRegion(region.nombreOficial),
      migas: [{ texto: t.comun.inicio, href: '/' }],
      ancho: 'amplio',
      contenido: (
        <PaginaRegion
          t={t}
          region={region}
          municipios={territorio.porRegion.get(region.codigo) ?? []}
          mapa={mapas.comunas}
        />
      ),
    });
  });

  rutas.get<{ Params: { slug: string } }>('/:slug', async (solicitud, respuesta) => {
    const { slug } = solicitud.params;
    const municipio = territorio.porSlug.get(slug);
    if (!municipio) {
      const conOtroNombre = territorio.porAlias.get(slug.toLowerCase());
      return conOtroNombre
        ? respuesta.redirect(`/${conOtroNombre.slug}`, 301)
        : marco.noEncontrada(solicitud, respuesta);
    }
    const { municipioId } = municipio;
    const { idioma, t } = enSuIdioma(solicitud);
    const [tramites, oficina] = await Promise.all([
      deps.tramitesPublicados(municipioId, idioma),
      deps.oficina?.(municipioId),
    ]);
    return marco.publica(solicitud, respuesta, {
      titulo: t.comun.municipalidadDe(municipio.nombre),
      idioma,
      descripcion: t.inicio.descripcionMunicipio(municipio.nombre),
      municipioId,
      ancho: 'amplio',
      portada: <PortadaMunicipal t={t} municipio={municipio} mapa={mapas.comunas} />,
      contenido: (
        <PaginaMunicipio
          t={t}
          municipio={municipio}
          tramites={tramites}
          oficina={oficina}
          mapa={mapas.comunas}
        />
      ),
    });
  });
}

const Coordenada = Type.Optional(Type.String({ pattern: '^-?\\d{1,3}(\\.\\d{1,6})?$' }));

/** Hoja del acento municipal e imagen del mapa que usa el campo `mapa` de los formularios. */
function archivos(app: FastifyInstance, deps: DependenciasTerritorio): void {
  const { territorio, mapas, marco } = deps;
  const rutas = app.withTypeProvider<TypeBoxTypeProvider>();

  rutas.get('/:slug/tema.css', { schema: { params: Slug } }, async (solicitud, respuesta) => {
    const municipio = territorio.porSlug.get(solicitud.params.slug);
    if (!municipio) return marco.noEncontrada(solicitud, respuesta);
    const { municipioId } = municipio;
    const acento = (await deps.acento?.(municipioId)) ?? acentoDePaleta(municipioId);
    return respuesta
      .type('text/css; charset=utf-8')
      .header('cache-control', UN_DIA)
      .send(cssDeTema(crearTema(acento)));
  });

  rutas.get(
    '/mapas/comunas/:cut',
    {
      schema: {
        params: Type.Object({ cut: Type.String({ pattern: '^\\d{5}$' }) }),
        querystring: Type.Object({
          lat: Coordenada,
          lon: Coordenada,
          z: Coordenada,
          plat: Coordenada,
          plon: Coordenada,
        }),
      },
    },
    async (solicitud, respuesta) => {
      const municipio = territorio.porCut.get(solicitud.params.cut);
      const poligonos = contornoDeComuna(mapas.comunas, solicitud.params.cut);
      if (!municipio || poligonos.length === 0) return marco.noEncontrada(solicitud, respuesta);
      const { lat = '', lon = '', z = '', plat, plon } = solicitud.query;
      const comuna = { cut: municipio.cut, nombre: municipio.nombre, poligonos };
      const punto =
        plat !== undefined && plon !== undefined
          ? { lat: Number(plat), lon: Number(plon) }
          : undefined;
      return respuesta
        .type('image/svg+xml; charset=utf-8')
        .header('cache-control', UN_DIA)
        .send(
          renderTrozo(
            <ImagenMapa comuna={comuna} vista={leerVista(comuna, lat, lon, z)} punto={punto} />,
          ),
        );
    },
  );
}

/** Registra las páginas, los archivos y la API del territorio. */
export function rutasDeTerritorio(app: FastifyInstance, deps: DependenciasTerritorio): void {
  paginas(app, deps);
  archivos(app, deps);
  apiDeTerritorio(app, deps.territorio);
}
