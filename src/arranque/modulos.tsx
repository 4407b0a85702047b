import type { FastifyInstance } from 'fastify';
import { contornoDeComuna, type Topologia } from '../graficos/index.ts';
import { crearGuardia, rutasDeAdministracion } from '../modulos/gobierno/administracion/index.ts';
import {
  type LeerVisita,
  rutasDePersonas,
  type Sesiones,
} from '../modulos/gobierno/personas/index.ts';
import {
  cargarMapas,
  type IndiceTerritorio,
  type Mapas,
  rutasDeTerritorio,
} from '../modulos/gobierno/territorio/index.ts';
import type { Marco } from '../modulos/marco.ts';
import { guardarPaginas } from '../modulos/paginas-guardadas.ts';
import type { Puertos } from '../modulos/puertos.ts';
import { rutasDeAdopcion } from '../modulos/tramitacion/adopcion/index.ts';
import { rutasDeVerificacion } from '../modulos/tramitacion/documentos/index.ts';
import { rutasDeOficina } from '../modulos/tramitacion/oficina/index.ts';
import { rutasDePagos } from '../modulos/tramitacion/pagos/index.ts';
import {
  type DependenciasSolicitudes,
  ingresarPagada,
  rutasDeSolicitudes,
  type TerritorioDeFormularios,
} from '../modulos/tramitacion/solicitudes/index.ts';
import { crearCatalogo, rutasDeTramites } from '../modulos/tramitacion/tramites/index.ts';
import type { Cifrado } from '../plataforma/cifrado/cifrado.ts';
import type { CorreoLocal } from '../plataforma/correo/correo-local.ts';
import { cargarTablaUtm } from '../plataforma/datos-legales.ts';
import type { FirmarManifiesto } from '../plataforma/firma/puerto.ts';
import { rutaDeIdioma } from '../servidor/idioma.ts';
import { rutasDePaginas } from '../servidor/paginas.tsx';
import { TRADUCCIONES } from './catalogo.ts';
import { registrarMadurez } from './madurez.ts';

/** Lo que un trámite recién publicado puede tardar en verse sin sesión; el catálogo recuerda lo mismo. */
const SEGUNDOS_GUARDADAS = 5;

interface Piezas {
  readonly puertos: Puertos;
  readonly sesiones: Sesiones;
  readonly leerVisita: LeerVisita;
  readonly marco: Marco;
  readonly territorio: IndiceTerritorio;
  readonly cifrado: Cifrado;
  readonly bandejaLocal?: CorreoLocal;
  readonly firmarManifiesto: FirmarManifiesto;
}

/** Reúne los módulos: qué depende de qué se lee aquí, de arriba abajo. */
export function registrarModulos(piezas: Piezas): {
  readonly solicitudes: DependenciasSolicitudes;
  readonly mapaComunas: Topologia;
  readonly registrar: (app: FastifyInstance) => void;
} {
  const { puertos, sesiones, leerVisita, marco, territorio } = piezas;
  const catalogo = crearCatalogo({ ...puertos, traducciones: TRADUCCIONES });
  const mapas = cargarMapas();
  const utm = cargarTablaUtm();
  const solicitudes: DependenciasSolicitudes = {
    puertos,
    catalogo,
    utm,
    territorio: territorioDeFormularios(territorio, mapas),
  };
  const municipioDeSlug = (slug: string) => territorio.porSlug.get(slug)?.municipioId;

  const registrar = (app: FastifyInstance): void => {
    rutaDeIdioma(app, puertos.urlPublica);
    rutasDePaginas(app, piezas);
    rutasDePersonas(app, { sesiones, marco, puertos });
    // Igual para toda la ciudadanía: se dibujan cada tantos segundos y no en cada visita.
    const publicas = (rutas: (contexto: FastifyInstance) => void) =>
      void app.register(async (contexto) => {
        guardarPaginas(contexto, puertos.reloj, SEGUNDOS_GUARDADAS);
        rutas(contexto);
      });
    publicas((contexto) =>
      rutasDeTerritorio(contexto, {
        territorio,
        mapas,
        marco,
        tramitesPublicados: async (municipioId, idioma) =>
          (await catalogo.publicados(municipioId)).map(({ definicion }) => {
            const { definicion: en, sinTraducir } = catalogo.enIdioma(definicion, idioma);
            return {
              id: definicion.id,
              nombre: en.nombre,
              area: definicion.area,
              areaTraducida: sinTraducir.has('area') ? undefined : en.area,
              descripcion: en.resumen,
              slug: definicion.id,
              traducido: !sinTraducir.has('nombre') && !sinTraducir.has('resumen'),
            };
          }),
      }),
    );
    rutasDeVerificacion(app, { puertos, marco });
    publicas((contexto) =>
      rutasDeTramites(contexto, {
        puertos,
        marco,
        catalogo,
        utm,
        municipioDeSlug: (slug) => territorio.porSlug.get(slug),
        municipioDeCut: (cut) => territorio.porCut.get(cut),
      }),
    );
    rutasDeSolicitudes(app, {
      ...solicitudes,
      marco,
      leerVisita,
      municipioDeSlug: (slug) => territorio.porSlug.get(slug),
      municipioPorId: (municipioId) => territorio.porId.get(municipioId),
    });
    rutasDePagos(app, {
      puertos,
      marco,
      municipioDeSlug,
      ingresarPagada: async (municipioId, borradorId) => {
        const municipio = territorio.porId.get(municipioId);
        if (municipio !== undefined) await ingresarPagada(solicitudes, municipio, borradorId);
      },
    });
    const exigirFuncionario = crearGuardia({ puertos, leerVisita, marco, municipioDeSlug });
    registrarMadurez(app, {
      puertos,
      marco,
      territorio,
      leerVisita,
      exigirFuncionario,
      mapaComunas: mapas.comunas,
    });
    rutasDeOficina(app, {
      puertos,
      marco,
      catalogo,
      exigirFuncionario,
      municipioDeSlug: (slug) => territorio.porSlug.get(slug),
      comunas: mapas.comunas,
      firmarManifiesto: piezas.firmarManifiesto,
    });
    rutasDeAdopcion(app, {
      puertos,
      marco,
      catalogo,
      utm,
      exigirFuncionario,
      zonaDe: (slug) => territorio.porSlug.get(slug)?.zonaHoraria ?? 'America/Santiago',
    });
    rutasDeAdministracion(app, {
      puertos: { ...puertos, cifrado: piezas.cifrado },
      marco,
      sesiones,
      leerVisita,
      urlPublica: puertos.urlPublica,
      municipioDeSlug: (slug) => territorio.porSlug.get(slug),
      exigirFuncionario,
    });
  };
  return { solicitudes, mapaComunas: mapas.comunas, registrar };
}

/** Comunas elegibles y contornos con que los formularios validan un punto en el mapa. */
function territorioDeFormularios(
  territorio: IndiceTerritorio,
  mapas: Mapas,
): TerritorioDeFormularios {
  return {
    comunas: territorio.municipios.map(({ cut, nombre }) => ({ cut, nombre })),
    contornoDe: (municipioId) => {
      const municipio = territorio.porId.get(municipioId);
      if (municipio === undefined) return undefined;
      const { cut, nombre } = municipio;
      return { cut, nombre, poligonos: contornoDeComuna(mapas.comunas, cut) };
    },
    urlMapaDe: ({ cut }) => `/mapas/comunas/${cut}`,
  };
}
