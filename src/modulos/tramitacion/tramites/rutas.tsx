import type { FastifyInstance, FastifyRequest } from 'fastify';
import { crearBuscador } from '../../../base/busqueda.ts';
import { textos } from '../../../idioma/index.ts';
import { apiDeTramites } from './api.ts';
import type { TramitePublicado } from './catalogo.ts';
import { servicioDeGobierno } from './datos-estructurados.ts';
import type { DependenciasRutasTramites, DependenciasTramites } from './dependencias.ts';
import { clavesDeBusqueda, type FichaDelDia, fichaDelDia } from './ficha.ts';
import { fichaDibujada } from './vistas/ficha-dibujada.tsx';
import { ListaDeTramites } from './vistas/lista.tsx';

const MAXIMO_BUSCADO = 80;

/** Páginas públicas y API de los trámites de cada municipio. */
export function rutasDeTramites(app: FastifyInstance, dadas: DependenciasRutasTramites): void {
  const deps: DependenciasTramites = { ...dadas, fichaDe: crearFichero(dadas) };
  const { marco, catalogo, puertos } = deps;
  const t = (solicitud: FastifyRequest) => textos(marco.idiomaDe(solicitud));

  app.get<{ Params: { slug: string }; Querystring: { q?: unknown; area?: unknown } }>(
    '/:slug/tramites',
    async (solicitud, respuesta) => {
      const municipio = deps.municipioDeSlug(solicitud.params.slug);
      if (municipio === undefined) return marco.noEncontrada(solicitud, respuesta);
      const publicados = await catalogo.publicados(municipio.municipioId);
      const idioma = marco.idiomaDe(solicitud);
      const q = leerTexto(solicitud.query.q);
      const area = leerTexto(solicitud.query.area);
      const buscar = crearBuscador(
        publicados.map((tramite) => {
          const en = catalogo.enIdioma(tramite.definicion, idioma);
          return {
            tramite: { ...tramite, en },
            claves: [...clavesDeBusqueda(tramite.definicion), ...clavesDeBusqueda(en.definicion)],
          };
        }),
      );
      const encontrados = buscar(q)
        .map(({ tramite }) => tramite)
        .filter(({ definicion }) => area === '' || definicion.area === area);
      const areas = [...new Set(publicados.map(({ definicion }) => definicion.area))].sort((a, b) =>
        a.localeCompare(b, 'es'),
      );
      return marco.publica(solicitud, respuesta, {
        titulo: t(solicitud).comun.tramites,
        descripcion: t(solicitud).inicio.descripcionMunicipio(municipio.nombre),
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(solicitud),
        ancho: 'amplio',
        migas: [
          {
            texto: t(solicitud).comun.municipalidadDe(municipio.nombre),
            href: `/${municipio.slug}`,
          },
        ],
        contenido: (
          <ListaDeTramites
            t={t(solicitud)}
            municipio={municipio}
            encontrados={encontrados}
            areas={areas}
            q={q}
            area={area}
          />
        ),
      });
    },
  );

  app.get<{ Params: { slug: string; tramiteId: string } }>(
    '/:slug/tramites/:tramiteId',
    async (solicitud, respuesta) => {
      const municipio = deps.municipioDeSlug(solicitud.params.slug);
      const tramite =
        municipio && (await catalogo.publicado(municipio.municipioId, solicitud.params.tramiteId));
      if (municipio === undefined || tramite === undefined)
        return marco.noEncontrada(solicitud, respuesta);
      const ficha = deps.fichaDe(tramite, municipio);
      const en = catalogo.enIdioma(tramite.definicion, marco.idiomaDe(solicitud));
      return marco.publica(solicitud, respuesta, {
        titulo: t(solicitud).ficha.tituloPagina(en.definicion.nombre),
        descripcion: en.definicion.resumen,
        ancho: 'amplio',
        municipioId: municipio.municipioId,
        idioma: marco.idiomaDe(solicitud),
        migas: [
          {
            texto: t(solicitud).comun.municipalidadDe(municipio.nombre),
            href: `/${municipio.slug}`,
          },
          { texto: t(solicitud).comun.tramites, href: `/${municipio.slug}/tramites` },
        ],
        datosEstructurados: servicioDeGobierno(ficha, puertos.urlPublica),
        contenido: fichaDibujada(ficha, marco.idiomaDe(solicitud), en),
      });
    },
  );

  apiDeTramites(app, deps);
}

/**
 * Calcula fichas y las recuerda mientras no cambie la hora: el costo y el plazo de una ficha son
 * los mismos para todos durante el día, y el calendario cuesta más que dibujar la página.
 */
function crearFichero({
  puertos,
  utm,
}: DependenciasRutasTramites): DependenciasTramites['fichaDe'] {
  const recordadas = new WeakMap<
    TramitePublicado,
    { readonly hora: number; readonly ficha: FichaDelDia }
  >();
  return (tramite, municipio) => {
    const ahora = puertos.reloj.ahora();
    const hora = Math.floor(ahora.epochMilliseconds / 3_600_000);
    const recordada = recordadas.get(tramite);
    if (recordada?.hora === hora) return recordada.ficha;
    const ficha = fichaDelDia(tramite, municipio, { calendario: puertos.calendario, utm }, ahora);
    recordadas.set(tramite, { hora, ficha });
    return ficha;
  };
}

function leerTexto(valor: unknown): string {
  return typeof valor === 'string' ? valor.trim().slice(0, MAXIMO_BUSCADO) : '';
}
