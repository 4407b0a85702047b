import type { EntradaRiel, Sitio } from '../diseno/index.ts';
import type { Catalogo } from '../idioma/index.ts';
import type { Municipio } from '../modulos/gobierno/territorio/index.ts';
import type { PaginaInterna } from '../modulos/marco.ts';

const ACCESIBILIDAD = '/accesibilidad';

/** Sitio nacional: portada, búsqueda de municipios y verificación. */
export function sitioNacional(t: Catalogo): Sitio {
  return {
    tipo: 'nacional',
    nombre: 'Municipios Digitales',
    bajada: t.comun.bajadaNacional,
    href: '/',
    iniciales: 'MD',
    navegacion: [
      { texto: t.comun.municipalidades, href: '/buscar' },
      { texto: t.comun.misTramites, href: '/mis-tramites' },
      { texto: t.comun.verificarDocumento, href: '/verificar' },
      { texto: t.comun.madurez, href: '/madurez' },
    ],
    pie: {
      unidad: t.comun.equipoNacional,
      accesibilidad: ACCESIBILIDAD,
      enlaces: [
        { texto: t.comun.datosAbiertos, href: '/api/documentacion' },
        { texto: t.comun.componentes, href: '/diseno' },
      ],
    },
  };
}

/** Sitio de una municipalidad, con su nombre, su tema y quién atiende. */
export function sitioMunicipal(municipio: Municipio, t: Catalogo): Sitio {
  const base = `/${municipio.slug}`;
  return {
    tipo: 'municipal',
    nombre: t.comun.municipalidadDe(municipio.nombre),
    bajada: municipio.region.nombreOficial,
    href: base,
    tema: `${base}/tema.css`,
    navegacion: [
      { texto: t.comun.tramites, href: `${base}/tramites` },
      { texto: t.comun.misTramites, href: '/mis-tramites' },
      { texto: t.comun.verificarDocumento, href: '/verificar' },
    ],
    pie: {
      unidad: t.comun.oficinaDePartes,
      accesibilidad: ACCESIBILIDAD,
      enlaces: [
        ...(municipio.sitioWeb === undefined
          ? []
          : [{ texto: t.comun.sitioMunicipal, href: municipio.sitioWeb }]),
        { texto: t.comun.funcionarios, href: `${base}/funcionarios` },
      ],
    },
  };
}

const SOLO_ADMINISTRA: ReadonlySet<PaginaInterna['seccion']> = new Set([
  'tramites',
  'equipo',
  'sistema',
]);

/** Secciones de la trastienda que le sirven a este funcionario; `actual` marca la que se ve. */
export function rielDe(
  slug: string,
  actual: PaginaInterna['seccion'],
  administra: boolean,
): readonly EntradaRiel[] {
  const base = `/${slug}/funcionarios`;
  const secciones: readonly (EntradaRiel & { readonly seccion: PaginaInterna['seccion'] })[] = [
    { seccion: 'bandeja', texto: 'Bandeja', href: `${base}/bandeja`, icono: 'bandeja' },
    { seccion: 'tablero', texto: 'Tablero', href: `${base}/tablero`, icono: 'grafico' },
    { seccion: 'tramites', texto: 'Trámites', href: `${base}/tramites`, icono: 'documento' },
    { seccion: 'plan', texto: 'Madurez', href: `${base}/madurez`, icono: 'estrella' },
    { seccion: 'equipo', texto: 'Equipo', href: `${base}/equipo`, icono: 'personas' },
  ];
  const visibles = secciones.filter(({ seccion }) => administra || !SOLO_ADMINISTRA.has(seccion));
  return visibles.map(({ seccion, ...entrada }) => ({
    ...entrada,
    actual: seccion === actual || (seccion === 'equipo' && actual === 'sistema'),
  }));
}
