import type { EntradaRiel, Sitio } from '../diseno/index.ts';
import type { Municipio } from '../modulos/gobierno/territorio/index.ts';
import type { PaginaInterna } from '../modulos/marco.ts';

const ACCESIBILIDAD = '/accesibilidad';

/** Sitio nacional: portada, búsqueda de municipios y verificación. */
export const SITIO_NACIONAL: Sitio = {
  tipo: 'nacional',
  nombre: 'Municipios Digitales',
  bajada: 'Trámites de su municipalidad, en línea',
  href: '/',
  iniciales: 'MD',
  navegacion: [
    { texto: 'Municipalidades', href: '/buscar' },
    { texto: 'Mis trámites', href: '/mis-tramites' },
    { texto: 'Verificar un documento', href: '/verificar' },
    { texto: 'Madurez digital', href: '/madurez' },
  ],
  pie: {
    unidad: 'Equipo nacional del programa',
    accesibilidad: ACCESIBILIDAD,
    enlaces: [
      { texto: 'Datos abiertos y API', href: '/api/documentacion' },
      { texto: 'Componentes de diseño', href: '/diseno' },
    ],
  },
};

/** Sitio de una municipalidad, con su nombre, su tema y quién atiende. */
export function sitioMunicipal(municipio: Municipio): Sitio {
  const base = `/${municipio.slug}`;
  return {
    tipo: 'municipal',
    nombre: `Municipalidad de ${municipio.nombre}`,
    bajada: municipio.region.nombreOficial,
    href: base,
    tema: `${base}/tema.css`,
    navegacion: [
      { texto: 'Trámites', href: `${base}/tramites` },
      { texto: 'Mis trámites', href: '/mis-tramites' },
      { texto: 'Verificar un documento', href: '/verificar' },
    ],
    pie: {
      unidad: 'Oficina de Partes',
      accesibilidad: ACCESIBILIDAD,
      enlaces: [
        ...(municipio.sitioWeb === undefined
          ? []
          : [{ texto: 'Sitio web municipal', href: municipio.sitioWeb }]),
        { texto: 'Funcionarios', href: `${base}/funcionarios` },
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
    { seccion: 'sistema', texto: 'Sistema', href: `${base}/sistema`, icono: 'ajustes' },
  ];
  const visibles = secciones.filter(({ seccion }) => administra || !SOLO_ADMINISTRA.has(seccion));
  return visibles.map(({ seccion, ...entrada }) => ({ ...entrada, actual: seccion === actual }));
}
