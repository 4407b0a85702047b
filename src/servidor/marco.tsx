import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import {
  type EnlaceIdioma,
  LayoutInterno,
  Pagina,
  renderHtml,
  type UsuarioVisible,
} from '../diseno/index.ts';
import { type Catalogo, type Idioma, textos } from '../idioma/index.ts';
import { funcionarioDe, tieneRol } from '../modulos/gobierno/administracion/index.ts';
import type { LeerVisita, Sesion } from '../modulos/gobierno/personas/index.ts';
import type { IndiceTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Marco } from '../modulos/marco.ts';
import { COOKIE_IDIOMA, IDIOMAS_OFRECIDOS, idiomaElegido } from './idioma.ts';
import { rielDe, sitioMunicipal, sitioNacional } from './sitios.ts';
import { NoEncontrada } from './vistas/no-encontrada.tsx';

/** Crea el marco común de las páginas: identidad del sitio, sesión, idioma y aviso de demostración. */
export function crearMarco({
  territorio,
  leerVisita,
  demostracion,
}: {
  readonly territorio: IndiceTerritorio;
  readonly leerVisita: LeerVisita;
  readonly demostracion: boolean;
}): Marco {
  const avisoEn = (t: Catalogo): ComponentChildren =>
    demostracion ? t.comun.demostracion : undefined;

  const castellano = textos('es-CL');
  const marco: Marco = {
    publica: async (solicitud, respuesta, pagina) => {
      const municipio =
        pagina.municipioId === undefined ? undefined : territorio.porId.get(pagina.municipioId);
      const sesion = await visitaTolerante(solicitud, leerVisita);
      const { contenido, municipioId: _m, recarga, ...propiedades } = pagina;
      const idioma = pagina.idioma ?? marco.idiomaDe(solicitud);
      const { direccion = solicitud.url, ...visibles } = propiedades;
      const t = textos(idioma);
      const html = renderHtml(
        <Pagina
          {...visibles}
          titulo={
            pagina.idioma === undefined ? t.comun.tituloEnCastellano(pagina.titulo) : pagina.titulo
          }
          idioma={idioma}
          textos={t.diseno}
          idiomas={enlacesDeIdioma(direccion, idioma)}
          soloEnCastellano={pagina.idioma === undefined}
          sitio={municipio === undefined ? sitioNacional(t) : sitioMunicipal(municipio, t)}
          usuario={sesion === undefined ? undefined : usuarioVisible(sesion, t)}
          ingreso={sesion === undefined ? enlaceDeIngreso(solicitud, t) : undefined}
          demostracion={avisoEn(t)}
        >
          {contenido}
        </Pagina>,
      );
      if (recarga !== undefined) respuesta.header('refresh', `1; url=${recarga}`);
      return responder(respuesta, html, pagina.privada === true || sesion !== undefined);
    },

    interna: async (solicitud, respuesta, pagina) => {
      const municipio = territorio.porId.get(pagina.municipioId);
      if (municipio === undefined) return marco.noEncontrada(solicitud, respuesta);
      const sesion = await leerVisita(solicitud);
      const funcionario = funcionarioDe(solicitud);
      const administra = funcionario !== undefined && tieneRol(funcionario, 'administrador');
      const { contenido, municipioId: _m, seccion, ...propiedades } = pagina;
      const html = renderHtml(
        <LayoutInterno
          {...propiedades}
          idioma="es-CL"
          sitio={sitioMunicipal(municipio, castellano)}
          usuario={sesion === undefined ? undefined : usuarioVisible(sesion, castellano)}
          riel={rielDe(municipio.slug, seccion, administra)}
          demostracion={avisoEn(castellano)}
        >
          {contenido}
        </LayoutInterno>,
      );
      return responder(respuesta, html, true);
    },

    idiomaDe: (solicitud) => idiomaElegido(solicitud.cookies[COOKIE_IDIOMA]),

    noEncontrada: async (solicitud, respuesta) => {
      const slug = solicitud.url.split(/[/?]/)[1] ?? '';
      const municipio = territorio.porSlug.get(slug);
      const idioma = marco.idiomaDe(solicitud);
      const t = textos(idioma).errores;
      return marco.publica(solicitud, respuesta.code(404), {
        titulo: t.noEncontrada,
        idioma,
        contenido: (
          <NoEncontrada
            t={t}
            inicio={municipio === undefined ? '/' : `/${slug}`}
            parecidos={municipio === undefined ? territorio.parecidos(slug).slice(0, 3) : []}
          />
        ),
        ...(municipio === undefined ? {} : { municipioId: municipio.municipioId }),
      });
    },
  };
  return marco;
}

// Sin base de datos no se sabe quién visita, pero la página de error igual debe verse.
async function visitaTolerante(
  solicitud: FastifyRequest,
  leerVisita: LeerVisita,
): Promise<Sesion | undefined> {
  return leerVisita(solicitud).catch(() => undefined);
}

function usuarioVisible(sesion: Sesion, t: Catalogo): UsuarioVisible {
  return {
    nombre: sesion.nombre,
    ...(sesion.funcionario === undefined ? {} : { detalle: t.comun.cuentaMunicipal }),
    enlaces: [{ texto: t.comun.misTramites, href: '/mis-tramites' }],
    salir: '/salir',
  };
}

function enlacesDeIdioma(direccion: string, actual: Idioma): readonly EnlaceIdioma[] {
  return IDIOMAS_OFRECIDOS.map(({ codigo, nombre }) => ({
    idioma: codigo,
    texto: nombre,
    href: `/idioma/${codigo}?volver=${encodeURIComponent(direccion)}`,
    actual: codigo === actual,
  }));
}

function enlaceDeIngreso(solicitud: FastifyRequest, t: Catalogo) {
  const destino = solicitud.method === 'GET' ? solicitud.url : '/';
  return { texto: t.comun.ingresar, href: `/ingresar?destino=${encodeURIComponent(destino)}` };
}

function responder(respuesta: FastifyReply, html: string, privada: boolean): FastifyReply {
  return respuesta
    .type('text/html; charset=utf-8')
    .header('cache-control', privada ? 'no-store' : 'no-cache')
    .send(html);
}
